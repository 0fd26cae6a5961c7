"""What an HDF5 file of weights must be before Keras opens it.

HDF5 has no checksum, and its library ends the process or never comes back on some damaged files: so
all of a file is read once in a process of its own, which costs 0.2 seconds.
"""

import io
import sys
from pathlib import Path
from typing import Any

import h5py

from asl_keras.files import UnreadableError, bound_resources, run_apart
from asl_keras.models.description import check_description

SIGNATURE = b"\x89HDF\r\n\x1a\n"
CONFIG = "model_config"  # the attribute of a `.h5` file
MOST_NAMES = 10_000  # texts in an attribute
NUMBERS = (h5py.h5t.INTEGER, h5py.h5t.FLOAT, h5py.h5t.ENUM)
PLAIN = (h5py.h5d.CONTIGUOUS, h5py.h5d.COMPACT)
REFUSED = 3  # the exit code where what is wrong is printed
ROOM, COPIES, SECONDS = 1 << 29, 4, 5  # of memory and time; ours take 0.3 s


def check_weights(content: bytes) -> None:
    """Looks at an HDF5 file, in a process of its own.

    Raises:
        UnreadableError: if it is damaged, has a link or data outside of it, or arrays that are
            packed, no numbers, or larger than the file.
    """
    if not content.startswith(SIGNATURE):
        raise UnreadableError("has no weights")
    code, said = run_apart(__name__, content)
    if code == REFUSED:
        raise UnreadableError(said)
    if code != 0:
        raise UnreadableError("has damaged weights")


def is_model(path: Path) -> bool:
    """Whether a `.h5` file that was checked says which model its weights are of."""
    with h5py.File(path) as file:
        return CONFIG in file.attrs


def _check(content: bytes) -> None:
    with h5py.File(io.BytesIO(content)) as file:
        _check_attributes(file.id)
        check_description(file.attrs.get(CONFIG, "{}"))
        links: list[tuple[bytes, int]] = []
        file.id.links.visit(lambda name, link: links.append((name, link.type)), info=True)
        if any(kind != h5py.h5l.TYPE_HARD for _, kind in links):
            raise UnreadableError("has a link that may lead out of it")
        found = [h5py.h5o.open(file.id, name) for name, _ in links]
        if sum(map(_size, found)) > len(content):
            raise UnreadableError("states more weights than it has")
        for one in found:
            _read(one)


def _read(found: Any) -> None:
    """Everything: what Keras will read must not be new to the library."""
    if isinstance(found, h5py.h5d.DatasetID):
        h5py.Dataset(found)[()]
    else:
        dict(h5py.Group(found).attrs)


def _size(found: Any) -> int:
    """The bytes of an array, as it states them; 0 of a group."""
    _check_attributes(found)
    if not isinstance(found, h5py.h5d.DatasetID):
        return 0
    made, kind = found.get_create_plist(), found.get_type()
    if made.get_layout() not in PLAIN or made.get_external_count():
        raise UnreadableError("has weights that are packed or lie elsewhere")
    if kind.get_class() not in NUMBERS:
        raise UnreadableError("has weights that are no numbers")
    return found.get_space().get_simple_extent_npoints() * kind.get_size()


def _check_attributes(found: Any) -> None:
    for place in range(h5py.h5a.get_num_attrs(found)):
        attribute = h5py.h5a.open(found, index=place)
        if attribute.get_space().get_simple_extent_npoints() > MOST_NAMES:
            raise UnreadableError("has a text of too many parts")


if __name__ == "__main__":
    content = sys.stdin.buffer.read()
    bound_resources(ROOM + COPIES * len(content), SECONDS)
    try:
        _check(content)
    except UnreadableError as error:
        sys.stdout.write(str(error))
        sys.exit(REFUSED)
