"""A fresh process is timed, and its own memory is read."""

import numpy as np

from mobile_export.measuring import start_up as module
from mobile_export.measuring.start_up import start_up


def test_memory_is_that_of_the_fresh_process_and_not_of_the_one_that_starts_it(
    exported, monkeypatch
):
    monkeypatch.setattr(module, "STARTS", 1)
    ballast = np.ones(25_000_000)  # 200 MB; Python, NumPy and LiteRT need some 50
    (row,) = start_up([exported.folder / "model_int8.tflite"])
    assert 50 < row.milliseconds < 60_000
    if row.peak_mb is not None:  # Linux
        assert 0 < row.model_mb < row.peak_mb < ballast.nbytes / 1e6
