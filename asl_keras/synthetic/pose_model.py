"""The pose model: for each letter a mixture of Gaussian hand shapes, one for each signer.

Hands that sign no letter are a label like any other, with a component for each gesture.

A component is a mean hand and its principal modes of variation, each scaled to one standard
deviation. Hands are canonical: of one handedness, centred, and of unit size in x and y.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
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
        alphabet: the letters that the model can show, and no letter where it knows other hands.
        component_labels: (K,) index into `labels`.
        component_signers: (K,) the signer that a component was fitted to.
        means: float32 (K, 21, 3).
        modes: float32 (K, M, 21, 3); rows of zeros where a component has fewer than M.
    """

    alphabet: Alphabet
    component_labels: np.ndarray
    component_signers: np.ndarray
    means: np.ndarray
    modes: np.ndarray

    @property
    def labels(self) -> tuple[str, ...]:
        """Those of the alphabet."""
        return self.alphabet.labels

    def strangers(self, people: Iterable[str]) -> list[str]:
        """Those of whom the model has neither letters nor gestures, in order."""
        names = self.component_signers.tolist()
        return [
            one
            for one in sorted(set(people))
            # A component of a gesture is called "SIGNER GESTURE".
            if not any(name == one or name.startswith(f"{one} ") for name in names)
        ]

    def with_none(self, others: PoseModel, none: str = NONE) -> PoseModel:
        """Letters, joined by the components of other hands, which become a label of their own."""
        names = zip(others.component_signers, others.component_labels, strict=True)
        gestures = [f"{signer} {others.labels[label]}" for signer, label in names]
        return PoseModel(
            replace(self.alphabet, labels=(*self.labels, none), none=none),
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
                **self._meanings(),
            )

    def _meanings(self) -> dict[str, np.ndarray]:
        """What the labels mean, as arrays; nothing where bare labels mean the same."""
        alphabet = self.alphabet
        if alphabet == Alphabet.of(alphabet.labels):
            return {}
        none = () if alphabet.none is None else (alphabet.none,)
        meanings = zip(pose_file.ALPHABET, (alphabet.moving, none, alphabet.words), strict=True)
        return {name: np.array(labels, str) for name, labels in meanings}

    @classmethod
    def load(cls, path: Path = SHIPPED) -> PoseModel:
        """Reads what `save` wrote.

        Raises:
            InputError: if the file is missing, too large, damaged, or not a pose model.
        """
        arrays = pose_file.read(path)
        try:
            alphabet = _alphabet(arrays)
        except InputError as error:
            raise pose_file.refusal(path, "labels that are no alphabet") from error
        model = cls(
            alphabet,
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
        if not self.alphabet.letters:
            raise ValueError("no letter")
        if not (np.abs(self.means).max() < LARGEST and np.abs(self.modes).max() < LARGEST):
            raise ValueError("a mean or a mode that is not finite, or no hand's")
        if np.ptp(self.means[..., :2], axis=1).max(axis=1).min() < SMALLEST:
            raise ValueError("a mean of no size")


def _alphabet(arrays: dict[str, np.ndarray]) -> Alphabet:
    """Of the arrays of a file; InputError if they describe none."""
    labels = arrays["labels"].tolist()
    if "none" not in arrays:
        return Alphabet.of(labels)
    known = {name: arrays[name].tolist() for name in pose_file.ALPHABET if name in arrays}
    return Alphabet(
        tuple(labels),
        tuple(known.get("moving", ())),
        next(iter(known["none"]), None),
        tuple(known.get("words", ())),
    )
