"""The batches that a model is fine-tuned on: masks drawn as it goes, or rows of NPZ files."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from asl_keras.data.dataset import Dataset, ImageDataset, load, split
from asl_keras.errors import InputError
from asl_keras.mask import draw
from asl_keras.synthetic.generator import sample, shipped, vary
from mobile_export.compression.settings import CompressionSettings

BATCH = 100

Batch = tuple[np.ndarray, np.ndarray]  # masks uint8 (B, S, S, 3), indices of labels (B,)


class Synthetic:
    """Synthetic hands of those of the labels that the pose model knows."""

    def __init__(self, settings: CompressionSettings, labels: tuple[str, ...], side: int):
        known = set(labels) & set(shipped().labels)
        if not known:
            raise InputError(
                f"Expected a model of labels that synthetic hands show, A to Z. Received: "
                f"{', '.join(labels)}. Name files that have them with --data."
            )
        self.steps = max(1, settings.hands_of_epoch // BATCH)
        # Of all letters equally many are sampled; those that are not the model's are left out.
        self._count = round(BATCH * len(shipped().labels) / len(known))
        self._labels, self._side, self._seed = np.array(labels), side, settings.seed

    def __iter__(self) -> Iterator[Batch]:
        """Endless, and never the same hands twice."""
        step = 0
        while True:
            hands, letters = sample(self._count, (self._seed, step))
            known = np.isin(letters, self._labels)
            yield draw(hands[known], self._side), _indices(letters[known], self._labels)
            step += 1


class Recorded:
    """The rows that training would train on: the others are for judging the result."""

    def __init__(self, settings: CompressionSettings, labels: tuple[str, ...], side: int):
        self._data = load([Path(file) for file in settings.data], known=labels)
        parts = split(self._data.labels, self._data.signers, seed=settings.seed)
        self.steps = max(1, len(parts.train) // BATCH)
        self._rows, self._labels, self._side = parts.train, np.array(labels), side
        self._random = np.random.default_rng(settings.seed)

    def __iter__(self) -> Iterator[Batch]:
        """Endless: every pass has its own order and its own variations."""
        while True:
            order = self._random.permutation(self._rows)
            for rows in np.array_split(order, self.steps):
                masks = _varied_masks(self._data, rows, self._side, self._random)
                yield masks, _indices(self._data.labels[rows], self._labels)


def open_batches(
    settings: CompressionSettings, labels: tuple[str, ...], side: int
) -> "Synthetic | Recorded":
    """What the settings name; `steps` batches are an epoch.

    Raises:
        InputError: if a file is refused, or no hand has one of the labels.
    """
    return (Recorded if settings.data else Synthetic)(settings, labels, side)


def _varied_masks(
    data: Dataset, rows: np.ndarray, side: int, random: np.random.Generator
) -> np.ndarray:
    """Left and right hands alike, as the recogniser reads both views of a hand."""
    if not isinstance(data, ImageDataset):
        return draw(vary(data.landmarks(rows), random), side)
    masks, mirrored = data.masks(rows, side), random.random(len(rows)) < 0.5
    masks[mirrored] = masks[mirrored, :, ::-1]
    return masks


def _indices(letters: np.ndarray, labels: np.ndarray) -> np.ndarray:
    return (letters[:, np.newaxis] == labels).argmax(axis=1)
