"""Datasets: the two NPZ schemas, read, checked and written, and `split` into two parts.

Landmark NPZ: `landmarks` (N, 21, 3) float32, `labels` (N,) text, optional `signers`, `handedness`.
Image NPZ: `images` (N, S, S, 3) uint8 RGB masks, `labels` (N,) text, optional `signers`.
Other arrays are ignored. A file that has `landmarks` is a landmark NPZ.
"""

import io
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.data import schemas
from asl_keras.data.npz import Npz, refusal
from asl_keras.data.split import Split, split
from asl_keras.errors import InputError
from asl_keras.files import write_bytes
from asl_keras.hand.alphabet import LETTERS
from asl_keras.mask import draw
from asl_keras.opencv import cv2

__all__ = [
    "Dataset",
    "ImageDataset",
    "LandmarkDataset",
    "Split",
    "load",
    "require_two_classes",
    "split",
    "write_landmarks",
]


@dataclass(frozen=True, eq=False)
class Dataset(ABC):
    """Labelled hands.

    Attributes:
        labels: (N,) text.
        signers: (N,) text, empty where unknown.
    """

    labels: np.ndarray
    signers: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    @abstractmethod
    def masks(self, rows: np.ndarray, side: int) -> np.ndarray:
        """The masks of some rows: uint8 (n, side, side, 3) RGB."""


@dataclass(frozen=True, eq=False)
class LandmarkDataset(Dataset):
    """Hands as landmarks, in memory: `hands` is float32 (N, 21, 3)."""

    hands: np.ndarray

    def landmarks(self, rows: np.ndarray) -> np.ndarray:
        """The landmarks of some rows: float32 (n, 21, 3)."""
        return self.hands[rows]

    def masks(self, rows: np.ndarray, side: int) -> np.ndarray:
        """Draws the masks of some rows: uint8 (n, side, side, 3) RGB."""
        return draw(self.hands[rows], side)


@dataclass(frozen=True, eq=False)
class ImageDataset(Dataset):
    """Hands as masks, on disk: `files` holds uint8 (N, S, S, 3) of each file."""

    files: tuple[np.ndarray, ...]

    def masks(self, rows: np.ndarray, side: int) -> np.ndarray:
        """Reads the masks of some rows, resized where needed: uint8 (n, side, side, 3) RGB."""
        ends = np.cumsum([len(images) for images in self.files])
        masks = np.empty((len(rows), side, side, 3), np.uint8)
        for mask, row, file in zip(masks, rows, np.searchsorted(ends, rows, "right"), strict=True):
            mask[:] = _resize(self.files[file][row - ends[file]], side)  # counted from the end
        return masks


def load(paths: Sequence[Path], known: Sequence[str] | None = LETTERS) -> Dataset:
    """Reads and checks NPZ files of one schema; their rows follow one another.

    Args:
        paths: of the files.
        known: the labels that may occur; None for any.

    Returns:
        Landmarks in memory, or images on disk (where on disk, `Npz.map` tells).

    Raises:
        InputError: if a file is not as its schema says, is named twice, or has another schema.
    """
    paths = [Path(path) for path in paths]
    if not paths:
        raise InputError("Expected at least one NPZ file. Received: none")
    _refuse_repeats(paths)
    parts = [_read(path, known) for path in paths]
    _refuse_mixture(paths, parts)
    labels = np.concatenate([part.labels for part in parts])
    signers = np.concatenate([part.signers for part in parts])
    if isinstance(parts[0], LandmarkDataset):
        return LandmarkDataset(labels, signers, np.concatenate([part.hands for part in parts]))
    return ImageDataset(labels, signers, tuple(part.files[0] for part in parts))


def require_two_classes(dataset: Dataset) -> None:
    """Refuses a dataset that leaves a classifier nothing to tell apart."""
    labels = np.unique(dataset.labels)
    if len(labels) < 2:
        raise InputError(
            f"Expected hands of at least two labels, to train on. Received: {len(dataset)} of "
            f"{', '.join(map(repr, labels.tolist()))} only"
        )


def write_landmarks(
    path: Path,
    landmarks: np.ndarray,
    labels: np.ndarray,
    signers: np.ndarray | None = None,
    handedness: np.ndarray | None = None,
) -> None:
    """Writes a landmark NPZ, whole or not at all; equal data gives equal bytes.

    Raises:
        InputError: if the data is not as the schema says, or the file cannot be written.
    """
    hands = np.asarray(landmarks, np.float32)
    schemas.check_shape(path, hands.shape, hands.dtype)
    schemas.check_hands(path, hands)
    columns = {"labels": labels, "signers": signers, "handedness": handedness}
    columns = {name: np.asarray(text, str) for name, text in columns.items() if text is not None}
    for name, text in columns.items():
        schemas.check_column(path, name, text.shape, len(hands))
    content = io.BytesIO()
    np.savez_compressed(content, landmarks=hands, **columns)
    write_bytes(path, content.getvalue())


def _read(path: Path, known: Sequence[str] | None) -> Dataset:
    with Npz(path) as npz:
        if "landmarks" in npz:
            kind, values = LandmarkDataset, schemas.read_hands(npz)
        elif "images" in npz:
            kind, values = ImageDataset, (schemas.read_images(npz),)
        else:
            raise schemas.neither(npz)
        count = npz.header("landmarks" if kind is LandmarkDataset else "images").shape[0]
        labels = schemas.read_labels(npz, count, known)
        return kind(labels, schemas.read_signers(npz, count), values)


def _refuse_repeats(paths: list[Path]) -> None:
    seen = set()
    for path in paths:
        if path.resolve() in seen:
            raise refusal(path, "each file once", "it twice", "name it once")
        seen.add(path.resolve())


def _refuse_mixture(paths: list[Path], parts: list[Dataset]) -> None:
    for path, part in zip(paths, parts, strict=True):
        if type(part) is not type(parts[0]):
            raise refusal(
                path,
                f"the schema of {paths[0]}",
                "landmarks beside images",
                "give files of one schema at a time",
            )


def _resize(image: np.ndarray, side: int) -> np.ndarray:
    if len(image) == side:
        return image
    method = cv2.INTER_AREA if len(image) > side else cv2.INTER_LINEAR
    return cv2.resize(image, (side, side), interpolation=method)
