"""A command that is run in a fork is as one that was started."""

import signal

import pytest

ONCE = ("timeit", "-n", "1", "-r", "1")  # a module that runs a line of code
# Of ours, what imports OpenCV and MediaPipe as all of ours do.
BEFORE = {"asl_keras", "asl_keras.opencv", "asl_keras.landmarks", "asl_keras.landmarks.package"}


@pytest.mark.parametrize(
    ("code", "ended"),
    [
        ("import os; os._exit(3)", 3),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        ("raise KeyError", 1),
    ],
)
def test_a_call_ends_as_a_process_does(command, code, ended):
    assert command(*ONCE, code).returncode == ended


def test_output_and_errors_are_apart_whoever_writes_them(command):
    code = "import os, sys; print('a'); print('b', file=sys.stderr); os.write(2, b'c')"
    said = command(*ONCE, code)
    assert said.stdout.startswith("a\n")
    assert sorted(said.stderr.split()) in (["b", "c"], ["cb"])


def test_a_call_finds_nothing_of_the_one_before(command):
    before = "import os, sys, asl_keras.recognize; os.environ['ASL_LEFT'] = 'x'"
    assert command(*ONCE, before).returncode == 0
    code = "import os, sys; print('ASL_LEFT' in os.environ, *sys.modules)"
    left, *modules = command(*ONCE, code).stdout.split()
    assert left == "False"
    assert {name for name in modules if name.startswith("asl_keras")} <= BEFORE
