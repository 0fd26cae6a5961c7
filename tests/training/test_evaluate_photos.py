"""Photographs judged by the whole line."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from training import evaluate_photos


def test_a_hand_that_is_not_found_counts_as_an_error():
    table = evaluate_photos.table(np.array(list("AAAB")), np.array(["A", "", "B", "B"]))
    assert table.splitlines()[1].split() == ["all", "4", "50.0%", "25.0%", "66.7%"]


def test_a_folder_without_photos_is_refused(tmp_path):
    with pytest.raises(InputError, match="subfolders"):
        list(evaluate_photos._photos(tmp_path, ["A"]))
