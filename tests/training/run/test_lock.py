"""One run in one folder at a time."""

import subprocess
import sys

import pytest

from asl_keras.errors import InputError
from training.run.lock import alone_in


def test_a_folder_takes_one_run_at_a_time(tmp_path):
    out = tmp_path / "deep" / "run"
    with alone_in(out), pytest.raises(InputError, match="no run is going on"), alone_in(out):
        pass
    with alone_in(out):
        assert not list(out.iterdir())


def test_a_dead_owner_keeps_nobody_out(tmp_path):
    code = f"with alone_in(Path({str(tmp_path)!r})): print('mine', flush=True); signal.pause()"
    code = (
        f"import signal; from pathlib import Path; from training.run.lock import alone_in\n{code}"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as owner:
        owner.stdout.readline()
        with pytest.raises(InputError, match="no run is going on"), alone_in(tmp_path):
            pass
        owner.kill()
    with alone_in(tmp_path):
        pass


@pytest.mark.parametrize("name", ["file", "file/run", "a" * 300])
def test_what_is_no_folder_is_refused(tmp_path, name):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="Expected a folder as `out`") as refusal:
        alone_in(tmp_path / name).__enter__()
    assert "Errno" not in str(refusal.value)
