"""MediaPipe Hands behind one small interface: pictures in, hands in pixels out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Self

import numpy as np

# Of 700 photos of hands in many rooms it finds none in 13 % at 0.3, in 16 % at 0.5, in 20 % at 0.7.
PHOTO_CONFIDENCE = 0.3
VIDEO_CONFIDENCE = 0.5
# A hand that fills the photo is missed by a palm detector that expects room around it. With such a
# border, as a share of the longer side, a second look finds 44 of the 91 that 0.3 misses.
BORDER = 0.25


@dataclass(frozen=True)
class Hand:
    """A hand in a picture."""

    landmarks: np.ndarray
    """float32 (21, 3): x, y and relative depth, all in pixels of the picture."""
    handedness: str
    """"Left" or "Right" for a mirrored picture: an unmirrored right hand is reported as "Left"."""
    score: float
    """How sure the landmarker is of the handedness, 0.5 to 1."""

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the landmarks, in pixels; may reach past the picture."""
        points = self.landmarks[:, :2]
        low, high = np.floor(points.min(axis=0)), np.ceil(points.max(axis=0))
        return int(low[0]), int(low[1]), int(high[0]), int(high[1])


class Landmarker:
    """Finds hands with MediaPipe Hands (`mp.solutions.hands`).

    Args:
        video: pictures follow one another, so that a hand is tracked from one to the next; else
            they have nothing to do with each other.
        max_hands: at most so many hands per picture.
        confidence: from which confidence on the palm detector's answer is a hand, 0 to 1.
            Default: 0.3 for photos, 0.5 for video.
        complexity: of the landmark model, 0 (faster) or 1 (more exact).

    Example:
        >>> with Landmarker() as landmarker:
        ...     hands = landmarker.detect(picture)
    """

    def __init__(
        self,
        video: bool = False,
        max_hands: int = 1,
        confidence: float | None = None,
        complexity: int = 1,
    ):
        default = VIDEO_CONFIDENCE if video else PHOTO_CONFIDENCE
        self._video = video
        self._hands = _mediapipe().solutions.hands.Hands(
            static_image_mode=not video,
            max_num_hands=max_hands,
            min_detection_confidence=default if confidence is None else confidence,
            model_complexity=complexity,
        )

    def detect(self, picture: np.ndarray) -> list[Hand]:
        """The hands in a picture, uint8 (H, W, 3) RGB; empty if there is none."""
        if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] != 3:
            raise ValueError(
                "Expected `picture` as uint8 of shape (H, W, 3). "
                f"Received: {picture.dtype} of shape {picture.shape}"
            )
        hands = self._find(picture)
        if hands or self._video:
            return hands
        border = round(BORDER * max(picture.shape))
        wider = np.pad(picture, ((border, border), (border, border), (0, 0)), mode="edge")
        return [_moved(hand, -border) for hand in self._find(wider)]

    def _find(self, picture: np.ndarray) -> list[Hand]:
        found = self._hands.process(np.ascontiguousarray(picture))
        height, width = picture.shape[:2]
        return [
            Hand(_in_pixels(points, width, height), side.label, side.score)
            for points, side in zip(
                found.multi_hand_landmarks or (),
                (handedness.classification[0] for handedness in found.multi_handedness or ()),
                strict=True,
            )
        ]

    def close(self) -> None:
        """Frees the landmarker's threads and memory."""
        self._hands.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _moved(hand: Hand, step: int) -> Hand:
    """The hand, further right and down by a step in pixels."""
    landmarks = hand.landmarks + np.array([step, step, 0], np.float32)
    return replace(hand, landmarks=landmarks)


def _in_pixels(points, width: int, height: int) -> np.ndarray:
    """MediaPipe divides x and z by the width, y by the height."""
    normalised = [(point.x, point.y, point.z) for point in points.landmark]
    return np.array(normalised, np.float32) * np.array([width, height, width], np.float32)


def _mediapipe() -> ModuleType:
    with _without_tensorflow():
        import mediapipe
    return mediapipe


@contextmanager
def _without_tensorflow() -> Iterator[None]:
    """Hides TensorFlow from an import.

    MediaPipe imports it, if it is installed, for a decorator of its documentation: 6 s instead of
    0.7 s, and 300 MB.
    """
    if "tensorflow" in sys.modules:
        yield
        return
    sys.modules["tensorflow"] = None
    try:
        yield
    finally:
        del sys.modules["tensorflow"]
