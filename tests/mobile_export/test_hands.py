"""The hands that an export is calibrated and measured with."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from mobile_export.hands import CALIBRATION_HANDS, TEST_HANDS, balanced_rows, choose


def test_rows_are_balanced_whatever_the_data_hold_most_of():
    letters = np.array(["A"] * 500 + ["B"] * 40 + ["Z"] * 40)
    calibration, test = balanced_rows(letters, ("B", "A"))
    assert sorted(letters[calibration]) == ["A"] * CALIBRATION_HANDS + ["B"] * CALIBRATION_HANDS
    assert sorted(letters[test]) == ["A"] * TEST_HANDS + ["B"] * TEST_HANDS


def test_no_row_is_calibrated_and_tested_with_where_there_are_enough():
    calibration, test = balanced_rows(np.array(["A"] * 28), ("A",))
    assert not set(calibration) & set(test)


def test_rare_letters_are_all_used():
    calibration, test = balanced_rows(np.array(["A", "B", "B"]), ("A", "B", "C"))
    assert set(calibration) == set(test) == {0, 1, 2}


def test_synthetic_hands_stand_in_for_data():
    hands = choose([], tuple("ABC"), 32)
    assert hands.name == "synthetic"
    assert hands.calibration.shape == (3 * CALIBRATION_HANDS, 32, 32, 3)
    assert np.bincount(hands.answers).tolist() == [TEST_HANDS] * 3
    np.testing.assert_array_equal(choose([], tuple("ABC"), 32).test, hands.test)


def test_the_answers_follow_the_models_order(data):
    forwards, backwards = choose([data], tuple("ABLWY"), 32), choose([data], tuple("YWLBA"), 32)
    assert forwards.name == "others"
    assert sorted(4 - forwards.answers) == sorted(backwards.answers)


def test_labels_that_synthetic_hands_lack_need_data():
    with pytest.raises(InputError, match="--data"):
        choose([], ("hello", "thanks"), 32)
