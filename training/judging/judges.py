"""Hands that judge models: as many of each letter of each signer whom nothing was fitted to."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from asl_keras.data.dataset import LandmarkDataset, load
from asl_keras.errors import InputError
from training.hands.evenly import evenly


def load_landmarks(files: Sequence[Path]) -> LandmarkDataset:
    """The hands of landmark NPZ files; raises InputError for files of another kind."""
    data = load(files)
    if not isinstance(data, LandmarkDataset):
        raise InputError("Expected landmark NPZ files as `data`. Received: masks", "data")
    return data


def judges(data: LandmarkDataset, people: Collection[str]) -> LandmarkDataset:
    """The hands of some of the signers, as many of each letter as `training.hands.evenly` takes.

    Raises:
        InputError: if there are none.
    """
    rows = evenly(data.truth, data.signers)
    rows = rows[np.isin(data.signers[rows], sorted(people))]
    if not len(rows):
        known = ", ".join(sorted(set(data.signers.tolist())))
        raise InputError(
            "Expected hands of signers whom the models did not learn from as `data`. Received: "
            f"{known or 'none'}, all of whom they know. Name other files.",
            "data",
        )
    return replace(data, truth=data.truth[rows], signers=data.signers[rows], hands=data.hands[rows])
