"""What a profile gains, judged on a signer's own frames that it was not taught with.

The frames of each letter are left out a group at a time, while all others teach. A group is what
was recorded together; where a letter was recorded once, its frames are near-duplicates, and half of
them teach while the other half judge: the first, then the second.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from asl_keras.adapt.correction import Evidence, SignerCorrection
from asl_keras.hand.alphabet import Alphabet

MOST_GROUPS = 5
# Of unseen signers 60 to 100 % are read right without a profile, and 70 to 100 % with one.
MANY, DOUBTFUL, CLEAR = 10, 0.4, 0.5


@dataclass(frozen=True)
class Judgement:
    """How a signer's frames were read, without a profile and with one."""

    frames: int
    before: Mapping[str, float]
    """Share read right, by letter."""
    after: Mapping[str, float]
    """Each frame read with a profile of the frames that were not left out with it."""
    alike: tuple[str, ...]
    """Letters that were recorded once, so that what judged was much like what taught."""
    single: tuple[str, ...]
    """Letters with one frame: nothing can be said of what they gain."""

    @property
    def gain(self) -> float:
        """Of the mean over letters, -1 to 1."""
        return _mean(self.after) - _mean(self.before)

    @property
    def better(self) -> tuple[str, ...]:
        """The letters that are read right more often."""
        return tuple(label for label in self.before if self.after[label] > self.before[label])

    @property
    def worse(self) -> tuple[str, ...]:
        """The letters that are read right less often."""
        return tuple(label for label in self.before if self.after[label] < self.before[label])

    @property
    def spoilt(self) -> tuple[str, ...]:
        """The letters of which more than half of the frames are lost."""
        return tuple(label for label in self.worse if self.before[label] - self.after[label] > 0.5)

    @property
    def is_harmful(self) -> bool:
        """Whether the profile makes reading worse."""
        return self.gain < 0

    @property
    def is_doubtful(self) -> bool:
        """Whether so few of many letters are read right that they may be the wrong letters."""
        return len(self.before) >= MANY and _mean(self.before) < DOUBTFUL

    @property
    def is_contradictory(self) -> bool:
        """Whether even the profile does not tell the letters apart."""
        return len(self.before) > len(self.single) and _mean(self.after) < CLEAR

    def __str__(self) -> str:
        """In sentences, a line each."""
        means = f"{_mean(self.before):.1%} without the profile, {_mean(self.after):.1%} with it"
        once = "all of them" if len(self.alike) == len(self.before) else " ".join(self.alike)
        sentences = {
            f"Read right, of {self.frames} frames that were left out in turn: {means}.": True,
            "This profile makes reading worse.": self.is_harmful,
            "Hardly a frame is read as its letter: were these the right letters?": self.is_doubtful,
            "Frames of one letter are unlike one another.": self.is_contradictory,
            f"Better: {' '.join(self.better)}.": self.better,
            f"Worse: {' '.join(self.worse)}; teach these letters anew.": self.worse,
            f"Recorded once, so that the gain looks larger than it is: {once}.": self.alike,
            f"One frame alone, which says nothing yet: {' '.join(self.single)}.": self.single,
        }
        return "\n".join(sentence for sentence, holds in sentences.items() if holds)


def judge(evidence: Evidence, takes: np.ndarray, alphabet: Alphabet, most: int) -> Judgement:
    """Reads each frame with a profile of the others.

    Args:
        evidence: frames in the order of their recording, at least one.
        takes: (N,) int, frames of one number were recorded together.
        alphabet: of the probabilities.
        most: frames of a letter that a profile keeps.
    """
    groups = _groups(evidence.places, takes)
    right = np.empty(len(groups), bool)
    for group in np.unique(groups):
        left_out = np.flatnonzero(groups == group)
        teaching = evidence.of(np.flatnonzero(groups != group))
        correction = SignerCorrection.fit(teaching.of(spread(teaching.places, most)))
        judging = evidence.of(left_out)
        read = correction.corrected(judging.probabilities, judging.embeddings)
        right[left_out] = read.argmax(axis=1) == judging.places
    before = evidence.probabilities.argmax(axis=1) == evidence.places
    places, counts = np.unique(evidence.places, return_counts=True)
    labels = [alphabet.labels[place] for place in places]
    once = [len(np.unique(takes[evidence.places == place])) == 1 for place in places]
    return Judgement(
        frames=len(groups),
        before=_shares(labels, before, evidence.places, places),
        after=_shares(labels, right, evidence.places, places),
        alike=tuple(
            label for label, n, one in zip(labels, counts, once, strict=True) if one and n > 1
        ),
        single=tuple(label for label, n in zip(labels, counts, strict=True) if n == 1),
    )


def spread(places: np.ndarray, most: int | np.ndarray) -> np.ndarray:
    """At most so many rows of each label, evenly spread over its rows; ascending.

    Args:
        places: (N,) int, the label of each row.
        most: of each label; or (labels,) int, of each its own.
    """
    kept = []
    for place in np.unique(places):
        rows = np.flatnonzero(places == place)
        count = min(most[place] if isinstance(most, np.ndarray) else most, len(rows))
        kept.append(rows[((np.arange(count) + 0.5) * len(rows) / count).astype(np.int64)])
    return np.sort(np.concatenate(kept)) if kept else np.empty(0, np.int64)


def _groups(places: np.ndarray, takes: np.ndarray) -> np.ndarray:
    """int64 (N,): frames of one number are left out together."""
    groups = np.empty(len(places), np.int64)
    for place in np.unique(places):
        rows = np.flatnonzero(places == place)
        recorded = np.unique(takes[rows], return_inverse=True)[1]
        if recorded.max() == 0:
            recorded, count = np.arange(len(rows)), 2
        else:
            count = MOST_GROUPS
        sizes = recorded.max() + 1
        groups[rows] = recorded * min(count, sizes) // sizes
    return groups


def _shares(
    labels: list[str], right: np.ndarray, truth: np.ndarray, places: np.ndarray
) -> dict[str, float]:
    return {
        label: float(right[truth == place].mean())
        for label, place in zip(labels, places.tolist(), strict=True)
    }


def _mean(shares: Mapping[str, float]) -> float:
    return float(np.mean(list(shares.values())))
