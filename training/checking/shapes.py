"""How alike two hands are, whatever their place, size and side."""

import numpy as np

CHUNK = 4096  # hands that are compared at a time


def shapes(hands: np.ndarray) -> np.ndarray:
    """x and y of hands (N, 21, 2 or 3), their mean at 0, of unit size: float32 (N, 42).

    The root mean square distance of a hand's landmarks from their mean is 1.
    """
    points = np.array(hands[..., :2], np.float32)
    points -= points.mean(axis=1, keepdims=True)
    size = np.sqrt((points**2).sum(axis=2).mean(axis=1))
    points /= np.where(size > 0, size, 1)[:, None, None]
    return points.reshape(len(points), 2 * points.shape[1])


def mirrored(shape: np.ndarray) -> np.ndarray:
    """The other hand: (N, 42)."""
    return shape * np.tile(np.array([-1, 1], np.float32), shape.shape[1] // 2)


def distances(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Root mean square distances of landmarks, in sizes of the hand: float32 (n, m).

    Args:
        some: shapes (n, 42).
        others: shapes (m, 42), of which each is compared as it is and mirrored: the nearer counts.
    """
    found = [
        np.minimum(_squares(part, others), _squares(part, mirrored(others)))
        for part in np.split(some, range(CHUNK, len(some), CHUNK))
    ]
    return np.sqrt(np.concatenate(found) / (some.shape[1] // 2))


def _squares(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    lengths = (some**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)
    return np.maximum(lengths - 2 * some @ others.T, 0)
