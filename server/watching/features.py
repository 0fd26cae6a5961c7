"""What drift is looked for in: a few numbers of each hand, which do not say whose it is.

Only counts of them are kept, in bins, so that a window of hands is a small table.
"""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.direction import direction
from asl_keras.hand.skeleton import FINGERS, WRIST

LETTERS, CONFIDENCE, FOUND = "letters", "confidence", "found"
PALM, TILT, REACH, SIDE, KNUCKLES = "palm", "tilt", "reach", "side", "knuckles"
IN_WORDS = {
    LETTERS: "which letters are accepted",
    CONFIDENCE: "how sure the model is: the probability of the likeliest label",
    FOUND: "whether a picture has a hand that is found",
    PALM: "width of the palm over its length",
    TILT: "degrees by which the hand leans from up",
    REACH: "how far the fingertips are from the wrist, in lengths of the palm",
    SIDE: "on which side of the palm the thumb is seen",
    KNUCKLES: "how uneven the row of knuckles is, in lengths of the palm",
}
NUMBERS = (CONFIDENCE, PALM, TILT, REACH, KNUCKLES)
BINS = 20  # of a number, of which each has as many hands of the reference
UNKNOWN = -1  # the bin of what a hand does not have
INDEX, MIDDLE, RING, LITTLE = 5, 9, 13, 17  # knuckles
TIPS = [joints[-1] for joints in FINGERS.values()]


def measured(
    landmarks: np.ndarray, probabilities: np.ndarray, accepted: np.ndarray, alphabet: Alphabet
) -> dict[str, np.ndarray]:
    """The features of hands, each float64 (N,); NaN where a hand has none.

    Args:
        landmarks: (N, 21, 3); they do not depend on where the hand is, nor on its size.
        probabilities: (N, labels) in the alphabet's order.
        accepted: bool (N,), whether the best letter was taken for one.
        alphabet: of the model.
    """
    points = np.asarray(landmarks, np.float64)[..., :2]
    points = points - points[:, WRIST : WRIST + 1]
    across = points[:, LITTLE] - points[:, INDEX]
    length = np.maximum(np.linalg.norm(points[:, MIDDLE], axis=1), 1e-12)
    best = np.asarray(probabilities).argmax(axis=1)
    turn = points[:, INDEX, 0] * points[:, LITTLE, 1] - points[:, INDEX, 1] * points[:, LITTLE, 0]
    return {
        LETTERS: np.where(accepted & alphabet.is_letter[best], best, np.nan),
        CONFIDENCE: np.asarray(probabilities, np.float64).max(axis=1),
        FOUND: np.ones(len(points)),
        PALM: np.linalg.norm(across, axis=1) / length,
        TILT: direction(landmarks),
        REACH: np.linalg.norm(points[:, TIPS], axis=2).mean(axis=1) / length,
        SIDE: (turn > 0).astype(np.float64),
        KNUCKLES: np.linalg.norm(_uneven(points), axis=1) / length,
    }


def _uneven(points: np.ndarray) -> np.ndarray:
    """The third difference of the knuckles (N, 2): 0 of even steps on a parabola, as hands nearly
    have it however they are held, and 4.5 times what each is off by where a finder errs."""
    return (points[:, INDEX] - points[:, LITTLE]) - 3 * (points[:, MIDDLE] - points[:, RING])


def no_hand() -> dict[str, np.ndarray]:
    """The features of a picture in which no hand was found: each float64 (1,)."""
    return {name: np.full(1, 0.0 if name == FOUND else np.nan) for name in IN_WORDS}


@dataclass(frozen=True, eq=False)
class Bins:
    """Into which bin a value falls: of numbers between edges, of others the value itself."""

    shares: np.ndarray
    """float64 (B,), of the reference's hands in each bin."""
    edges: np.ndarray | None = None
    """float64 (B - 1,), ascending; None where values are categories from 0 on."""

    @classmethod
    def of_numbers(cls, values: np.ndarray, weights: np.ndarray) -> Self:
        """Bins of about equally many hands of a reference; equal values share one."""
        order = np.argsort(values)
        cumulated = np.cumsum(weights[order]) / weights.sum()
        places = np.searchsorted(cumulated, np.arange(1, BINS) / BINS)
        edges = np.unique(np.round(values[order][np.minimum(places, len(values) - 1)], 4))
        return cls(_shares(np.searchsorted(edges, values), weights, len(edges) + 1), edges)

    @classmethod
    def of_categories(cls, values: np.ndarray, weights: np.ndarray, count: int) -> Self:
        """Bins of so many categories."""
        known = ~np.isnan(values)
        return cls(_shares(values[known].astype(int), weights[known], count))

    @classmethod
    def of_shares(cls, *shares: float) -> Self:
        """Categories of known shares."""
        return cls(np.array(shares, np.float64))

    def place(self, values: np.ndarray) -> np.ndarray:
        """int64 (N,), the bin of each; `UNKNOWN` of NaN."""
        known = ~np.isnan(values)
        if self.edges is None:
            return np.where(known, np.nan_to_num(values), UNKNOWN).astype(np.int64)
        return np.where(known, np.searchsorted(self.edges, values), UNKNOWN)

    def as_json(self) -> dict[str, Any]:
        """Ready for JSON."""
        edges = {} if self.edges is None else {"edges": self.edges.tolist()}
        return {**edges, "shares": np.round(self.shares, 6).tolist()}


def _shares(places: np.ndarray, weights: np.ndarray, count: int) -> np.ndarray:
    counts = np.bincount(places, weights, minlength=count)
    return counts / max(counts.sum(), 1e-12)
