"""Whose hands the rows of a file are."""

from pathlib import Path

import numpy as np

from training.sources.names import as_signer
from training.sources.options import SourceOptions
from training.sources.patterns import Pattern


def signers_of(
    path: Path, options: SourceOptions, count: int, own: np.ndarray | None = None
) -> np.ndarray:
    """(N,) text: the one whom the user names, or else whom the rows or the file's name say.

    Args:
        path: of the file.
        options: of it.
        count: N, of the rows.
        own: (N,) text, what the rows say; None if nothing.
    """
    if options.signer is not None:
        return np.full(count, as_signer(options.signer))
    if own is not None:
        kinds, place = np.unique(own, return_inverse=True)
        return np.array([*map(as_signer, kinds.tolist())] or [""], str)[place]
    said = Pattern(options.signer_from).match(path.absolute()) if options.signer_from else None
    return np.full(count, as_signer(said.signer) if said else "")
