"""Which kind of source a path is, by its content."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from asl_keras.errors import InputError
from training.sources import folders, mnist, npy_folders, npy_layout, npz_files, refused, tables
from training.sources.options import SourceOptions
from training.sources.samples import Source


class Kind(NamedTuple):
    """A kind of source."""

    what: str
    """In a few words, such as "a CSV of landmarks"; "" of what is refused with advice."""
    recognises: Callable[[Path], bool]
    """Whether a path is one; looks at names and first bytes, and raises nothing."""
    open: Callable[[Path, SourceOptions], Source]
    """Raises InputError where it cannot be used."""


KINDS: tuple[Kind, ...] = (
    Kind("an NPZ file", npz_files.recognises, npz_files.NpzSource),
    Kind(".npy files of landmarks", npy_layout.recognises, npy_folders.NpySource),
    Kind("", refused.is_pickle, refused.refuse_pickle),
    Kind("", refused.is_other, refused.refuse_other),
    Kind("a table of small pictures", mnist.recognises, mnist.SmallPictures),
    Kind("pictures or videos, or folders of them", folders.recognises, folders.open_labelled),
    Kind("a table of landmarks", tables.recognises, tables.TableSource),
)
"""In the order in which they are asked."""


def open_source(path: Path, options: SourceOptions) -> Source:
    """The source that a path is.

    Raises:
        InputError: if it is none, or one that cannot be used.
    """
    kind = next((kind for kind in KINDS if kind.recognises(path)), None)
    if kind is None:
        known = ", ".join(kind.what for kind in KINDS if kind.what)
        why = "is none of these" if path.exists() else "does not exist"
        raise InputError(f"Expected {known}. Received: {path}, which {why}.")
    return kind.open(path, options)
