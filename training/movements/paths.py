"""Paths in the air: J, Z, and what is neither. float64 (n, 2), y down, beginning at (0, 0)."""

import numpy as np

POINTS = 200
SLANT = (-20, 20)  # degrees


def letter_z(
    rng: np.random.Generator, size: float | None = None, slant: float | None = None
) -> np.ndarray:
    """Three strokes, in palms: wide or high, slanted, with sharp or round corners.

    Args:
        rng: chooses all that is not given.
        size: share of the range of widths, 0 to 1.
        slant: share of the range of angles, 0 to 1.
    """
    width = _of_range((0.5, 2.4), size, rng)
    height = width * rng.uniform(0.5, 1.6)
    first, back, last = width * rng.uniform(0.75, 1.25, 3)
    dip, rise = height * rng.uniform(-0.15, 0.15, 2)
    corners = [(0, 0), (first, dip), (first - back, height), (first - back + last, height + rise)]
    return _leaning(_rounded(corners, rng.uniform(0.0, 0.1), rng), slant, rng)


def letter_j(
    rng: np.random.Generator, size: float | None = None, slant: float | None = None
) -> np.ndarray:
    """Down, with or without an arc outwards first, and a hook to the left, large or small.

    Arguments as `letter_z`; the size is the depth.
    """
    depth, width = _of_range((0.7, 2.3), size, rng), rng.uniform(0.35, 1.4)
    out = rng.choice([0.0, 1.0]) * rng.uniform(0, 0.5) * depth
    hook = rng.uniform(0.05, 0.6) * min(depth, 1.3)
    belly = rng.uniform(0.3, 0.8)
    corners = [
        (0, 0),
        (0.8 * out, rng.uniform(-0.05, 0.1) * depth),
        (out, rng.uniform(0.3, 0.6) * depth),
        (0.4 * out, 0.85 * depth),
        (0.5 * out - belly * width, depth),
        (0.3 * out - width, depth - hook),
    ]
    return _leaning(_rounded(corners, rng.uniform(0.08, 0.16), rng), slant, rng)


def _line(rng: np.random.Generator) -> np.ndarray:
    angle, length = rng.uniform(0, 2 * np.pi), rng.uniform(0.3, 3)
    end = length * np.array([np.cos(angle), np.sin(angle)])
    bend = rng.normal(0, 0.1) * length * np.array([-np.sin(angle), np.cos(angle)])
    return _rounded([(0, 0), end / 2 + bend, end], 0.1, rng)


def _waving(rng: np.random.Generator) -> np.ndarray:
    """To and fro, as one waves, scratches or shakes the hand."""
    turns, angle = rng.uniform(1, 5), rng.choice([0, np.pi / 2, rng.uniform(0, np.pi)])
    swing = rng.uniform(0.1, 1.2) * np.sin(np.linspace(0, 2 * np.pi * turns, POINTS))
    drift = np.linspace(0, 1, POINTS)[:, None] * rng.normal(0, 0.4, 2)
    return swing[:, None] * np.array([np.cos(angle), np.sin(angle)]) + drift


def _circle(rng: np.random.Generator) -> np.ndarray:
    angles = rng.uniform(0, 2 * np.pi) + np.linspace(0, rng.uniform(1.2, 2.5) * 2 * np.pi, POINTS)
    path = np.stack([np.cos(angles) * rng.uniform(0.2, 1), np.sin(angles) * rng.uniform(0.2, 1)], 1)
    return path - path[0]


def _wandering(rng: np.random.Generator) -> np.ndarray:
    corners = np.cumsum(rng.normal(0, rng.uniform(0.2, 1.2), (rng.integers(2, 6), 2)), axis=0)
    return _rounded([(0, 0), *corners], rng.uniform(0.02, 0.2), rng)


def _corner(rng: np.random.Generator) -> np.ndarray:
    """Two strokes: as 7, L and V, or the beginning of a Z."""
    one, two = rng.normal(0, 1, (2, 2))
    return _rounded([(0, 0), one, one + two], rng.uniform(0, 0.1), rng)


OTHERS = (_line, _waving, _circle, _wandering, _corner)


def other(rng: np.random.Generator) -> np.ndarray:
    """A path that is neither J nor Z."""
    path = OTHERS[rng.integers(len(OTHERS))](rng)
    return path - path[0]


def _rounded(corners: object, roundness: float, rng: np.random.Generator) -> np.ndarray:
    """Straight lines between corners with smooth speed and corners, a share of the whole round."""
    points = np.array(corners, np.float64)
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)
    weight = np.maximum(lengths, 0.1) ** rng.uniform(0.5, 1.0)
    knots = np.append(0, np.cumsum(weight) / weight.sum())
    places = np.linspace(0, 1, POINTS)
    path = np.stack([np.interp(places, knots, points[:, axis]) for axis in range(2)], axis=1)
    reach = max(int(roundness * POINTS), 1)
    kernel = np.hanning(2 * reach + 3)[1:-1]
    padded = np.pad(path, ((reach, reach), (0, 0)), "edge")
    smooth = [np.convolve(padded[:, a], kernel / kernel.sum(), "valid") for a in range(2)]
    smoothed = np.stack(smooth, axis=1)
    return smoothed - smoothed[0]


def _of_range(ends: tuple[float, float], share: float | None, rng: np.random.Generator) -> float:
    return ends[0] + (ends[1] - ends[0]) * (rng.random() if share is None else share)


def _leaning(path: np.ndarray, share: float | None, rng: np.random.Generator) -> np.ndarray:
    angle = np.deg2rad(_of_range(SLANT, share, rng))
    cosine, sine = np.cos(angle), np.sin(angle)
    return path @ np.array([[cosine, sine], [-sine, cosine]])
