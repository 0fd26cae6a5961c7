"""Made hands that sign no letter: on the way between two, with fingers of both, or turned over.

Real non-letters are few and of few kinds; these fill the room between the letters. A made hand that
came out near a letter is thrown away: what is nearly a letter must not be learnt as none.
"""

import numpy as np

from asl_keras.hand.skeleton import FINGERS
from asl_keras.hand.variation import centred, turn
from asl_keras.synthetic.pose_model import PoseModel
from asl_keras.synthetic.poses import pose

# Root mean square distance of the landmarks, in sizes of the hand, from the nearest mean hand of a
# letter. A quarter of the hands of an unseen signer are farther than 0.3 from any.
LEAST_DISTANCE = 0.35
FINGERS_OF_TWO = 0.6  # share of hands with fingers of two; the others are between two
BETWEEN = 0.35, 0.65  # of the way
TURNED = 0.25  # share of hands that are turned, by up to half a turn: hanging, lying, upside down
OF_NONE = 0.2  # share of second hands that are real non-letters


def made(count: int, rng: np.random.Generator, model: PoseModel, blend: float) -> np.ndarray:
    """Hands float32 (count, 21, 3) that sign no letter.

    Args:
        count: number of hands.
        rng: makes all choices.
        model: of letters, and of the label of no letter.
        blend: see `poses.pose`.
    """
    letters = np.flatnonzero(model.alphabet.is_letter)
    means = _flat(model.means[np.isin(model.component_labels, letters)])
    means = np.concatenate([means, means * np.tile([-1, 1], means.shape[1] // 2)])
    kept = np.empty((0, *model.means.shape[1:]), np.float32)
    while len(kept) < count:
        hands = _candidates(2 * (count - len(kept)) + 64, letters, rng, model, blend)
        far = _distance(hands, means) > LEAST_DISTANCE
        kept = np.concatenate([kept, hands[far]])
    return kept[:count]


def turned_over(hands: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Hands (N, 21, 3), a share of them turned in the picture by up to half a turn."""
    share = rng.random((len(hands), 1)) < TURNED
    angle = np.where(share, rng.uniform(-np.pi, np.pi, share.shape), 0).astype(hands.dtype)
    x, y, z = np.moveaxis(hands, 2, 0)
    return np.stack([*turn(x, y, angle), z], axis=2)


def _candidates(
    count: int, letters: np.ndarray, rng: np.random.Generator, model: PoseModel, blend: float
) -> np.ndarray:
    none = model.labels.index(str(model.alphabet.none))
    first, second = rng.choice(letters, count), rng.choice(letters, count)
    second[rng.random(count) < OF_NONE] = none
    one, other = (pose(label, rng, model, blend) for label in (first, second))
    of_two = rng.random((count, 1, 1)) < FINGERS_OF_TWO
    hands = np.where(of_two, _fingers_of_two(one, other, rng), _between(one, other, rng))
    return turned_over(hands.astype(np.float32), rng)


def _between(one: np.ndarray, other: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    way = rng.uniform(*BETWEEN, (len(one), 1, 1))
    return one + way * (other - one)


def _fingers_of_two(one: np.ndarray, other: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Some fingers of one hand bent towards, or all the way to, the same finger of the other."""
    hands = one.copy()
    for first, *joints in FINGERS.values():
        bent = rng.random(len(one)) < 0.5
        way = np.where(bent, np.sqrt(rng.random(len(one))), 0)[:, None, None]
        own = one[:, joints] - one[:, [first]]
        theirs = other[:, joints] - other[:, [first]]
        hands[:, joints] = one[:, [first]] + own + way * (theirs - own)
    return hands


def _flat(hands: np.ndarray) -> np.ndarray:
    """(N, 42): x and y of the centred hands."""
    return centred(hands)[..., :2].reshape(len(hands), -1)


def _distance(hands: np.ndarray, means: np.ndarray) -> np.ndarray:
    """(N,): root mean square distance of the landmarks from the nearest of the means (K, 42)."""
    flat = _flat(hands)
    square = (flat**2).sum(1)[:, None] + (means**2).sum(1) - 2 * flat @ means.T
    return np.sqrt(np.maximum(square.min(axis=1), 0) / (flat.shape[1] / 2))
