"""What is checked: hands, from wherever they are, and what is known of them besides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.data import columns, schemas
from asl_keras.data.dataset import Dataset, LandmarkDataset, load
from asl_keras.data.npz import Npz
from asl_keras.hand.alphabet import NONES, Alphabet
from training.checking.masks import mask_shapes
from training.checking.shapes import shapes
from training.sources.samples import Missed, Samples

ORIGINS = ("origins", "files")  # what an NPZ calls where its rows come from


@dataclass(frozen=True, eq=False)
class Subject:
    """Hands to be checked."""

    data: Dataset
    origins: np.ndarray
    """(N,) text: the file of a row, and what in it."""
    clips: np.ndarray | None = None
    """int (N,), the clip that a row is of."""
    missed: tuple[Missed, ...] = ()
    """What gave no hand."""
    sources: tuple[str, ...] = ()
    """What the hands were made of, or the file that they are in."""

    @classmethod
    def of_samples(
        cls, samples: Samples, sources: tuple[str, ...] = (), meanings: Alphabet | None = None
    ) -> Subject:
        """Hands as a source gave them; InputError if their labels are no alphabet.

        Args:
            samples: at least one hand.
            sources: what they were made of.
            meanings: of the labels; None for what bare labels mean.
        """
        found = np.unique(samples.labels).tolist()
        alphabet = Alphabet.of(found) if meanings is None else meanings.among(found)
        data = LandmarkDataset(
            alphabet,
            alphabet.indices(samples.labels),
            samples.signers,
            samples.landmarks,
            remarks=samples.remarks,
        )
        return cls(data, samples.origins, samples.clips, samples.missed, sources)

    @classmethod
    def of_file(cls, path: Path) -> Subject:
        """The hands of an NPZ file of any schema; InputError if it is none."""
        with Npz(path) as npz:
            data = _sequence(npz) if "clips" in npz else load([path])
            clips = _clips(npz, len(data))
            name = next((one for one in ORIGINS if one in npz), None)
            rows = np.array([f"row {row}" for row in range(len(data))])
            origins = rows if name is None else columns.read_text(npz, name, len(data))
        return cls(data, origins, clips, sources=(str(path),))

    @property
    def hands(self) -> np.ndarray | None:
        """float32 (N, 21, 3); None of masks."""
        return self.data.hands if isinstance(self.data, LandmarkDataset) else None

    def shapes(self) -> np.ndarray:
        """What hands, or their masks, are compared by: float32 (N, K)."""
        return mask_shapes(self.data) if self.hands is None else shapes(self.hands)


def _clips(npz: Npz, count: int) -> np.ndarray | None:
    return columns.read_numbers(npz, "clips", count, np.int64) if "clips" in npz else None


def _sequence(npz: Npz) -> Dataset:
    """The hands of clips, in which an empty label is a hand that shows nothing."""
    hands = schemas.read_hands(npz)
    labels = columns.read_text(npz, "labels", len(hands))
    if not (labels == "").any():
        return load([npz.path])
    labels = np.where(labels == "", NONES[0], labels)
    alphabet = Alphabet.of(np.unique(labels).tolist())
    signers = schemas.read_signers(npz, len(hands))
    return LandmarkDataset(alphabet, alphabet.indices(labels), signers, hands)
