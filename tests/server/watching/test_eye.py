"""What a server tells of itself, and what it keeps."""

import json
import time

import numpy as np
import pytest
from prometheus_client.parser import text_string_to_metric_families

from asl_keras.data.dataset import load
from asl_keras.errors import InputError
from asl_keras.synthetic import sample
from server.watching.eye import Eye
from server.watching.kept import KeptHand, KeptLandmarks
from server.watching.observation import Blind, Observation, Observer
from server.watching.options import WatchingOptions
from server.watching.reference import digest

HANDS = sample(1100, 0)[0]


def metrics(eye: Eye) -> dict[tuple, float]:
    """All samples by name and labels."""
    families = text_string_to_metric_families(eye.exposition().decode())
    return {
        (one.name, *sorted(one.labels.values())): one.value for f in families for one in f.samples
    }


def said(place: int, probability: float) -> np.ndarray:
    rest = (1 - probability) / 24
    return np.where(np.arange(25) == place, probability, rest).astype(np.float32)


def test_everything_that_happens_is_counted(model):
    eye, version = Eye({"default": model}), digest(model)[:12]
    seconds = {"hands": 0.03, "read": 0.002}
    for probabilities, accepted in ((said(1, 0.9), True), (said(1, 0.4), False)):
        eye.saw(Observation("live", "default", version, seconds, probabilities, accepted, HANDS[0]))
    eye.saw(Observation("live", "default", version, seconds, said(24, 0.9), False, HANDS[0]))
    eye.saw(Observation("recognize", "default", version, {"decode": 0.01}))
    eye.refused("recognize", "queue")
    eye.answered("recognize", 503, 0.001)
    eye.waiting(7)
    found = metrics(eye)
    assert found["asl_hands_total", "default", "live"] == 3
    assert found["asl_pictures_without_hand_total", "recognize"] == 1
    assert found["asl_letters_total", "B", "default"] == 1
    assert found["asl_letters_total", "default", "unsure"] == 1
    assert found["asl_letters_total", "default", "none"] == 1
    assert found["asl_confidence_bucket", "0.5", "default"] == 1
    assert found["asl_stage_seconds_count", "hands"] == 3
    assert found["asl_refused_total", "queue", "recognize"] == 1
    assert found["asl_requests_total", "503", "recognize"] == 1
    assert found["asl_queue_length",] == 7
    assert found["asl_model_info", *sorted(["default", version])] == 1
    assert found["asl_drift_watched", "default"] == 1


def test_two_servers_in_a_process_count_apart(model):
    one, other = Eye({"default": model}), Eye({"default": model})
    one.refused("live", "rate")
    assert ("asl_refused_total", "live", "rate") not in metrics(other)


def test_a_version_takes_the_place_of_the_one_before(model):
    eye, old = Eye({"default": model}), digest(model)[:12]
    eye.saw(Observation("landmarks", "default", old, {}, said(0, 1), True, HANDS[0]))
    model.write_bytes(model.read_bytes() + b"\0")
    new = digest(model)[:12]
    eye.saw(Observation("landmarks", "default", new, {}, said(0, 1), True, HANDS[0]))
    eye.saw(Observation("landmarks", "default", old, {}, said(0, 1), True, HANDS[0]))  # finishes
    found = metrics(eye)
    assert found["asl_model_info", *sorted(["default", new])] == 1
    assert ("asl_model_info", *sorted(["default", old])) not in found
    assert found["asl_hands_total", "default", "landmarks"] == 3


def test_it_is_quick(model):
    """A batch of 10,000 hands is told of one by one: 0.03 ms each here, on a busy machine 0.2."""
    eye, version = Eye({"default": model}), digest(model)[:12]
    seen = [
        Observation("landmarks", "default", version, {"read": 1e-5}, said(0, 1), True, hand)
        for hand in HANDS
    ]
    started = time.process_time()
    for one in seen:
        eye.saw(one)
    assert time.process_time() - started < 0.4e-3 * len(seen)


def test_whoever_counts_nothing_is_an_observer_too(model):
    observers: list[Observer] = [Blind(), Eye({"default": model})]
    for observer in observers:
        observer.refused("live", "token")


def test_nothing_is_kept_unless_it_is_asked_for(model, tmp_path):
    before = sorted(tmp_path.iterdir())
    eye = Eye({"default": model})
    eye.saw(Observation("landmarks", "default", digest(model)[:12], {}, said(0, 1), True, HANDS[0]))
    eye.close()
    assert sorted(tmp_path.iterdir()) == before


def test_landmarks_that_count_are_kept_as_a_file_to_train_on(model, tmp_path):
    folder, moments = tmp_path / "kept", [1e9]
    options = WatchingOptions(keep_landmarks=folder)
    eye = Eye({"default": model}, options, lambda: moments[-1], lambda: moments[-1])
    version = digest(model)[:12]
    for number, hand in enumerate(HANDS[:30]):
        is_sure = number % 2 == 0
        read = said(2, 0.9 if is_sure else 0.3), is_sure, hand, "Left"
        eye.saw(Observation("landmarks", "default", version, {}, *read))
        moments.append(moments[-1] + 4)
    eye.close()
    (file,) = folder.iterdir()
    data = load([file])
    assert len(data) == 29  # the last may still be followed by another in its slot
    assert np.array_equal(data.hands, HANDS[:29])
    assert set(data.labels) == {"C", "unsure"}


def test_kept_files_are_bounded_in_size_and_in_age(tmp_path):
    moments = [1e9]
    kept = KeptLandmarks(tmp_path, megabytes=0.25, days=1, now=lambda: moments[-1])
    for _ in range(4):
        for hand in HANDS[:500]:
            kept.add(KeptHand(hand, "A", ""))
        moments.append(moments[-1] + 60)
    files = sorted(tmp_path.iterdir())
    assert 1 <= len(files) < 4
    assert sum(one.stat().st_size for one in files) <= 250_000
    moments.append(moments[-1] + 2 * 86_400)
    kept.add(KeptHand(HANDS[0], "A", ""))
    kept.close()
    (newest,) = tmp_path.iterdir()
    assert newest not in files


def test_a_hand_that_no_file_may_hold_is_not_kept(tmp_path):
    kept = KeptLandmarks(tmp_path / "kept", 1, 1)
    kept.add(KeptHand(np.zeros((21, 3), np.float32), "A", ""))
    kept.add(KeptHand(np.full((21, 3), np.nan, np.float32), "A", ""))
    kept.close()
    assert not (tmp_path / "kept").exists()


def test_hands_that_cannot_be_kept_disturb_nobody(model, tmp_path, caplog):
    folder = tmp_path / "kept"
    moments = [1e9]
    options = WatchingOptions(keep_landmarks=folder)
    eye = Eye({"default": model}, options, lambda: moments[-1], lambda: moments[-1])
    folder.write_text("a file")
    for hand in HANDS[:3]:
        seen = Observation("landmarks", "default", digest(model)[:12], {}, said(2, 0.9), True, hand)
        eye.saw(seen)
        moments.append(moments[-1] + 4000)
    assert "were not kept" in caplog.text


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"version": 1, "models": {"a": {}}}', b'{"version": 1, "models": []}'],
)
def test_a_file_of_windows_that_is_none_is_refused(model, tmp_path, content):
    file = tmp_path / "drift.json"
    file.write_bytes(content)
    with pytest.raises(InputError, match="Expected the windows that a server has saved"):
        Eye({"default": model}, WatchingOptions(windows=file))


def test_windows_whose_counts_do_not_fit_are_refused(model, reference, tmp_path):
    file = tmp_path / "drift.json"
    counts = {name: [1] for name in reference.bins}
    window = {"began": 0, "ended": 1, "counts": counts}
    one = {"reference": reference.as_json(), "windows": [window]}
    file.write_text(json.dumps({"version": 1, "models": {"default": one}}))
    with pytest.raises(InputError, match="counts that do not fit"):
        Eye({"default": model}, WatchingOptions(windows=file))


@pytest.mark.parametrize("given", [{"keep_days": 0}, {"keep_megabytes": float("nan")}])
def test_bounds_are_bounds(given):
    with pytest.raises(InputError, match="Expected `keep_"):
        WatchingOptions(**given)


def test_a_file_of_windows_has_one_server(tmp_path):
    windows = tmp_path / "drift.json"
    options, other = WatchingOptions(windows=windows), WatchingOptions(windows=tmp_path / "b.json")
    (tmp_path / "link.json").symlink_to(windows)
    same = WatchingOptions(windows=tmp_path / "link.json")
    with options.alone(), other.alone(), WatchingOptions().alone(), WatchingOptions().alone():
        windows.write_text("replaced")
        with pytest.raises(InputError, match="no other server writes"), same.alone():
            pass
    with same.alone():
        pass
