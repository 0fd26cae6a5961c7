"""Columns of numbers: whatever reads a file of clips says the same of one that is wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from asl_keras.data.sequences import load_sequences
from asl_keras.errors import InputError
from asl_keras.synthetic.generator import sample
from training.checking.subject import Subject
from training.collecting.store import Store
from training.sources.npz_files import NpzSource
from training.sources.options import SourceOptions

HANDS = sample(4, seed=1)[0]
READERS: dict[str, Callable[[Path], Any]] = {
    "sequences": load_sequences,
    "collect": lambda path: Store(path, "anna"),
    "make-dataset": lambda path: NpzSource(path, SourceOptions()).read(),
    "check": Subject.of_file,
}
WRONG = {
    r"`clips` of shape \(4,\)": {"clips": np.arange(3)},
    "`clips` of whole numbers": {"clips": np.arange(4.0)},
    "`clips` of whole numbers, received .*U1": {"clips": np.full(4, "a")},
    "`times` of numbers": {"clips": np.zeros(4, int), "times": np.full(4, "1")},
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("said", WRONG)
def test_a_column_that_is_wrong_is_refused_alike(said, reader, tmp_path):
    if reader == "check" and "times" in said:
        pytest.skip("compares hands, and does not read their times")
    columns = {"landmarks": HANDS, "labels": np.full(4, "A"), "times": np.arange(4.0)}
    np.savez(tmp_path / "hands.npz", **{**columns, **WRONG[said]})
    with pytest.raises(InputError, match=said):
        READERS[reader](tmp_path / "hands.npz")


def test_times_that_are_too_large_for_32_bits_are_no_warning(tmp_path):
    times = np.array([0, 1, 2, 1e300])
    np.savez(
        tmp_path / "hands.npz", landmarks=HANDS, labels=np.full(4, "A"), clips=[0] * 4, times=times
    )
    assert Store(tmp_path / "hands.npz", "anna").count == 4
