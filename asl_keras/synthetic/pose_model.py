"""The pose model: for each letter a mixture of Gaussian hand shapes, one for each signer.

Hands that sign no letter are a label like any other, "none", with a component for each gesture.

A component is a mean hand and its principal modes of variation, each scaled to one standard
deviation. Hands are canonical: of one handedness, centred, and of unit size in x and y.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.files import replacing
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.synthetic import pose_file

SHIPPED = Path(__file__).with_name("pose_model.npz")
NONE = "none"
LARGEST, SMALLEST = 100.0, 1e-3  # in sizes of a hand


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

    def strangers(self, people: Iterable[str]) -> list[str]:
        """Those of whom the model has neither letters nor gestures, in order."""
        names = self.component_signers.tolist()
        return [
            one
            for one in sorted(set(people))
            # A component of a gesture is called "SIGNER GESTURE".
            if not any(name == one or name.startswith(f"{one} ") for name in names)
        ]

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
        with replacing(path) as unfinished, unfinished.open("wb") as file:
            np.savez_compressed(
                file,
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
            InputError: if the file is missing, too large, damaged, or not a pose model.
        """
        arrays = pose_file.read(path)
        model = cls(
            tuple(arrays["labels"].tolist()),
            arrays["component_labels"].astype(np.int64),
            arrays["component_signers"],
            arrays["means"],
            arrays["modes"],
        )
        try:
            model.check()
        except ValueError as error:
            raise pose_file.refusal(path, str(error)) from error
        return model

    def check(self) -> None:
        """Raises ValueError unless the arrays fit together and every label has a component."""
        count = len(self.component_labels)
        hand = (LANDMARK_COUNT, 3)
        if self.means.shape != (count, *hand) or self.modes.shape[::2] != (count, hand[0]):
            raise ValueError(f"means {self.means.shape} and modes {self.modes.shape} do not match")
        if set(self.component_labels.tolist()) != set(range(len(self.labels))):
            raise ValueError("a label without a component, or a component without a label")
        if len(set(self.labels)) < len(self.labels):
            raise ValueError("a label twice")
        if not self.alphabet.letters:
            raise ValueError("no letter")
        if not (np.abs(self.means).max() < LARGEST and np.abs(self.modes).max() < LARGEST):
            raise ValueError("a mean or a mode that is not finite, or no hand's")
        if np.ptp(self.means[..., :2], axis=1).max(axis=1).min() < SMALLEST:
            raise ValueError("a mean of no size")
