"""One version of a model that reads: what its labels are, and whether its hands drift."""

import logging
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.metadata import read_metadata
from asl_keras.pretrained import description
from server.watching.drift import Drift, Window
from server.watching.features import measured, no_hand
from server.watching.observation import Observation
from server.watching.reference import Reference, beside, digest
from server.watching.sampling import Sampler, StillHands

log = logging.getLogger(__name__)
UNSURE, UNKNOWN = "unsure", "unknown"
LIVE, RECOGNIZE = "live", "recognize"


class Watched:
    """Says what was read, which hands count, and what they amount to.

    Args:
        version: the first hexadecimals of the SHA-256 of the model's file.
        alphabet: of the model; None if nobody knows.
        reference: of the model; None if there is none, so that nothing drifts.
        random: draws which hands count.
    """

    def __init__(
        self,
        version: str,
        alphabet: Alphabet | None,
        reference: Reference | None,
        random: np.random.Generator,
    ):
        self.version = version
        self.drift = Drift(reference) if alphabet and reference else None
        self._alphabet = alphabet
        self._sampler: Sampler[Observation] | None = None
        if reference:
            self._sampler = Sampler(reference.an_hour, random)
        self._still = StillHands()

    @classmethod
    def of(cls, name: str, version: str, file: Path, random: np.random.Generator) -> "Watched":
        """A model by its file and what lies beside it; logs what is amiss."""
        alphabet = reference = None
        try:
            if digest(file).startswith(version):  # else it was replaced a moment ago
                alphabet = alphabet_of(file)
            reference = _reference(file)
        except InputError as error:
            log.warning("Whether the hands of %s drift is not watched. %s", name, error)
        return cls(version, alphabet, reference, random)

    def label(self, seen: Observation) -> str:
        """What a hand was read as: a label, or `UNSURE`."""
        if seen.probabilities is None or self._alphabet is None:
            return UNKNOWN
        best = self._alphabet.labels[seen.probabilities.argmax()]
        return best if seen.accepted or best == self._alphabet.none else UNSURE

    def counting(self, seen: Observation, time: float) -> Observation | None:
        """Takes what was seen; returns what counts of the time that has just ended, if any.

        Live hands that move are on their way to a letter. A live picture without a hand says
        nothing of the finder: hands come and go.
        """
        if self.drift is None or self._sampler is None:
            return None
        if seen.door == LIVE:
            if seen.landmarks is None:
                return None
            hand = f"{seen.source} {seen.handedness}"
            if not self._still.see(time, hand, seen.landmarks):
                return None
        return self._sampler.offer(time, seen.source, seen)

    def count(self, seen: Observation, time: float) -> Window | None:
        """Counts a hand or a picture without one; returns the window that it makes full."""
        if self.drift is None or self._alphabet is None:
            return None
        features = no_hand()
        if seen.probabilities is not None and seen.landmarks is not None:
            one = np.asarray(seen.landmarks)[np.newaxis], seen.probabilities[np.newaxis]
            features = measured(*one, np.array([seen.accepted]), self._alphabet)
        if seen.door != RECOGNIZE:
            features["found"] = np.full(1, np.nan)
        return self.drift.add(time, features)


def alphabet_of(file: Path) -> Alphabet:
    """Of a .tflite, or of a .json that names several; InputError if it cannot be read."""
    model = description.read(file).members[0].file if file.suffix == ".json" else file
    return read_metadata(model).alphabet


def _reference(file: Path) -> Reference | None:
    path = beside(file)
    if not path.exists():
        return None
    reference = Reference.read(path)
    if reference.model_sha256 != digest(file):
        raise InputError(
            f"Expected the reference of {file}. Received: {path}, of another model. Make it anew "
            "with `python -m server.monitor reference`."
        )
    return reference
