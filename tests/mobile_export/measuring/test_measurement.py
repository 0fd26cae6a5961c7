"""The figures of a variant."""

from pathlib import Path

import numpy as np
import pytest

from asl_keras.hand.alphabet import Alphabet
from mobile_export.measuring.hands import Hands, Labelled
from mobile_export.measuring.measurement import Predictions, measure
from mobile_export.settings import ExportSettings

NOTHING = np.zeros((0, 32, 32, 3), np.uint8)
ORIGINAL = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.3, 0.7]])
VARIANT = np.array([[0.8, 0.2], [0.4, 0.6], [0.45, 0.55], [0.3, 0.7]])


@pytest.fixture
def row(tmp_path):
    labelled = Labelled(NOTHING, np.array([0, 1, 0, 0]))
    file = Path(tmp_path, "model.keras")
    file.write_bytes(bytes(1000))
    return measure(
        "keras",
        file,
        Alphabet.of("AB"),
        Hands("made", True, NOTHING, labelled, labelled),
        Predictions(VARIANT, VARIANT),
        Predictions(ORIGINAL, ORIGINAL),
        ExportSettings(false_accept_rate=0.25),
    )


def test_accuracy_is_the_share_of_right_answers(row):
    assert row.accuracy == 0.5


def test_agreement_and_difference_are_with_the_original(row):
    assert row.agreement == 0.75
    assert row.largest_difference == pytest.approx(0.2)


def test_the_threshold_and_what_it_accepts_belong_together(row):
    # Misread are the third hand with 0.55 and the fourth with 0.7: one of four may pass.
    assert row.threshold == pytest.approx(0.56)
    assert row.accepted == 0.75


def test_gzip_shows_what_a_file_repeats(row):
    assert row.bytes == 1000
    assert row.gzip_bytes < 100


def test_only_an_exported_file_is_timed(row):
    assert row.latency == ()


def of_none(tmp_path, **settings):
    """A model that is too sure: of two hands of no letter it takes one for A, with 0.9."""
    alphabet = Alphabet(("A", "B", "none"), none="none")
    said = np.array([[0.9, 0.05, 0.05], [0.05, 0.9, 0.05], [0.05, 0.05, 0.9], [0.9, 0.05, 0.05]])
    labelled = Labelled(NOTHING, np.array([0, 1, 2, 2]))
    hands = Hands("made", True, NOTHING, labelled, labelled)
    file = Path(tmp_path, "model.keras")
    file.write_bytes(b"")
    said = Predictions(said, said)
    return measure("keras", file, alphabet, hands, said, said, ExportSettings(**settings))


def test_hands_of_no_letter_choose_threshold_and_temperature(tmp_path):
    row = of_none(tmp_path)
    # Three of four are right: at that temperature it says 0.75.
    sure, rest = 0.9 ** (1 / row.temperature), 0.05 ** (1 / row.temperature)
    assert sure / (sure + 2 * rest) == pytest.approx(0.75, abs=0.005)
    assert row.threshold == pytest.approx(0.76)
    assert row.calibration_error < 0.01
    assert of_none(tmp_path, false_accept_rate=0.5).threshold == 0.5


def test_threshold_and_temperature_that_were_chosen_elsewhere_count(tmp_path):
    row = of_none(tmp_path, threshold=0.3, temperature=1.2)
    assert (row.threshold, row.temperature) == (0.3, 1.2)
