"""A history is read as it was written, or refused in a sentence."""

import math
import os

import pytest

from asl_keras.errors import InputError
from training.run.folder import COLUMNS, RunFolder

HEAD = ",".join(COLUMNS)
ROW = ",0.1" * (len(COLUMNS) - 1)


def test_a_history_is_read_as_numbers(tmp_path):
    (tmp_path / "history.csv").write_text(f"{HEAD}\r\n1{ROW}\r\n2{ROW[:-3]}nan\r\n")
    first, second = RunFolder(tmp_path).history()
    assert first == {**dict.fromkeys(COLUMNS, 0.1), "epoch": 1}
    assert isinstance(second["epoch"], int)
    assert math.isnan(second[COLUMNS[-1]])
    assert RunFolder(tmp_path).epochs_done() == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"epoch,loss\n1,0.1\n",
        f"{HEAD}\n2{ROW}\n".encode(),
        f"{HEAD}\n1{ROW}\n1{ROW}\n".encode(),
        f"{HEAD}\n1{ROW},7\n".encode(),
        f"{HEAD}\n1{ROW[:-4]}\n".encode(),
        f"{HEAD}\n1{ROW[:-3]}x\n".encode(),
        f"{HEAD}\n1{ROW[:-3]}inf\n".encode(),
        f"{HEAD}\n1.5{ROW}\n".encode(),
        f"{HEAD}\n\n1{ROW}\n".encode(),
        f"{HEAD}\n1{ROW[:-3]}\0\n".encode(),
        f'{HEAD}\n"1{ROW}\n'.encode(),
        f"{HEAD}\n1,{'9' * 200_000}\n".encode(),
        b" " * 1_000_001,
    ],
    ids=range(15),
)
def test_a_damaged_history_is_refused(tmp_path, content):
    (tmp_path / "history.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"history.csv, which .* another `out`") as caught:
        RunFolder(tmp_path).epochs_done()
    assert "\n" not in str(caught.value)


def test_a_pipe_is_no_history(tmp_path):
    os.mkfifo(tmp_path / "history.csv")
    with pytest.raises(InputError, match="is not a regular file"):
        RunFolder(tmp_path).history()
