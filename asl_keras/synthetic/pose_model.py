"""The pose model: for each letter a mixture of Gaussian hand shapes, one for each signer.

Hands that sign no letter are a label like any other, "none", with a component for each gesture.

A component is a mean hand and its principal modes of variation, each scaled to one standard
deviation. Hands are canonical: of one handedness, centred, and of unit size in x and y.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import replacing
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.skeleton import LANDMARK_COUNT

SHIPPED = Path(__file__).with_name("pose_model.npz")
NONE = "none"
SIZE_LIMIT = 16 << 20  # bytes; the shipped model has a third of one MB


@dataclass(frozen=True)
class PoseModel:
    """Components (K) over labels (L).

    Attributes:
        labels: the letters that the model can show, and "none" where it knows other hands.
        component_labels: (K,) index into `labels`.
        component_signers: (K,) the signer that a component was fitted to.
        means: float32 (K, 21, 3).
        modes: float32 (K, M, 21, 3); rows of zeros where a component has fewer than M.
    """

    labels: tuple[str, ...]
    component_labels: np.ndarray
    component_signers: np.ndarray
    means: np.ndarray
    modes: np.ndarray

    @property
    def alphabet(self) -> Alphabet:
        """The labels, and which of them means no letter."""
        return Alphabet.of(self.labels)

    def with_none(self, others: PoseModel) -> PoseModel:
        """Letters, joined by the components of other hands, which become the label "none"."""
        names = zip(others.component_signers, others.component_labels, strict=True)
        gestures = [f"{signer} {others.labels[label]}" for signer, label in names]
        return PoseModel(
            (*self.labels, NONE),
            np.append(self.component_labels, np.full(len(gestures), len(self.labels))),
            np.append(self.component_signers, gestures),
            np.concatenate([self.means, others.means]),
            np.concatenate([self.modes, others.modes]),
        )

    def save(self, path: Path) -> None:
        """Writes the model as an NPZ with half precision, which is finer than landmarks are."""
        with replacing(path) as unfinished:
            np.savez_compressed(
                unfinished,
                labels=np.array(self.labels),
                component_labels=self.component_labels.astype(np.int16),
                component_signers=self.component_signers,
                means=self.means.astype(np.float16),
                modes=self.modes.astype(np.float16),
            )

    @classmethod
    def load(cls, path: Path = SHIPPED) -> PoseModel:
        """Reads what `save` wrote.

        Raises:
            InputError: if the file is missing, too large, or not a pose model.
        """
        try:
            if path.stat().st_size > SIZE_LIMIT:
                raise ValueError(f"larger than {SIZE_LIMIT} bytes")
            # NumPy leaves a path's file open when it is no complete zip.
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                model = cls(
                    tuple(arrays["labels"].tolist()),
                    arrays["component_labels"].astype(np.int64),
                    arrays["component_signers"],
                    arrays["means"].astype(np.float32),
                    arrays["modes"].astype(np.float32),
                )
            model.check()
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise InputError(
                f"Expected a pose model made by `python -m training.fit_pose_model`. "
                f"Received: {path} ({error})"
            ) from error
        return model

    def check(self) -> None:
        """Raises ValueError unless the arrays fit together and every label has a component."""
        count = len(self.component_labels)
        hand = (LANDMARK_COUNT, 3)
        if self.means.shape != (count, *hand) or self.modes.shape[::2] != (count, hand[0]):
            raise ValueError(f"means {self.means.shape} and modes {self.modes.shape} do not match")
        if set(self.component_labels.tolist()) != set(range(len(self.labels))):
            raise ValueError("a label without a component, or a component without a label")
        if not (np.isfinite(self.means).all() and np.isfinite(self.modes).all()):
            raise ValueError("a mean or a mode is not finite")
