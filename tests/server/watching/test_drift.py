"""Streams that drift are noticed within 500 hands, others are not."""

import logging
from pathlib import Path

import numpy as np
import pytest

from asl_keras.evaluation.acceptance import accepted
from asl_keras.hand.skeleton import mirror
from asl_keras.inference.recognizer import Recognizer
from asl_keras.synthetic import sample
from server.watching import limits
from server.watching.eye import Eye
from server.watching.observation import Observation
from server.watching.options import WatchingOptions
from server.watching.reference import digest
from server.watching.stationary import Stationary, counted

WINDOW = 200
SLOT = 3.6  # seconds in which one hand counts


class Clock:
    """A minute after another."""

    time = 1e9

    def __call__(self) -> float:
        return self.time

    def pass_by(self, seconds: float) -> None:
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def eye(model, clock) -> Eye:
    return Eye({"default": model}, clock=clock, now=clock, seed=0)


def show(
    eye: Eye,
    clock: Clock,
    model: Path,
    recognizer: Recognizer,
    hands: np.ndarray,
    found: float = 0.9,
) -> None:
    """Photographs of hands, one every `SLOT` seconds, of which some show none."""
    said = recognizer.read(hands)
    passing = accepted(recognizer.alphabet, said, recognizer.threshold)
    random, version = np.random.default_rng(0), digest(model)[:12]
    for hand, one, is_letter in zip(hands, said, passing, strict=True):
        clock.pass_by(SLOT)
        seen = (one, bool(is_letter), hand) if random.random() < found else (None, False, None)
        eye.saw(Observation("recognize", "default", version, {"read": 0.001}, *seen))


def alarms(eye: Eye) -> list[bool]:
    ((_, windows),) = eye.history().values()
    return [bool(one.alarms) for one in windows]


def test_people_of_the_reference_are_no_alarm(eye, clock, model, recognizer):
    show(eye, clock, model, recognizer, sample(5 * WINDOW + 1, 1)[0])
    assert alarms(eye) == [False] * 5
    assert b'asl_drift_alarm{model="default"} 0.0' in eye.exposition()


SHIFTS = {
    "a camera that lies on its side": lambda hands: hands[..., [1, 0, 2]],
    "pictures that are squeezed": lambda hands: hands * np.float32([0.6, 1, 1]),
    "a finder that is far off": lambda hands: (
        hands + np.random.default_rng(0).normal(0, 0.25, hands.shape).astype(np.float32)
    ),
    "one letter alone": lambda hands: np.repeat(hands[:1], len(hands), axis=0),
}


@pytest.mark.parametrize("shift", SHIFTS.values(), ids=SHIFTS)
def test_what_changes_is_noticed_within_500_hands(eye, clock, model, recognizer, caplog, shift):
    show(eye, clock, model, recognizer, sample(WINDOW // 2, 1)[0])
    show(eye, clock, model, recognizer, shift(sample(500, 2)[0]))
    assert any(alarms(eye))
    assert "are unlike the reference" in caplog.text
    assert b'asl_drift_alarm{model="default"} 1.0' in eye.exposition()


def test_a_finder_that_finds_half_as_many_hands_is_noticed(eye, clock, model, recognizer):
    show(eye, clock, model, recognizer, sample(500, 2)[0], found=0.45)
    assert any(alarms(eye))


def test_a_mirrored_camera_is_noticed_by_the_lean_of_the_hands(eye, clock, model, recognizer):
    """Of hands that are of both sides, as synthetic ones are; else by the side, too."""
    hands = sample(3000, 3)[0]
    to_the_right = hands[hands[:, 9, 0] > hands[:, 0, 0] + 0.3][:500]
    show(eye, clock, model, recognizer, mirror(to_the_right))
    assert any(alarms(eye))


def test_live_hands_that_move_and_live_pictures_without_one_do_not_count(eye, clock, model):
    version = digest(model)[:12]
    said = np.eye(25, dtype=np.float32)[0]
    for hand in sample(400, 0)[0]:
        clock.pass_by(1 / 15)
        eye.saw(Observation("live", "default", version, {}, said, True, hand, source="7"))
        eye.saw(Observation("live", "default", version, {}, source="7"))
    assert b'asl_drift_hands{model="default"}' not in eye.exposition()


def test_chance_passes_a_limit_once_a_week_at_most(reference):
    """Other draws than those that the limits were made of; 4,000 windows know them to a fifth."""
    random, count = np.random.default_rng(99), 100_000
    places = {name: random.choice(len(one.shares), count, p=one.shares / one.shares.sum())
              for name, one in reference.bins.items() if name != "found"}  # fmt: skip
    stream = Stationary(places, np.arange(count), np.ones(count), 0.1, 1)
    weeks, a_week = 4, 1000 * limits.HOURS / WINDOW
    drawn = stream.windows(int(weeks * a_week), WINDOW, random)
    counts = {name: counted(drawn[name], len(one.shares)) for name, one in reference.bins.items()}
    values = limits.values(counts, reference.bins, WINDOW)
    over = np.any([values[key] > limit for key, limit in reference.limits.items()], axis=0)
    assert over.sum() / weeks <= 1


def test_a_model_without_a_reference_is_read_and_not_watched(model, clock):
    model.with_name("model.reference.json").unlink()
    eye = Eye({"default": model}, clock=clock, now=clock)
    eye.saw(Observation("landmarks", "default", digest(model)[:12], {}, np.eye(25)[0], True))
    assert b'asl_drift_watched{model="default"} 0.0' in eye.exposition()
    assert b'asl_letters_total{letter="A",model="default"} 1.0' in eye.exposition()


def test_the_reference_of_another_model_is_not_used_and_the_log_says_so(model, clock, caplog):
    model.write_bytes(model.read_bytes() + b"\0")
    with caplog.at_level(logging.WARNING):
        eye = Eye({"default": model}, clock=clock, now=clock)
        eye.saw(Observation("landmarks", "default", digest(model)[:12], {}, np.eye(25)[0], True))
    assert "not watched" in caplog.text
    assert not eye.history()


def test_windows_outlive_a_restart(model, clock, recognizer, tmp_path):
    options = WatchingOptions(windows=tmp_path / "drift.json")
    for _ in range(2):
        eye = Eye({"default": model}, options, clock, clock, seed=0)
        show(eye, clock, model, recognizer, sample(WINDOW + 1, 1)[0])
        eye.close()
    assert alarms(Eye({"default": model}, options, clock, clock)) == [False, False]
