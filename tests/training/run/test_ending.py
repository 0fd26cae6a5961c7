"""Ctrl-C ends a run wherever it is."""

import subprocess
import sys

# JAX has such a callback: Python only prints the exceptions that come out of one, and goes on.
SWALLOWED = """
import gc, os, signal
from training.run.ending import ends_at_once
gc.callbacks.append(lambda phase, _: phase == "stop" and os.kill(os.getpid(), signal.SIGINT))
with ends_at_once("Stopped, as was asked."):
    print("here")
    gc.collect()
    print("still here")
"""


def test_ctrl_c_is_heard_where_an_exception_would_be_lost():
    ended = subprocess.run(
        [sys.executable, "-c", SWALLOWED], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 130
    assert ended.stdout == "here\n"
    assert ended.stderr == "Stopped, as was asked.\n"
