"""Made movements, read frame by frame."""

from pathlib import Path

import numpy as np
import pytest

from asl_keras.motion import MovementReader
from asl_keras.motion.network import Network
from asl_keras.motion.reader import Sureness

PAGE = Path(__file__).parents[3] / "docs/movements.md"


def read(times, landmarks) -> list:
    reader = MovementReader()
    frames = zip(times, landmarks, strict=True)
    found = [reader.update(time, hand) for time, hand in frames] + [reader.end()]
    return [movement for movement in found if movement]


@pytest.mark.parametrize("letter", ["J", "Z"])
def test_letters_are_read_when_they_are_drawn(movements, letter):
    right = 0
    for one in movements[letter]:
        found = read(one.times, one.landmarks)
        (mark,) = one.marks
        right += [movement.letter for movement in found] == [letter]
        for movement in found:
            assert movement.start < mark.end
            assert movement.end > (mark.start + mark.end) / 2
    assert right >= 11  # of 12


def test_still_letters_one_after_another_are_no_movement(movements):
    assert sum(len(read(one.times, one.landmarks)) for one in movements[""]) == 0


def test_neither_size_nor_place_nor_unit_counts(movements):
    for one in movements["Z"][:4]:
        as_they_are = read(one.times, one.landmarks)
        moved = read(one.times, one.landmarks * 0.01 + 5)
        assert [m.letter for m in moved] == [m.letter for m in as_they_are]


def test_the_depth_may_be_unknown(movements):
    one = movements["J"][0]
    flat = np.where([True, True, False], one.landmarks, np.nan)
    assert read(one.times, flat) == read(one.times, one.landmarks)


def test_a_hand_that_stays_is_no_movement_and_draws_no_path(movements):
    hand, reader = movements["J"][0].landmarks[0], MovementReader()
    for frame in range(90):
        assert reader.update(frame / 30, hand) is None
        assert reader.path is None


def test_the_path_of_a_letter_is_that_of_its_fingertip(movements):
    one = movements["Z"][0]
    (movement,) = read(one.times, one.landmarks)
    within = (one.times >= movement.start) & (one.times <= movement.end)
    np.testing.assert_allclose(movement.path, one.landmarks[within, 8, :2], atol=1e-5)


def test_a_hand_that_leaves_ends_its_movement(movements):
    """After a third of a second, as a frame without a hand may be a slip."""
    found = 0
    for one in movements["J"] + movements["Z"]:
        reader, (mark,) = MovementReader(), one.marks
        upto = one.times <= mark.end
        for time, hand in zip(one.times[upto], one.landmarks[upto], strict=True):
            found += reader.update(time, hand) is not None
        found += reader.update(mark.end + 0.1, None) is not None
        found += reader.update(mark.end + 0.4, None) is not None
        assert not reader.is_waiting
    assert found >= 21  # of 24


@pytest.mark.parametrize(
    ("seconds", "probability", "is_read"),
    [(0.5, 0.25, False), (0.5, 0.45, True), (1.2, 0.45, False), (1.2, 0.7, False)],
)
def test_at_the_end_of_what_is_seen_less_is_enough_for_a_fast_movement(
    movements, seconds, probability, is_read
):
    one = movements["Z"][0]
    reader = MovementReader(Unsure(probability), Sureness(threshold=0.9))
    times = np.linspace(0, seconds, len(one.times))
    found = [reader.update(*frame) for frame in zip(times, one.landmarks, strict=True)]
    assert found == [None] * len(one.times)
    assert (reader.end() is not None) == is_read
    assert reader.end() is None


class Unsure(Network):
    """Takes all for a J, not surely, the longest most."""

    def __init__(self, probability: float):
        self._most = probability

    def probabilities(self, stretches: np.ndarray) -> np.ndarray:
        """See `Network`."""
        sure = self._most * np.linspace(0.9, 1, len(stretches) + 1)[1:]
        return np.stack([1 - sure, sure, np.zeros(len(sure))], axis=1)


def test_the_page_states_the_threshold_that_is_the_default():
    is_read = f"({Sureness().threshold}) for a tenth of a second is a letter"
    assert is_read in PAGE.read_text().replace("\n", " ")
    assert "(at 0." not in PAGE.read_text(), "figures of another threshold"
