"""The hands that an export is calibrated and measured with."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import MaskInput
from mobile_export.measuring.hands import CALIBRATION_HANDS, JUDGED_HANDS, balanced_rows, choose

MASKS = MaskInput(32)


def test_rows_are_balanced_whatever_the_data_hold_most_of():
    truth = np.array([1] * 500 + [0] * 90 + [-1] * 40)
    calibration, validation, test = balanced_rows(truth, labels=2)
    assert np.bincount(truth[calibration]).tolist() == [CALIBRATION_HANDS] * 2
    for rows in (validation, test):
        assert np.bincount(truth[rows]).tolist() == [JUDGED_HANDS] * 2


@pytest.mark.parametrize("count", [10, 60, 200])
def test_no_row_has_two_purposes_where_there_are_ten(count):
    calibration, validation, test = map(set, balanced_rows(np.zeros(count, int), labels=1))
    assert not calibration & validation
    assert not calibration & test
    assert not validation & test
    assert test


def test_rare_letters_are_used_for_all():
    parts = balanced_rows(np.array([0, 1, 1]), labels=3)
    assert [set(rows) for rows in parts] == [{0, 1, 2}] * 3


def test_synthetic_hands_stand_in_for_data():
    hands, again = (choose([], Alphabet.of("ABC"), MASKS) for _ in range(2))
    assert hands.name == "synthetic"
    assert hands.calibration.shape == (3 * CALIBRATION_HANDS, 32, 32, 3)
    assert np.bincount(hands.validation.truth).tolist() == [JUDGED_HANDS] * 3
    assert np.bincount(hands.test.truth).tolist() == [JUDGED_HANDS] * 3
    np.testing.assert_array_equal(again.test.batch, hands.test.batch)


def test_the_answers_follow_the_models_order(data):
    forwards, backwards = (
        choose([data], Alphabet.of(labels), MASKS) for labels in ("ABLWY", "YWLBA")
    )
    assert forwards.name == "others"
    assert sorted(4 - forwards.test.truth) == sorted(backwards.test.truth)


def test_labels_that_synthetic_hands_lack_need_data():
    with pytest.raises(InputError, match="`data`"):
        choose([], Alphabet.of(("hello", "thanks")), MASKS)


def test_as_many_hands_of_no_letter_validate_as_of_all_letters():
    truth = np.repeat([0, 1, 2], 400)
    _, validation, test = balanced_rows(truth, labels=3, none=2)
    assert np.bincount(truth[validation]).tolist() == [JUDGED_HANDS, JUDGED_HANDS, 2 * JUDGED_HANDS]
    assert np.bincount(truth[test]).tolist() == [JUDGED_HANDS] * 3


def test_labels_that_the_model_lacks_are_left_out(data):
    hands = choose([data], Alphabet.of("AB"), MASKS)
    assert set(hands.test.truth) == {0, 1}
