"""A reader of hands that knows one signer: another reader, and a profile."""

import numpy as np

from asl_keras.adapt.correction import Evidence, SignerCorrection
from asl_keras.adapt.profile import Profile
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.reader import EmbeddingReader


class Personal:
    """Reads the hands of one signer.

    Args:
        reader: of anybody's hands.
        profile: of the signer. Frames of labels that the reader does not know count for nothing.

    Raises:
        InputError: if the reader's models have no embedding.

    Example:
        >>> personal = Personal(open_reader(), load(place_of("anna")))
        >>> probabilities = personal.read(landmarks)
    """

    def __init__(self, reader: EmbeddingReader, profile: Profile):
        if not reader.embedding_size:
            raise InputError(
                "Expected a model with an embedding, which a `profile` needs. Received: one "
                "without. Leave `model` out, or name one of the architecture `landmarks`.",
                *("profile", "model"),
            )
        self._reader = reader
        self._seen: dict[bytes, tuple[np.ndarray, np.ndarray]] = {}  # what is made of a frame
        self.learn(profile)

    def learn(self, profile: Profile) -> None:
        """Reads with another profile from now on; frames that it had are not read again."""
        self._correction = SignerCorrection.fit(self.evidence(profile.known(self.alphabet)))

    def evidence(self, profile: Profile) -> Evidence:
        """What the reader makes of the frames of a profile, whose labels it must know."""
        keys = [frame.tobytes() for frame in profile.landmarks]
        new = np.array([row for row, key in enumerate(keys) if key not in self._seen], np.int64)
        read = evidence(self._reader, profile.of(new))
        made = zip(read.probabilities, read.embeddings, strict=True)
        self._seen |= {keys[row]: pair for row, pair in zip(new.tolist(), made, strict=True)}
        if len(new) == len(keys):
            return read
        probabilities, embeddings = zip(*(self._seen[key] for key in keys), strict=True)
        places = self.alphabet.indices(profile.labels)
        return Evidence(np.array(probabilities), np.array(embeddings), places)

    @property
    def alphabet(self) -> Alphabet:
        """The reader's."""
        return self._reader.alphabet

    @property
    def threshold(self) -> float:
        """The reader's."""
        return self._reader.threshold

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        """Hands (N, 21, 3) to probabilities, float32 (N, labels)."""
        read, embeddings = self._reader.read(landmarks), self._reader.embed(landmarks)
        return self._correction.corrected(read, embeddings)


def evidence(reader: EmbeddingReader, profile: Profile) -> Evidence:
    """What a reader makes of the frames of a profile, whose labels it must know."""
    hands = profile.landmarks
    places = reader.alphabet.indices(profile.labels)
    return Evidence(reader.read(hands), reader.embed(hands), places)
