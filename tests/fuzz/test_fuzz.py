"""No file of a stranger ends a process, hangs, takes memory or gives more than one short line.

`python -m tests.fuzz --cases 10000` tries more, by hand.
"""

import pytest

from tests.fuzz.cases import run
from tests.fuzz.readers import READERS

CASES = 200
# Each of their cases needs a process of its own, or models that are opened.
SLOW = {"h5": 40, "keras": 60, "task": 60, "image_npz": 100, "split": 60, "promote": 60}


@pytest.mark.parametrize("reader", READERS)
def test_a_changed_file_is_read_or_refused_in_one_short_line(reader):
    assert run(reader, SLOW.get(reader, CASES)).faults == []


def test_what_goes_wrong_is_told_apart(monkeypatch, tmp_path):
    (tmp_path / "done").touch()
    monkeypatch.setenv("ASL_FUZZ_DONE", str(tmp_path / "done"))
    found = run("wrong", 6, keep=tmp_path / "kept")
    kinds = ("signal", "exit", "traceback", "memory", "long")
    assert found.counts == dict.fromkeys((*kinds, "read"), 1)
    assert len(found.faults) == len(list((tmp_path / "kept").iterdir())) == len(kinds)
