"""What ends a process of its own does not end ours."""

import signal

from asl_keras.files import run_apart


def test_what_it_prints_and_how_it_ends_is_known():
    assert run_apart("json.tool", b'{"a": 1}', ["--compact"]) == (0, '{"a":1}\n')
    code, _ = run_apart("json.tool", b"{")
    assert code == 1


def test_a_signal_is_a_negative_code(tmp_path, monkeypatch):
    (tmp_path / "dies.py").write_text("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    monkeypatch.syspath_prepend(tmp_path)
    assert run_apart("dies", b"") == (-signal.SIGKILL, "")
