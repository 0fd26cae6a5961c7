"""The hands that an export is calibrated and measured with."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from mobile_export.measuring.hands import CALIBRATION_HANDS, JUDGED_HANDS, balanced_rows, choose


def test_rows_are_balanced_whatever_the_data_hold_most_of():
    letters = np.array(["A"] * 500 + ["B"] * 90 + ["Z"] * 40)
    calibration, validation, test = balanced_rows(letters, ("B", "A"))
    assert sorted(letters[calibration]) == ["A"] * CALIBRATION_HANDS + ["B"] * CALIBRATION_HANDS
    for rows in (validation, test):
        assert sorted(letters[rows]) == ["A"] * JUDGED_HANDS + ["B"] * JUDGED_HANDS


@pytest.mark.parametrize("count", [10, 60, 200])
def test_no_row_has_two_purposes_where_there_are_ten(count):
    calibration, validation, test = map(set, balanced_rows(np.array(["A"] * count), ("A",)))
    assert not calibration & validation
    assert not calibration & test
    assert not validation & test
    assert test


def test_rare_letters_are_used_for_all():
    parts = balanced_rows(np.array(["A", "B", "B"]), ("A", "B", "C"))
    assert [set(rows) for rows in parts] == [{0, 1, 2}] * 3


def test_synthetic_hands_stand_in_for_data():
    hands = choose([], tuple("ABC"), 32)
    assert hands.name == "synthetic"
    assert hands.calibration.shape == (3 * CALIBRATION_HANDS, 32, 32, 3)
    assert np.bincount(hands.validation.truth).tolist() == [JUDGED_HANDS] * 3
    assert np.bincount(hands.test.truth).tolist() == [JUDGED_HANDS] * 3
    np.testing.assert_array_equal(choose([], tuple("ABC"), 32).test.masks, hands.test.masks)


def test_the_answers_follow_the_models_order(data):
    forwards, backwards = choose([data], tuple("ABLWY"), 32), choose([data], tuple("YWLBA"), 32)
    assert forwards.name == "others"
    assert sorted(4 - forwards.test.truth) == sorted(backwards.test.truth)


def test_labels_that_synthetic_hands_lack_need_data():
    with pytest.raises(InputError, match="--data"):
        choose([], ("hello", "thanks"), 32)
