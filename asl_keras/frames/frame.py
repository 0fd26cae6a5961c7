"""A picture with its place in time: what every source gives and the live recogniser takes."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Frame:
    """One picture of a source."""

    picture: np.ndarray
    """uint8 (H, W, 3) RGB."""
    time: float
    """Seconds since the source began; never decreases."""
    cut: bool = False
    """It does not follow from the frame before: another photograph, or a camera that came back."""
