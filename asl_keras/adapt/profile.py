"""A profile: frames of one signer's own letters. Landmarks alone, no picture, no embedding.

What a model makes of them is computed when the profile is opened, so that a profile outlives the
model that it was made with.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from asl_keras.errors import expect
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.skeleton import LANDMARK_COUNT

MOST_OF_A_LETTER = 20  # frames; the oldest give way
LONGEST_NAME = 40  # characters
NAME = f"letters, digits, spaces, - and _, at most {LONGEST_NAME}, first a letter or a digit"


def check_name(name: str) -> str:
    """The name of a profile; InputError unless it can be a file's name on every system."""
    plain = all(character.isalnum() or character in " -_" for character in name)
    right = plain and name[:1].isalnum() and name == name.strip() and len(name) <= LONGEST_NAME
    expect(right, "profile", f"to be {NAME}", repr(name))
    return name


@dataclass(frozen=True, eq=False)
class Profile:
    """What is kept of one signer, the oldest frame first."""

    name: str
    landmarks: np.ndarray = field(
        default_factory=lambda: np.empty((0, LANDMARK_COUNT, 3), np.float32)
    )
    """float32 (N, 21, 3)."""
    labels: np.ndarray = field(default_factory=lambda: np.empty(0, "<U1"))
    """(N,) text."""
    takes: np.ndarray = field(default_factory=lambda: np.empty(0, np.int64))
    """int64 (N,): frames of one number were recorded together, and are alike."""
    model: str = ""
    """The SHA-256 of the models that it was judged with; empty if it never was."""

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def letters(self) -> tuple[str, ...]:
        """The labels that it has frames of, in order."""
        return tuple(np.unique(self.labels).tolist())

    def taught(self, landmarks: np.ndarray, labels: Sequence[str] | np.ndarray) -> "Profile":
        """With more frames, (n, 21, 3) and (n,) text, those of each label recorded together.

        A frame that it has already counts for its new label.
        """
        takes = np.full(len(labels), self.takes.max(initial=-1) + 1)
        longer = replace(
            self,
            landmarks=np.concatenate([self.landmarks, landmarks.astype(np.float32)]),
            labels=np.concatenate([self.labels, np.asarray(labels, str)]),
            takes=np.concatenate([self.takes, takes]),
        )
        return longer.of(_newest(longer))

    def without(self, letters: tuple[str, ...]) -> "Profile":
        """What is left when the frames of some letters are forgotten."""
        return self.of(np.flatnonzero(~np.isin(self.labels, letters)))

    def known(self, alphabet: Alphabet) -> "Profile":
        """The frames whose labels an alphabet has."""
        return self.of(np.flatnonzero(np.isin(self.labels, alphabet.labels)))

    def of(self, rows: np.ndarray) -> "Profile":
        """Some of its frames."""
        return replace(
            self,
            landmarks=self.landmarks[rows],
            labels=self.labels[rows],
            takes=self.takes[rows],
        )


def _newest(profile: Profile) -> np.ndarray:
    """The rows of the newest frames of each label, none twice."""
    seen: set[bytes] = set()
    counts: dict[str, int] = {}
    kept = []
    for row in reversed(range(len(profile))):
        label = str(profile.labels[row])
        frame = profile.landmarks[row].tobytes()
        if frame in seen or counts.get(label, 0) == MOST_OF_A_LETTER:
            continue
        seen.add(frame)
        counts[label] = counts.get(label, 0) + 1
        kept.append(row)
    return np.array(kept[::-1], np.int64)
