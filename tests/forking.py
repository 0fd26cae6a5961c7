"""Runs commands in forks of itself, so that many of them share one import of the heavy libraries.

A program, which the fixture `command` starts. A line on its standard input is a call; it answers
with the exit code. What a call imported of `LIBRARIES` is imported here after it, for those that
follow; no other module of ours is, and no library is asked for anything: so each call begins as a
process that was started does.
"""

import atexit
import gc
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

ROOT = Path(__file__).parents[1]
# Without Keras, whose backend is settled by its import.
LIBRARIES = (
    "numpy",
    "asl_keras.opencv",  # OpenCV, after its limits are set
    "scipy.optimize",
    "ai_edge_litert.interpreter",
    "mediapipe",
    "h5py",
    "jax",
    "tensorflow",
    "sklearn.metrics",
    "matplotlib.figure",
)
OUTPUT, ERRORS, IMPORTED = "output", "errors", "imported"  # files of a call
Run = Callable[..., subprocess.CompletedProcess[str]]


class Call(TypedDict):
    """Of `python -m MODULE ARGUMENTS...`."""

    module: str
    arguments: list[str]
    environment: dict[str, str]
    folder: str


@contextmanager
def commands() -> Iterator[Run]:
    """Starts the program; gives a function that runs a command in it."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.forking"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )

    def run(module: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess:
        words = [str(argument) for argument in arguments]
        with TemporaryDirectory(prefix="asl-command-") as folder:
            call = Call(
                module=module,
                arguments=words,
                environment={**os.environ, **environment},
                folder=folder,
            )
            print(json.dumps(call), file=program.stdin, flush=True)
            code = int(program.stdout.readline())
            said = [(Path(folder) / name).read_text() for name in (OUTPUT, ERRORS)]
        return subprocess.CompletedProcess([module, *words], code, *said)

    with program:
        yield run


def next_call() -> Call:
    """Forks for each call, and returns in the forks alone."""
    before = dict(os.environ)
    for line in sys.stdin:
        call: Call = json.loads(line)
        gc.freeze()  # else each fork spends most of its time on looking for garbage
        child = os.fork()
        if not child:
            ours = {name: value for name, value in os.environ.items() if name not in before}
            os.environ.clear()
            os.environ.update({**ours, **call["environment"]})  # what libraries have set counts
            return call
        _, status = os.waitpid(child, 0)
        imported = Path(call["folder"], IMPORTED)
        for library in imported.read_text().split() if imported.exists() else []:
            _import(library)
        print(os.waitstatus_to_exitcode(status), flush=True)
    sys.exit()


def _import(library: str) -> None:
    if library == "mediapipe":
        import_module("asl_keras.landmarks.package").import_mediapipe()
    else:
        import_module(library)


def become(call: Call) -> None:
    """Gives this process the command line and the files of a call."""
    folder = Path(call["folder"])
    written = [os.open(folder / name, os.O_WRONLY | os.O_CREAT) for name in (OUTPUT, ERRORS)]
    for descriptor, file in enumerate((os.open(os.devnull, os.O_RDONLY), *written)):
        os.dup2(file, descriptor)
        os.close(file)
    sys.argv = [call["module"], *call["arguments"]]
    atexit.register(_tell, folder / IMPORTED)


def _tell(file: Path) -> None:
    if file.parent.exists():
        file.write_text(" ".join(library for library in LIBRARIES if library in sys.modules))


if __name__ == "__main__":
    called = next_call()
    become(called)
    runpy.run_module(called["module"], run_name="__main__", alter_sys=True)
