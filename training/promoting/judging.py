"""Two models read hands of people whom neither knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.data.dataset import Dataset, load
from asl_keras.errors import InputError
from asl_keras.evaluation.acceptance import LACKING, accepted, likeliest_letters
from asl_keras.evaluation.evaluate import read_rows
from asl_keras.inference.reader import Reader
from training.hands.evenly import evenly
from training.hands.known_people import NOBODY_KNOWS, acquaintances
from training.promoting.comparison import Comparison, compare
from training.promoting.judged_by import expect_strangers


def judged(
    readers: tuple[Reader, Reader],
    models: tuple[Path | None, Path | None],
    files: Sequence[Path],
    largest_drop: float,
) -> tuple[Comparison, list[str]]:
    """Compares two readers; also says what a user should know of who judges.

    Args:
        readers: the old one and the new one.
        models: where they are from; None for what comes with the package.
        files: NPZ files, of which each letter of each signer counts evenly.
        largest_drop: see `Comparison`.

    Raises:
        InputError: if there is nobody whom neither model knows, or no letter that either knows.
    """
    data = load(files)
    people = data.signers.tolist()
    known = [acquaintances(model, set(people)) for model in models]
    strangers = expect_strangers(people, set().union(*(one or set() for one in known)))
    rows = evenly(data.truth, data.signers)
    rows = rows[np.isin(data.signers[rows], strangers)]
    places = [_places(reader, data)[rows] for reader in readers]
    judging = np.any([one != LACKING for one in places], axis=0) | _is_none(data)[rows]
    if not judging.any():
        raise InputError(
            "Expected hands of labels that a model knows as `data`. Received: none", "data"
        )
    rows = rows[judging]
    old, new = (_right(reader, data, rows) for reader in readers)
    found = compare(old, new, data.labels[rows], data.signers[rows], largest_drop)
    return found, [*data.remarks, *_remarks(known, models, people, strangers)]


def _places(reader: Reader, data: Dataset) -> np.ndarray:
    return data.among(reader.alphabet).truth


def _is_none(data: Dataset) -> np.ndarray:
    return ~data.alphabet.is_letter[data.truth]


def _right(reader: Reader, data: Dataset, rows: np.ndarray) -> np.ndarray:
    """bool (n,): letters that are read as they are, and other hands that are accepted as none."""
    probabilities = read_rows(reader, data, rows)
    letters = likeliest_letters(reader.alphabet, probabilities) == _places(reader, data)[rows]
    passing = accepted(reader.alphabet, probabilities, reader.threshold)
    return np.where(_is_none(data)[rows], ~passing, letters)


def _remarks(
    known: Sequence[set[str] | None],
    models: Sequence[Path | None],
    people: Sequence[str],
    strangers: Sequence[str],
) -> list[str]:
    said = [
        NOBODY_KNOWS.format(model)
        for one, model in zip(known, models, strict=True)
        if one is None and model is not None
    ]
    left_out = sorted(set(people) - set(strangers) - {""})
    if left_out:
        said.append(f"Not asked, as a model has learnt from them: {', '.join(left_out)}.")
    if "" in people:
        said.append("Hands without a signer are not asked.")
    return said
