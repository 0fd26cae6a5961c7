"""Which frames of a hand are recorded, from a camera and from a video."""

import numpy as np
import pytest

from asl_keras.adapt.holds import Holds
from asl_keras.adapt.lesson import Hint, Lesson
from asl_keras.errors import InputError

RATE = 20
RANDOM = np.random.default_rng(0)
HANDS = {letter: RANDOM.random((21, 3)).astype(np.float32) for letter in "ABC"}
JITTER = 0.02


def frames(script: str):
    """Of "A1 -0.5 B1": the hand of A for a second, half a second without, the hand of B."""
    random, time = np.random.default_rng(1), 0.0
    for part in script.split():
        for _ in range(round(float(part[1:]) * RATE)):
            noise = JITTER * random.standard_normal((21, 3)).astype(np.float32)
            if part[0] == "~":
                yield time, RANDOM.random((21, 3)).astype(np.float32)
            else:
                yield time, HANDS[part[0]] + noise if part[0] in HANDS else None
            time += 1 / RATE


def taught(lesson: Lesson, script: str) -> Lesson:
    for time, landmarks in frames(script):
        lesson.see(time, landmarks)
    return lesson


def test_each_letter_is_recorded_until_there_are_enough():
    lesson = taught(Lesson("AB", 3), "A4 -0.5 B4")
    landmarks, labels = lesson.recorded()
    assert labels.tolist() == list("AAABBB")
    assert np.abs(landmarks[:3] - HANDS["A"]).max() < 6 * JITTER
    assert np.abs(landmarks[3:] - HANDS["B"]).max() < 6 * JITTER
    assert lesson.step.letter is None
    assert lesson.step.hint is Hint.END


def test_a_hand_that_moves_is_not_recorded():
    lesson = taught(Lesson("A", 3), "~3")
    assert lesson.counts() == [0]
    assert lesson.step.hint is Hint.HOLD


def test_without_a_hand_it_waits():
    assert taught(Lesson("A", 3), "-3").step.hint is Hint.SHOW


def test_the_letter_before_is_not_taken_for_the_next():
    """The hand needs a moment to change."""
    lesson = taught(Lesson("AB", 2), "A5")
    assert lesson.counts() == [2, 0]
    assert lesson.step.hint is Hint.CHANGE


def test_after_a_while_two_letters_may_look_alike():
    assert taught(Lesson("AA", 2), "A9").counts() == [2, 2]


def test_frames_that_are_all_alike_are_kept_seldom():
    still, moving = Lesson("A", 50), Lesson("A", 50)
    for number in range(100):
        still.see(number / RATE, HANDS["A"])
        turned = HANDS["A"] * np.float32([1 + number / 30, 1, 1])
        moving.see(number / RATE, turned)
    assert 0 < still.counts()[0] < moving.counts()[0]


def test_a_cut_breaks_a_hold():
    lesson = Lesson("A", 3)
    for time, landmarks in frames("A3"):
        lesson.see(time, landmarks, cut=True)
    assert lesson.counts() == [0]


def test_a_letter_can_be_skipped_and_begun_anew():
    lesson = Lesson("AB", 2)
    lesson.skip()
    assert lesson.step.letter == "B"
    lesson.back()
    assert lesson.step.letter == "A"
    taught(lesson, "A2")
    lesson.back()
    assert lesson.step.letter == "A"
    assert lesson.counts() == [0, 0]
    lesson.skip()
    lesson.skip()
    lesson.skip()
    assert lesson.step.letter is None


def held(script: str) -> Holds:
    holds = Holds(3)
    for time, landmarks in frames(script):
        holds.see(time, landmarks)
    return holds


@pytest.mark.parametrize(
    "script",
    [
        "-0.5 A1 -0.5 B1 -0.5 A1",  # never without a gap between two
        "A1 ~0.3 B1 ~0.3 A1",  # the hand is always there
        "A0.6 -0.1 A0.6 B1 -1 A1",  # lost for a moment
    ],
)
def test_hands_held_in_a_video_are_named_in_order(script):
    landmarks, labels = held(script).recorded("ABA")
    assert list(dict.fromkeys(labels)) == ["A", "B"]
    for hand, label in zip(landmarks, labels, strict=True):
        assert np.abs(hand - HANDS[label]).max() < 6 * JITTER


@pytest.mark.parametrize("letters", ["A", "ABA"])
def test_where_letters_and_hands_do_not_match_nothing_is_guessed(letters):
    with pytest.raises(InputError, match=rf"{len(letters)} letters and 2 hands \(at seconds"):
        held("A1 -1 B1").recorded(letters)
