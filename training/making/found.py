"""What was seen in a picture or a clip, frame by frame, and its bytes, as they are remembered."""

from collections.abc import Iterable

import numpy as np

from asl_keras.hand.hand import Hand
from asl_keras.hand.skeleton import LANDMARK_COUNT
from training.sources.samples import Shown

SIDES = ("", "Left", "Right")
"""What `side` counts; the first means that no hand was seen."""
FRAME = np.dtype(
    [
        ("time", "<f4"),
        ("side", "u1"),
        ("score", "<f4"),
        ("landmarks", "<f4", (LANDMARK_COUNT, 3)),
    ]
)
"""A frame: seconds, a place in `SIDES`, how sure that is, and pixels of the picture."""


def frame(shown: Shown, hand: Hand | None) -> np.ndarray:
    """What was seen in a frame: (1,) of `FRAME`."""
    seen = np.zeros(1, FRAME)
    seen["time"] = shown.time
    if hand is not None:
        seen["side"], seen["score"] = SIDES.index(hand.handedness), hand.score
        seen["landmarks"] = hand.landmarks
    return seen


def packed(frames: np.ndarray) -> bytes:
    """Frames (F,) as bytes."""
    return frames.tobytes()


def unpacked(content: bytes) -> np.ndarray | None:
    """Frames (F,) of their bytes; None where those are damaged."""
    if not content or len(content) % FRAME.itemsize:
        return None
    frames = np.frombuffer(content, FRAME)
    numbers = np.isfinite(frames["time"]) & np.isfinite(frames["landmarks"]).all(axis=(1, 2))
    return frames if numbers.all() and (frames["side"] < len(SIDES)).all() else None


def together(parts: Iterable[np.ndarray]) -> np.ndarray:
    """The frames of several parts: (F,) of `FRAME`."""
    return np.concatenate([np.zeros(0, FRAME), *parts])
