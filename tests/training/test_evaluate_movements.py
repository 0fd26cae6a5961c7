"""Recall of J and Z in sequences, as the command prints and writes it."""

import json

import numpy as np
import pytest

from asl_keras.errors import InputError
from training import evaluate_movements
from training.movements.camera import Faults, seen
from training.movements.manner import manner
from training.movements.scenes import letter_scene, word_scene

GOOD = Faults(rates=(24, 30), noise=0.015, wobble=0.05, dropped=0, blurred=0, cut=0)


@pytest.fixture(scope="module")
def arrays() -> dict:
    """Three J, three Z and two words of still letters, of which one row says which it is."""
    rng = np.random.default_rng(17)
    clips = [
        seen(letter_scene(letter, rng, manner(rng, "judge")), rng, GOOD) for letter in "JJJZZZ"
    ]
    clips += [seen(word_scene(rng, manner(rng, "judge")), rng, GOOD) for _ in range(2)]
    labels = [
        [next((m.letter for m in one.marks if m.start <= time <= m.end), "") for time in one.times]
        for one in clips
    ]
    return {
        "landmarks": np.concatenate([one.landmarks for one in clips]),
        "times": np.concatenate([one.times for one in clips]).astype(np.float32),
        "labels": np.concatenate(labels),
        "clips": np.repeat(np.arange(len(clips)), [len(one.times) for one in clips]),
    }


def judged(folder, arrays, *options) -> dict:
    np.savez(folder / "sequences.npz", **arrays)
    report = folder / "report.json"
    evaluate_movements.main(
        ["--data", str(folder / "sequences.npz"), "--report", str(report), *options]
    )
    return json.loads(report.read_text())


def test_recall_and_false_ones_are_printed_and_written(tmp_path, arrays, capsys):
    report = judged(tmp_path, arrays)
    assert judged(tmp_path, arrays) == report, "a second time, over the first"
    assert report["letters"]["J"]["recall"] == 1
    assert report["letters"]["Z"]["recall"] == 1
    assert report["clips"] == 8
    assert report["false_per_minute"] == 0
    assert "per minute" in capsys.readouterr().out


def test_a_movement_that_nobody_made_is_a_false_one(tmp_path, arrays):
    report = judged(tmp_path, {**arrays, "labels": np.full(len(arrays["labels"]), "A")})
    assert report["letters"]["J"] == {"movements": 0, "found": 0, "false": 3, "recall": None}
    assert report["false"] == 6
    assert report["false_per_minute"] == pytest.approx(6 / report["minutes"])


def test_small_letters_are_letters(tmp_path, arrays):
    small = {**arrays, "labels": np.char.lower(arrays["labels"])}
    assert judged(tmp_path, small) == judged(tmp_path, arrays)


def test_without_times_the_rate_must_be_said(tmp_path, arrays):
    without = {name: array for name, array in arrays.items() if name != "times"}
    with pytest.raises(InputError, match="fps") as caught:
        judged(tmp_path, without)
    assert caught.value.fields == ("fps",), "the command says --fps"
    assert judged(tmp_path, without, "--fps", "27")["letters"]["Z"]["found"] >= 2


def test_a_rate_beside_times_is_refused(tmp_path, arrays):
    with pytest.raises(InputError, match="received both") as caught:
        judged(tmp_path, arrays, "--fps", "27")
    assert caught.value.fields == ("fps",)


def still(times) -> dict:
    """A hand that rests in one clip."""
    count = len(times)
    hands = np.random.default_rng(1).random((1, 21, 3)).repeat(count, axis=0)
    texts = np.full(count, "")
    return {"landmarks": hands, "times": times, "labels": texts, "clips": np.zeros(count, int)}


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_a_thousand_frames_a_second_are_read(tmp_path, kind):
    assert judged(tmp_path, still((np.arange(3000) / 1000).astype(kind)))["clips"] == 1


def test_a_gap_counts_until_the_hand_is_taken_as_gone(tmp_path):
    times = np.append(np.arange(10), np.arange(10) + 600) / 10
    assert judged(tmp_path, still(times))["minutes"] == pytest.approx((2 - 0.1 + 0.3) / 60)


@pytest.mark.parametrize("last", [86_401.0, 1e308])
def test_no_clip_is_longer_than_a_day(tmp_path, last):
    with pytest.raises(InputError, match="at most a day"):
        judged(tmp_path, still(np.array([-last, 0.0, 0.1, 0.2, 0.3, last])))


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"times": np.zeros(3, np.float32)}, "one value for each row"),
        ({"clips": None}, "`clips`"),
        ({"times": 0}, "increase"),
        ({"times": np.nan}, "finite"),
        ({"times": np.arange(9e3) * 33}, "in seconds.*frames that are 33 apart"),
        ({"landmarks": None}, "array `landmarks`, received only 'times'"),
        ({"labels": None}, "array `labels`"),
        ({"clips": 0.5}, "whole numbers"),
    ],
)
def test_what_is_no_sequence_is_refused_in_a_sentence(tmp_path, arrays, changed, fault):
    (name, value), *_ = changed.items()
    wrong = dict(arrays)
    if value is None:
        del wrong[name]
    else:
        count = len(arrays["labels"])
        wrong[name] = value[:count] if np.ndim(value) else np.full(count, float(value))
    with pytest.raises(InputError, match=fault):
        judged(tmp_path, wrong)


def test_masks_are_no_damaged_file(tmp_path, arrays):
    masks = {name: array for name, array in arrays.items() if name != "landmarks"}
    masks["images"] = np.zeros((len(masks["labels"]), 32, 32, 3), np.uint8)
    with pytest.raises(InputError, match="`images`, which are masks; name the file of landmarks"):
        judged(tmp_path, masks)
