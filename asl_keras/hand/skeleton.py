"""The 21 landmarks of a hand, in the order of MediaPipe Hands, and the bones between them.

Landmarks are float32 (21, 3) or (N, 21, 3): x to the right, y down, z smaller towards the camera,
all in one unit (pixels, or any common factor of them). z is NaN where it is unknown.
Source: Zhang et al., "MediaPipe Hands: On-device Real-time Hand Tracking", arXiv:2006.10214.
"""

from itertools import pairwise

import numpy as np

LANDMARK_COUNT = 21
WRIST = 0
FINGERS = {
    "thumb": (1, 2, 3, 4),
    "index": (5, 6, 7, 8),
    "middle": (9, 10, 11, 12),
    "ring": (13, 14, 15, 16),
    "little": (17, 18, 19, 20),
}
# A palm has no landmark of its own: it is outlined through the wrist and the fingers' first joints.
PALM_BONES = ((0, 1), (0, 5), (5, 9), (9, 13), (13, 17), (0, 17))
# The parent of each landmark on the way from the wrist to a fingertip; the wrist has none.
PARENTS = (-1, 0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11, 0, 13, 14, 15, 0, 17, 18, 19)


def finger_bones(finger: str) -> tuple[tuple[int, int], ...]:
    """The three bones of a finger as pairs of landmarks, from its first joint to its tip."""
    joints = FINGERS[finger]
    return tuple(pairwise(joints))


def mirror(landmarks: np.ndarray) -> np.ndarray:
    """The other hand: landmarks (..., 21, 3) reflected left to right."""
    return landmarks * np.array([-1, 1, 1], landmarks.dtype)
