"""MediaPipe's normalised landmarks in pixels."""

from collections.abc import Iterable
from typing import Protocol

import numpy as np


class Point(Protocol):
    """A landmark as MediaPipe gives it: x and z divided by the picture's width, y by its height."""

    x: float
    y: float
    z: float


def in_pixels(points: Iterable[Point], picture: np.ndarray) -> np.ndarray:
    """MediaPipe's landmarks as float32 (N, 3) in pixels of the picture (H, W, 3)."""
    height, width = picture.shape[:2]
    normalised = [(point.x, point.y, point.z) for point in points]
    return np.array(normalised, np.float32) * np.array([width, height, width], np.float32)
