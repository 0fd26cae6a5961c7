"""The file of a pose model: an NPZ whose sizes are known to be bounded before it is read."""

from pathlib import Path

import numpy as np

from asl_keras.data import columns, schemas
from asl_keras.data import npz as archive
from asl_keras.data.npz import Npz
from asl_keras.errors import InputError
from asl_keras.hand.skeleton import LANDMARK_COUNT

SIZE_LIMIT = 16 << 20  # bytes; the shipped model has a third of one MB
MOST_COMPONENTS = 10_000  # the shipped model has 259, of 10 modes
MOST_MODES = 3 * LANDMARK_COUNT
# What a file must have: the kind of each array as NumPy calls it, and its dimensions.
KINDS = {
    "labels": ("U", 1),
    "component_labels": ("iu", 1),
    "component_signers": ("U", 1),
    "means": ("f", 3),
    "modes": ("f", 4),
}
# What it has where its labels mean something else than bare labels do.
ALPHABET = ("moving", "none", "words")


def read(path: Path) -> dict[str, np.ndarray]:
    """Labels (L,), and of K components labels, signers, means (K, 21, 3), modes (K, M, 21, 3).

    Where the file says it also which labels move, mean no letter (at most one) and are words.

    Raises:
        InputError: if the file is missing, too large, damaged, or has other arrays.
    """
    with Npz(path) as npz:
        components, labels = _sizes(npz)
        return {
            "labels": schemas.read_labels(npz, labels, None),
            "component_labels": npz.read("component_labels"),
            "component_signers": columns.read_text(npz, "component_signers", components),
            "means": _in_single(npz.read("means")),
            "modes": _in_single(npz.read("modes")),
            **{name: _some_labels(npz, name, labels) for name in ALPHABET if name in npz},
        }


def refusal(path: Path, received: str) -> InputError:
    """The error about a file that is no pose model."""
    remedy = "make it with `python -m training.fit_pose_model`"
    return archive.refusal(path, "a pose model", received, remedy)


def _sizes(npz: Npz) -> tuple[int, int]:
    """How many components and labels there are, once all arrays are known to be bounded."""
    missing = [name for name in KINDS if name not in npz]
    if missing:
        raise refusal(npz.path, f"a file without `{missing[0]}`")
    if npz.path.stat().st_size > SIZE_LIMIT:
        raise refusal(npz.path, f"a file of more than {SIZE_LIMIT >> 20} MiB")
    headers = {name: npz.header(name) for name in KINDS}
    for name, header in headers.items():
        kinds, dimensions = KINDS[name]
        if header.dtype.kind not in kinds or len(header.shape) != dimensions:
            raise refusal(npz.path, f"`{name}` of {header}")
    count, labels = headers["component_labels"].shape[0], headers["labels"].shape[0]
    modes = headers["modes"].shape
    means = (count, LANDMARK_COUNT, 3)
    if not 1 <= count <= MOST_COMPONENTS or headers["means"].shape != means:
        raise refusal(npz.path, f"`means` of {headers['means']}")
    if (modes[0], *modes[2:]) != means or not 1 <= modes[1] <= MOST_MODES:
        raise refusal(npz.path, f"`modes` of {headers['modes']}")
    return count, labels


def _some_labels(npz: Npz, name: str, most: int) -> np.ndarray:
    """Text (n,), n from 0 to `most`."""
    header = npz.header(name)
    if header.dtype.kind != "U" or len(header.shape) != 1 or header.shape[0] > most:
        raise refusal(npz.path, f"`{name}` of {header}")
    return columns.read_text(npz, name, header.shape[0])


def _in_single(values: np.ndarray) -> np.ndarray:
    """In float32; what is too large for it becomes infinite, which is refused."""
    with np.errstate(over="ignore", invalid="ignore"):
        return values.astype(np.float32)
