"""Datasets: the two NPZ schemas, read, checked and written.

Landmark NPZ: `landmarks` (N, 21, 3) float32, `labels` (N,) text, optional `signers`, `handedness`.
x points to the right, y down and z away from the camera, all in one unit: pixels, or a share of one
length, never x / width beside y / height. `aspect_known`, one true value, says that this is sure.
Mask NPZ: `images` (N, S, S, 3) uint8 RGB masks, `labels` (N,) text, optional `signers`.
Other arrays are ignored. A file that has `landmarks` is a landmark NPZ. What the labels mean may
stand in a file beside it, see `asl_keras.hand.alphabet_file`.
"""

import io
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, Self

import numpy as np

from asl_keras.data import axes, schemas
from asl_keras.data.columns import check_column
from asl_keras.data.npz import Npz, refusal
from asl_keras.data.rows import Rows
from asl_keras.errors import InputError
from asl_keras.files import write_bytes
from asl_keras.hand.alphabet import MOST_LABELS, Alphabet
from asl_keras.hand.alphabet_file import described
from asl_keras.opencv import cv2


class Reads(Protocol):
    """What a dataset must know of a `ModelInput`."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Of one hand."""

    def prepare(self, landmarks: np.ndarray) -> np.ndarray:
        """Landmarks (N, 21, 3) to a batch (N, *shape)."""


@dataclass(frozen=True, eq=False)
class Dataset(ABC):
    """Labelled hands."""

    alphabet: Alphabet
    """Which labels there are."""
    truth: np.ndarray
    """int64 (N,), the right labels as places in the alphabet."""
    signers: np.ndarray
    """(N,) text, empty where unknown."""
    remarks: tuple[str, ...] = field(default=(), kw_only=True)
    """What a user should look at before believing in what is made of this; a command says it."""

    def __len__(self) -> int:
        return len(self.truth)

    @property
    def labels(self) -> np.ndarray:
        """(N,) text. ValueError if the alphabet lacks the label of a row, see `among`."""
        if self.truth.min(initial=0) < 0:
            raise ValueError("Expected rows of the alphabet's labels alone. Received: others, too")
        return np.array(self.alphabet.labels)[self.truth]

    def among(self, alphabet: Alphabet) -> Self:
        """The same rows with places in another alphabet; -1 where it lacks the label.

        "No letter" is the same in both, whatever it is called.
        """
        places = {label: place for place, label in enumerate(alphabet.labels)}
        if self.alphabet.none is not None and alphabet.none is not None:
            places[self.alphabet.none] = places[alphabet.none]
        moved = np.array([places.get(label, -1) for label in self.alphabet.labels], np.int64)
        return replace(self, alphabet=alphabet, truth=moved[self.truth])

    @abstractmethod
    def prepared(self, rows: np.ndarray, reads: Reads) -> np.ndarray:
        """Some rows as a model reads them: (n, *reads.shape)."""


@dataclass(frozen=True, eq=False)
class LandmarkDataset(Dataset):
    """Hands as landmarks, in memory."""

    hands: np.ndarray
    """float32 (N, 21, 3)."""

    def landmarks(self, rows: np.ndarray) -> np.ndarray:
        """The landmarks of some rows: float32 (n, 21, 3)."""
        return self.hands[rows]

    def prepared(self, rows: np.ndarray, reads: Reads) -> np.ndarray:
        """Some rows as a model reads them: (n, *reads.shape)."""
        return reads.prepare(self.hands[rows])


@dataclass(frozen=True, eq=False)
class ImageDataset(Dataset):
    """Hands as masks, on disk."""

    files: tuple[Rows | np.ndarray, ...]
    """uint8 (N, S, S, 3) of each file."""

    def prepared(self, rows: np.ndarray, reads: Reads) -> np.ndarray:
        """The masks of some rows, resized where needed: uint8 (n, *reads.shape)."""
        if len(reads.shape) != 3:
            raise InputError(
                f"Expected landmarks for a model that reads {reads}. Received: masks. Give "
                "landmark NPZ files, or train a model that reads masks."
            )
        starts = np.cumsum([0, *(len(images) for images in self.files)])
        masks = np.empty((len(rows), *reads.shape), np.uint8)
        files = np.searchsorted(starts, rows, "right") - 1
        for mask, row, file in zip(masks, rows, files, strict=True):
            mask[:] = _resize(self.files[file][row - starts[file]], len(mask))
        return masks


def load(paths: Sequence[Path], alphabet: Alphabet | None = None) -> Dataset:
    """Reads and checks NPZ files of one schema; their rows follow one another.

    Args:
        paths: of the files.
        alphabet: that the labels must be of; None for what the files beside these say, and else
            that of the labels that are found.

    Returns:
        Landmarks in memory, or images on disk, see `Npz.rows`.

    Raises:
        InputError: if a file is not as its schema says, is named twice, or has another schema, or
            the files beside them describe two alphabets.
    """
    paths = [Path(path) for path in paths]
    if not paths:
        raise InputError("Expected at least one NPZ file. Received: none")
    _refuse_repeats(paths)
    known = alphabet or described(paths)
    parts = [_read(path, known) for path in paths]
    _refuse_mixture(paths, parts)
    labels = np.concatenate([part.labels for part in parts])
    alphabet = alphabet or _alphabet_of(paths, labels, known)
    truth, signers = alphabet.indices(labels), np.concatenate([part.signers for part in parts])
    if parts[0].is_landmarks:
        hands = parts[0].values if len(parts) == 1 else np.concatenate([p.values for p in parts])
        doubts = {path: part.doubts for path, part in zip(paths, parts, strict=True)}
        remarks = axes.remarks(doubts)
        return LandmarkDataset(alphabet, truth, signers, hands, remarks=remarks)
    return ImageDataset(alphabet, truth, signers, tuple(part.values for part in parts))


def require_two_classes(dataset: Dataset) -> None:
    """Raises InputError for a dataset of a single label."""
    labels = [dataset.alphabet.labels[index] for index in np.unique(dataset.truth)]
    if len(labels) < 2:
        raise InputError(
            f"Expected hands of at least two labels, to train on. Received: {len(dataset)} of "
            f"{', '.join(map(repr, labels))} only"
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
    given = {"labels": labels, "signers": signers, "handedness": handedness}
    columns = {name: np.asarray(text, str) for name, text in given.items() if text is not None}
    for name, text in columns.items():
        check_column(path, name, text.shape, len(hands))
    content = io.BytesIO()
    np.savez_compressed(content, **{"landmarks": hands, **columns})
    write_bytes(path, content.getvalue())


@dataclass(frozen=True, eq=False)
class _Part:
    """What one file holds."""

    is_landmarks: bool
    values: Any  # of landmarks an array, of images `Rows`
    labels: np.ndarray
    signers: np.ndarray
    doubts: axes.Doubts


def _read(path: Path, alphabet: Alphabet | None) -> _Part:
    known = alphabet.labels if alphabet else None
    values: Any
    with Npz(path) as npz:
        if "landmarks" in npz:
            name, values = "landmarks", schemas.read_hands(npz)
        elif "images" in npz:
            name, values = "images", schemas.read_images(npz)
        else:
            raise schemas.neither(npz)
        count = npz.header(name).shape[0]
        labels = schemas.read_labels(npz, count, known)
        signers, is_sure = schemas.read_signers(npz, count), schemas.read_aspect_known(npz)
    if name == "images":
        return _Part(False, values, labels, signers, axes.Doubts())
    return _Part(True, values, labels, signers, axes.doubts(values, is_sure))


def _alphabet_of(paths: list[Path], labels: np.ndarray, known: Alphabet | None) -> Alphabet:
    found = np.unique(labels).tolist()
    if known is not None:
        return known.among(found)
    if len(found) > MOST_LABELS:
        expected, received = f"at most {MOST_LABELS} different labels", f"{len(found)}"
        raise refusal(paths[0], expected, received, "let `labels` hold the letter of each row")
    try:
        return Alphabet.of(found)
    except InputError as error:
        raise InputError(f"{', '.join(map(str, paths))}: {error}") from error


def _refuse_repeats(paths: list[Path]) -> None:
    seen = set()
    for path in paths:
        if path.resolve() in seen:
            raise refusal(path, "each file once", "it twice", "name it once")
        seen.add(path.resolve())


def _refuse_mixture(paths: list[Path], parts: list[_Part]) -> None:
    for path, part in zip(paths, parts, strict=True):
        if part.is_landmarks != parts[0].is_landmarks:
            raise refusal(
                path,
                f"the schema of {paths[0]}",
                "landmarks beside masks",
                "give files of one schema at a time",
            )


def _resize(image: np.ndarray, side: int) -> np.ndarray:
    if len(image) == side:
        return image
    method = cv2.INTER_AREA if len(image) > side else cv2.INTER_LINEAR
    return cv2.resize(image, (side, side), interpolation=method)
