"""Which kind of source a path is, by its content."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from asl_keras.errors import InputError
from training.sources import folders
from training.sources.options import SourceOptions
from training.sources.samples import Source


class Kind(NamedTuple):
    """A kind of source."""

    what: str
    """In a few words, such as "a CSV of landmarks"."""
    recognises: Callable[[Path], bool]
    """Whether a path is one; looks at names and first bytes, and raises nothing."""
    open: Callable[[Path, SourceOptions], Source]
    """Raises InputError where it cannot be used."""


KINDS: tuple[Kind, ...] = (
    Kind("pictures or videos, or folders of them", folders.recognises, folders.open_labelled),
)
"""In the order in which they are asked; any folder is one of the last kind."""


def open_source(path: Path, options: SourceOptions) -> Source:
    """The source that a path is.

    Raises:
        InputError: if it is none, or one that cannot be used.
    """
    kind = next((kind for kind in KINDS if kind.recognises(path)), None)
    if kind is None:
        known = ", ".join(kind.what for kind in KINDS)
        raise InputError(f"Expected {known}. Received: {path}, which is none of these.")
    return kind.open(path, options)
