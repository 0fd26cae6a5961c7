"""A signer whose profile is in use."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np

from asl_keras.adapt.personal import Personal
from asl_keras.adapt.storage import load, place_of, save
from asl_keras.adapt.teaching import rejudge
from asl_keras.inference.reader import EmbeddingReader
from asl_keras.pretrained import SHIPPED

SPOILT = "Learnt, but with this profile {} is read worse than without it: teach it anew."


class Signer:
    """A profile in use: it reads, it learns, and what it learns is saved.

    Args:
        profile: its name, or its file.
        reader: of anybody's hands.
        model: the file that the reader was opened from; None for what comes with the library.

    Raises:
        InputError: if there is no such profile, or the reader's models have no embedding.
    """

    def __init__(self, profile: str, reader: EmbeddingReader, model: Path | None):
        self._model = hash_of(model)
        self._place = place_of(profile)
        self._profile = load(self._place)
        self.reader = Personal(reader, self._profile)

    @property
    def name(self) -> str:
        """Of the profile."""
        return self._profile.name

    def remark(self) -> str | None:
        """What the user must know before the profile is used; None if nothing."""
        if self._profile.model == self._model:
            return None
        known = self._profile.known(self.reader.alphabet)
        judged = rejudge(self.reader, known) if len(known) else "None of its letters is known."
        return f"The profile {self.name!r} was made with another model. {judged}"

    def learn(self, landmarks: np.ndarray, letter: str) -> str | None:
        """Remembers hands (n, 21, 3) that showed a letter, and saves the profile.

        Returns:
            A warning, if a letter is read worse with the profile than without it by now.

        Raises:
            InputError: if the file cannot be written.
        """
        taught = self._profile.taught(landmarks, np.full(len(landmarks), letter))
        taught = replace(taught, model=self._model)
        save(taught, self._place)
        self._profile = taught
        self.reader.learn(taught)
        judged = rejudge(self.reader, taught.known(self.reader.alphabet))
        return SPOILT.format(" ".join(judged.spoilt)) if judged.spoilt else None


def hash_of(model: Path | None) -> str:
    """The SHA-256 of what reads: of a model's file, or of the list of those that read together."""
    return hashlib.sha256((model or SHIPPED).read_bytes()).hexdigest()
