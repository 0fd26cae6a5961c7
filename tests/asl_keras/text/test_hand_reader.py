"""What one hand shows, and when its letter is written."""

import numpy as np
import pytest

from asl_keras.hand.alphabet import Alphabet
from asl_keras.text import HandReader, Reading
from tests.asl_keras.text.scripts import ALPHABET, RULES, frames, seen

WITH_NONE = Alphabet(("A", "none"), none="none")


def readings(*script: tuple[float, str | None], alphabet: Alphabet = ALPHABET):
    """Of each frame, with whether its letter is written."""
    reader = HandReader(alphabet, RULES)
    return [reader.update(time, seen(label, 0.9, alphabet)) for time, label in frames(*script)]


def test_one_wrong_frame_does_not_flicker():
    shown = readings((0.3, "A"), (0.05, "B"), (0.3, "A"))
    assert {reading.letter for reading, _ in shown} == {"A"}


def test_the_threshold_is_for_the_smoothed_probability():
    reader = HandReader(ALPHABET, RULES)
    assert reader.update(0.0, seen("A", 0.5))[0].letter is None
    reading = reader.update(0.05, seen("A", 0.7))[0]
    assert (reading.letter, reading.probability) == ("A", pytest.approx(0.6))


def test_progress_runs_from_0_to_1_and_stays():
    progress = [reading.progress for reading, _ in readings((0.6, "A"))]
    np.testing.assert_allclose(progress, np.minimum(np.arange(12) / 8, 1), atol=1e-9)


def test_a_reading_has_the_smoothed_distribution():
    reader = HandReader(ALPHABET, RULES)
    reader.update(0.0, np.array([0.5, 0.25, 0.25], np.float32))
    distribution = reader.update(0.05, np.array([0.25, 0.75, 0.0], np.float32))[0].distribution
    assert distribution.dtype == np.float64
    np.testing.assert_array_equal(distribution, [0.375, 0.5, 0.125])


def test_without_frames_there_is_no_distribution():
    reading, written = HandReader(ALPHABET, RULES).update(0.0, None)
    assert reading == Reading(None, 0.0, 0.0)
    assert reading.distribution is None
    assert not written


def test_the_label_of_no_letter_is_no_letter_and_is_never_written():
    for reading, written in readings((2.0, "none"), alphabet=WITH_NONE):
        assert reading == Reading(None, pytest.approx(0.9), 0.0)
        assert not written


def test_the_label_of_no_letter_breaks_a_hold():
    script = [(0.3, "A"), (0.3, "none")] * 4
    assert not any(written for _, written in readings(*script, alphabet=WITH_NONE))


def test_the_label_of_no_letter_releases_a_letter():
    script = [(0.6, "A"), (0.5, "none"), (0.6, "A")]
    assert sum(written for _, written in readings(*script, alphabet=WITH_NONE)) == 2


def test_one_distribution_is_read_without_a_hold():
    distribution = np.array([0.6, 0.4])
    assert Reading.of(distribution, WITH_NONE, 0.6) == Reading("A", 0.6, 0.0)
    assert Reading.of(distribution, WITH_NONE, 0.7) == Reading(None, 0.6, 0.0)
    assert Reading.of(distribution[::-1], WITH_NONE, 0.5) == Reading(None, 0.6, 0.0)
