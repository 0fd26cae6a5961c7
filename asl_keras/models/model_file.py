"""What a file of a Keras model must be before Keras opens it: bounded, whole, nothing but a model.

Keras believes the sizes that a file states, unpacks whatever it has packed, and raises what its
libraries raise. Ours, and those that Keras saves, are a zip of two JSON texts and one HDF5 file,
stored as they are (`.keras`), or an HDF5 file alone (`.h5`). Other members, such as a vocabulary,
and links that lead out of an HDF5 file are refused.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from asl_keras.files import UnreadableError, parse_json, read_bytes, unpack
from asl_keras.layers.backend import keras

MOST_BYTES = 400_000_000  # of a file: 30 times MobileNetV2 with the state of its optimizer
MOST_TEXT = 4_000_000  # MobileNetV2 is described in 170,000
CONFIG, WEIGHTS = "config.json", "model.weights.h5"
MEMBERS = {"metadata.json": 10_000, CONFIG: MOST_TEXT, WEIGHTS: MOST_BYTES}
H5_CONFIG = "model_config"  # the attribute of a `.h5` file
MOST_NAMES = 10_000  # texts in an attribute
NUMBERS = (h5py.h5t.INTEGER, h5py.h5t.FLOAT, h5py.h5t.ENUM)
PLAIN = (h5py.h5d.CONTIGUOUS, h5py.h5d.COMPACT)
BYTES_OF_A_WEIGHT = 4


def check(path: Path) -> int:
    """Looks at a file before Keras does; returns its size in bytes.

    Raises:
        UnreadableError: if it is no regular file, too large, damaged, packed, encrypted, or holds
            what no model of ours has.
    """
    content = read_bytes(path, MOST_BYTES)
    if path.suffix == ".keras":
        members = unpack(content, MEMBERS, alone=True)
        parse_json(members[CONFIG])
        check_weights(members[WEIGHTS])
    else:
        check_weights(content)
    return len(content)


def check_weights(content: bytes) -> None:
    """Looks at an HDF5 file, its arrays unread.

    Raises:
        UnreadableError: if it is damaged, has a link or data outside of it, or arrays that are
            packed, no numbers, or larger than the file.
    """
    try:
        with h5py.File(io.BytesIO(content)) as file:
            _check_attributes(file.id)
            parse_json(file.attrs.get(H5_CONFIG, "{}")[:MOST_TEXT])
            links: list[tuple[bytes, int]] = []
            file.id.links.visit(lambda name, link: links.append((name, link.type)), info=True)
            if any(kind != h5py.h5l.TYPE_HARD for _, kind in links):
                raise UnreadableError("has a link that may lead out of it")
            size = sum(_size(h5py.h5o.open(file.id, name)) for name, _ in links)
    except UnreadableError:
        raise
    except Exception as error:  # h5py raises what HDF5 says as a dozen kinds
        raise UnreadableError("has damaged weights") from error
    if size > len(content):
        raise UnreadableError("states more weights than it has")


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


@contextmanager
def weights_within(most: int) -> Iterator[None]:
    """Models that are made herein may have weights of so many bytes.

    A layer states how many it has, and they take memory before anything is compared with the file.
    To make the model twice, once without memory, would cost a third of the time that it takes.

    Raises:
        UnreadableError: out of the making, if a model has more.
    """
    add_weight, left = keras.Layer.add_weight, most

    def counted(layer, shape=None, *arguments, **keywords):
        nonlocal left
        left -= int(np.prod([float(side) for side in shape or ()])) * BYTES_OF_A_WEIGHT
        if left < 0:
            raise UnreadableError("describes more weights than it has")
        return add_weight(layer, shape, *arguments, **keywords)

    keras.Layer.add_weight = counted
    try:
        yield
    finally:
        keras.Layer.add_weight = add_weight
