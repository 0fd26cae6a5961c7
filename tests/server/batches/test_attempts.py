"""What ends its process is left out by the third one; what holds it ends it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from asl_keras.errors import InputError
from server.batches.attempts import MOST_EARLY, Attempts

ROOT = Path(__file__).parents[3]


def die(file, *, at=None, places=3):
    """A process that is killed at a place, or before the first."""
    child = os.fork()
    if not child:
        with Attempts(file) as attempts:
            if at is None:
                os.kill(os.getpid(), signal.SIGKILL)
            for place in range(places):
                attempts.begin(place)
                if place == at:
                    os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def allowed(file, places=3):
    with Attempts(file) as attempts:
        return [attempts.begin(place) for place in range(places)]


def test_one_death_is_the_machines_and_two_are_the_pictures(tmp_path):
    file = tmp_path / "attempts"
    die(file, at=1)
    assert allowed(tmp_path / "other") == [True, True, True]
    die(file, at=1)
    assert allowed(file) == [True, False, True]
    assert not file.exists()


def test_deaths_at_different_places_blame_none(tmp_path):
    file = tmp_path / "attempts"
    die(file, at=0)
    die(file, at=2)
    assert allowed(file) == [True, True, True]


def test_processes_that_never_begin_are_an_error_and_not_an_endless_loop(tmp_path):
    file = tmp_path / "attempts"
    for _ in range(MOST_EARLY):
        die(file)
    with pytest.raises(InputError, match="too little memory"):
        Attempts(file)


def test_what_holds_a_process_ends_it(tmp_path):
    code = (
        "import threading; from server.batches import attempts; attempts.PATIENCE = 0.1\n"
        f"with attempts.Attempts(__import__('pathlib').Path({str(tmp_path / 'a')!r})) as one:\n"
        "    one.begin(4); threading.Event().wait(60)"
    )
    held = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=30, check=False)
    assert held.returncode == 1
    assert (tmp_path / "a").read_text().split() == ["+", "4"]
