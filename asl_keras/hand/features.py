"""The features of a hand: where its landmarks are, and how far from each other.

This is the definition; models that read landmarks are trained on it, and other clients compute it
alike. A change of it is a change of `FEATURES_VERSION`.
"""

import numpy as np

from asl_keras.hand.skeleton import LANDMARK_COUNT

FEATURES_VERSION = 1
FIRST, SECOND = np.triu_indices(LANDMARK_COUNT, 1)  # the 210 pairs of landmarks, in order
FEATURE_COUNT = 2 * LANDMARK_COUNT + len(FIRST)


def features(landmarks: np.ndarray) -> np.ndarray:
    """Landmarks (N, 21, 3), or (N, 21, 2), to their features: float32 (N, 252).

    The hand is moved so that the mean of its landmarks is 0, and scaled so that the root mean
    square of their distances from it is 1. The features are x of the 21 landmarks, then y, then the
    distances between landmarks i < j, in the order (0, 1), (0, 2), ... (19, 20). z is not used. A
    hand of no size is all zeros.
    """
    points = np.asarray(landmarks)[..., :2].astype(np.float32)
    points -= points[:, :1]  # first, else the mean of equal numbers may differ from them
    points -= points.mean(axis=1, keepdims=True)
    size = np.sqrt((points**2).sum(axis=2).mean(axis=1))
    points /= np.where(size > 0, size, 1)[:, None, None]
    x, y = (np.ascontiguousarray(points[..., axis]) for axis in range(2))  # (N, 21) each
    return np.concatenate([x, y, np.sqrt(_squares(x) + _squares(y))], axis=1)


def _squares(values: np.ndarray) -> np.ndarray:
    """The squared differences (N, 210) between one coordinate of landmarks (N, 21).

    In place, and a coordinate at a time: training spends its time here.
    """
    apart = values.take(FIRST, axis=1)
    apart -= values.take(SECOND, axis=1)
    apart *= apart
    return apart
