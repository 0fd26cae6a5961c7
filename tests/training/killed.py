"""Runs trainings in processes of their own and kills them: `killed FOLDER OUT:COUNT... -- OPTIONS`.

A run in OUT is killed when it has replaced COUNT files and is about to replace another. How each
ended is written to `ended.json`. All lies in the folder. Keras is loaded once, before the processes
are forked.
"""

import json
import os
import signal
import sys
from pathlib import Path

import sklearn.metrics  # noqa: F401

from asl_keras.layers.backend import keras  # noqa: F401
from training import fit


def killed(out: str, count: int, options: list[str]) -> None:
    """In the forked process."""
    left, replace = iter(range(count)), os.replace

    def replace_or_die(source: Path, target: Path) -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        replace(source, target)

    os.replace = replace_or_die
    fit.main([*options, "--out", out])


os.chdir(sys.argv[1])
end, ended = sys.argv.index("--"), []
for run in sys.argv[2:end]:
    out, count = run.split(":")
    child = os.fork()
    if not child:
        killed(out, int(count), sys.argv[end + 1 :])
        os._exit(0)
    ended.append(os.waitpid(child, 0)[1])
Path("ended.json").write_text(json.dumps(ended))
