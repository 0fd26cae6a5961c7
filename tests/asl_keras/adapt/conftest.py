"""A reader of hands that needs no model: it compares shapes with the mean shapes of signers."""

from pathlib import Path

import numpy as np
import pytest

from asl_keras.adapt import storage
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.features import features
from asl_keras.hand.skeleton import mirror

LETTERS = tuple("ABCDEFGHIKLMNOPQRSTUVWXY")
OTHERS = ("borisgraudt__asl-ai", "t32rahman_photos", "13lack13lood", "project_s_photos")


class ShapeReader:
    """Knows each letter's mean hand.

    Args:
        landmarks: (N, 21, 3).
        labels: (N,) text.
    """

    threshold = 0.5
    embedding_size = 64

    def __init__(self, landmarks: np.ndarray, labels: np.ndarray):
        self.alphabet = Alphabet(LETTERS)
        seen = _shape(landmarks)
        self._means = np.array([seen[labels == letter].mean(axis=0) for letter in LETTERS])
        spread = np.random.default_rng(0).standard_normal((seen.shape[1], self.embedding_size))
        self._spread = spread.astype(np.float32)

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        """The nearer to a letter's mean hand, the likelier."""
        apart = ((_shape(landmarks)[:, None] - self._means) ** 2).mean(axis=2)
        powers = np.exp(-40 * apart)
        return (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)

    def embed(self, landmarks: np.ndarray) -> np.ndarray:
        """Directions of shapes without the part that all hands share."""
        spread = np.maximum((_shape(landmarks) - self._means.mean(axis=0)) @ self._spread, 0)
        return spread / np.maximum(np.linalg.norm(spread, axis=1, keepdims=True), 1e-9)


def _shape(landmarks: np.ndarray) -> np.ndarray:
    """Of a hand and its mirror image alike."""
    both = np.stack([features(landmarks), features(mirror(landmarks))])
    return np.concatenate([np.abs(both[0] - both[1]), both.mean(axis=0)], axis=1)


def hands_of(shared_data: Path, *names: str) -> tuple[np.ndarray, np.ndarray]:
    """The landmarks and labels of some files, static letters alone."""
    files = [np.load(shared_data / "landmarks" / f"{name}.npz") for name in names]
    landmarks = np.concatenate([file["landmarks"] for file in files])
    labels = np.concatenate([file["labels"] for file in files])
    rows = np.isin(labels, LETTERS)
    return landmarks[rows], labels[rows]


@pytest.fixture(scope="session")
def shape_reader(shared_data) -> ShapeReader:
    """Knows four signers."""
    return ShapeReader(*hands_of(shared_data, *OTHERS))


@pytest.fixture(scope="session")
def stranger(shared_data) -> tuple[np.ndarray, np.ndarray]:
    """The hands of a fifth signer, and their letters."""
    return hands_of(shared_data, "nejohnson2")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """Where profiles lie in these tests."""
    monkeypatch.setenv(storage.VARIABLE, str(tmp_path / "profiles"))
    return tmp_path / "profiles"
