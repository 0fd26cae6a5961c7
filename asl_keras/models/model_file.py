"""What a file of a Keras model must be before Keras opens it: bounded, whole, nothing but a model.

Keras believes the sizes that a file states, unpacks whatever it has packed, and raises what its
libraries raise. Ours, and those that Keras saves, are a zip of two JSON texts and one HDF5 file,
stored as they are (`.keras`), or an HDF5 file alone (`.h5`). Other members, such as a vocabulary,
and links that lead out of an HDF5 file are refused. Nothing here waits for Keras' six seconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_bytes, unpack
from asl_keras.models.description import MOST_TEXT, check_description
from asl_keras.models.hdf5 import check_weights, is_model

SUFFIXES = (".keras", ".h5")
MOST_BYTES = 400_000_000  # of a file: 30 times MobileNetV2 with the state of its optimizer
CONFIG, WEIGHTS = "config.json", "model.weights.h5"
MEMBERS = {"metadata.json": 10_000, CONFIG: MOST_TEXT, WEIGHTS: MOST_BYTES}


def check(path: Path) -> int:
    """Looks at a file before Keras does; returns its size in bytes.

    Raises:
        UnreadableError: if it is no regular file, too large, damaged, packed, encrypted, or holds
            what no model of ours has.
    """
    content = read_bytes(path, MOST_BYTES)
    if path.suffix == ".keras":
        members = unpack(content, MEMBERS, alone=True)
        check_description(members[CONFIG])
        check_weights(members[WEIGHTS])
    else:
        check_weights(content)
    return len(content)


def expect_model(path: Path) -> int:
    """As `check`, of a file that a user named.

    Raises:
        InputError: instead of UnreadableError, for a name of another suffix, or weights alone.
    """
    if path.suffix not in SUFFIXES:
        raise InputError(
            f"Expected the model file that training writes (.keras or .h5). Received: {path}, "
            "which is neither"
        )
    with readable(path):
        size = check(path)
        is_whole = path.suffix == ".keras" or is_model(path)
    if not is_whole:
        raise InputError(
            f"Expected a Keras model, as training saves it. Received: {path}, which has weights "
            "alone, without a model. Name the model's own file, or train: `asl train --weights` "
            "begins with weights."
        )
    return size


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Whatever is raised herein becomes an InputError about the file.

    Keras, its backends and h5py raise dozens of kinds, with texts of many lines.
    """
    try:
        yield
    except UnreadableError as error:
        raise _refusal(path, str(error)) from error
    except Exception as error:
        raise _refusal(path, f"cannot be read ({type(error).__name__})") from error


def _refusal(path: Path, fault: str) -> InputError:
    return InputError(
        f"Expected a Keras model, without code, as training saves it. Received: {path}, which "
        f"{fault}. Train it again, or copy it again."
    )
