"""Networks of strangers are run once in a process of their own before they are run in ours.

LiteRT trusts a network: a damaged one, or one made for that, can end the process by a signal, take
all memory or never come back. What ships is known by its SHA-256 and needs no trial; any other file
costs about 0.2 seconds when it is opened.
"""

import functools
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.files import UnreadableError, bound_resources, read_json, run_apart
from asl_keras.inference.metadata import ModelFile
from asl_keras.inference.network import Network

SHIPPED = Path(__file__).parents[1] / "pretrained" / "reader.json"
MAX_SHIPPED_BYTES = 1 << 16
SECONDS = 30.0  # ours take 0.2
SIDES = "x"  # between those of a shape
REFUSED = 3  # the exit code where LiteRT says no
# Of memory beyond what the process has at its start: for tensors, and to copy the weights.
ROOM, COPIES = 1 << 30, 4

_sound: set[tuple[str, tuple[str, ...]]] = set()  # what was tried in this process


def is_shipped(file: ModelFile) -> bool:
    """Whether it is a model that came with the package."""
    return file.sha256 in _shipped()


def fault(file: ModelFile, shapes: Sequence[Sequence[int]], threads: int) -> str | None:
    """What LiteRT makes of a model that did not ship, to follow its name; None if it runs.

    Args:
        file: the model.
        shapes: that it is to read, one for each input, with the batch.
        threads: that LiteRT may use.
    """
    as_text = [SIDES.join(map(str, shape)) for shape in shapes]
    tried = (file.network_sha256, tuple(as_text))
    if tried in _sound:
        return None
    code, _ = run_apart(__name__, file.network, [str(threads), *as_text], SECONDS)
    if code is None:
        return f"LiteRT does not finish in {SECONDS:g} seconds, or which no process can try"
    if code:
        return "LiteRT refuses" if code == REFUSED else "crashes LiteRT"
    _sound.add(tried)
    return None


def run_once(network: Network) -> None:
    """Runs a network on nothing but zeros, for each of its outputs."""
    zeros = [np.zeros(shape, np.float32) for shape in network.shapes]
    converters = network.converters([np.float32] * len(zeros))
    blank = [convert(one) for convert, one in zip(converters, zeros, strict=True)]
    for output in range(len(network.outputs)):
        network.run(blank, output)


@functools.cache
def _shipped() -> frozenset[str]:
    try:
        models = read_json(SHIPPED, MAX_SHIPPED_BYTES)["models"]
        return frozenset(model["sha256"] for model in models)
    except (UnreadableError, KeyError, TypeError):
        return frozenset()  # then every file is a stranger's


def _try(threads: str, *shapes: str) -> int:
    """The process: reads a network from stdin; the exit code says what came of it."""
    content = sys.stdin.buffer.read()
    bound_resources(COPIES * len(content) + ROOM, 2 * int(SECONDS))
    try:
        sizes = [tuple(map(int, shape.split(SIDES))) for shape in shapes]
        run_once(Network(content, sizes, int(threads)))
    except Exception:  # a network can make LiteRT and NumPy raise anything
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(_try(*sys.argv[1:]))
