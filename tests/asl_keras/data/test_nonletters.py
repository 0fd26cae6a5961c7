"""Hands that sign no letter, as a file has them."""

import numpy as np
import pytest

from asl_keras.data.nonletters import load_nonletters
from asl_keras.errors import InputError

HANDS = np.random.default_rng(0).normal(size=(4, 21, 3)).astype(np.float32)
COLUMNS = {
    "gesture": np.array(["digit 3", "digit 1", "open", "digit 3"]),
    "like": np.array(["", "D", "", ""]),
    "signers": np.array(["pupils_001", "pupils_001", "ann_b", "pupils_214"]),
}


def test_what_is_nearly_a_letter_is_left_out_and_numbered_people_are_one_source(tmp_path):
    np.savez(tmp_path / "others.npz", landmarks=HANDS, **COLUMNS)
    hands, gestures, signers = load_nonletters(tmp_path / "others.npz")
    np.testing.assert_array_equal(hands, HANDS[[0, 2, 3]])
    assert gestures.tolist() == ["digit 3", "open", "digit 3"]
    assert signers.tolist() == ["pupils", "ann_b", "pupils"]


@pytest.mark.parametrize("name", COLUMNS)
def test_a_file_without_a_column_is_refused(tmp_path, name):
    columns = {key: text for key, text in COLUMNS.items() if key != name}
    np.savez(tmp_path / "others.npz", landmarks=HANDS, **columns)
    with pytest.raises(InputError, match=f"expected an array `{name}`"):
        load_nonletters(tmp_path / "others.npz")
