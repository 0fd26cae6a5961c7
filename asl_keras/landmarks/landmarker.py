"""MediaPipe behind one small interface: pictures in, hands in pixels out."""

from dataclasses import replace
from pathlib import Path
from typing import Self

import numpy as np

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.adapters import open_finder
from asl_keras.landmarks.denoise import denoised
from asl_keras.opencv import cv2

# Of 700 photos of hands in many rooms no hand is found in 13 % at 0.3, 16 % at 0.5, 20 % at 0.7.
PHOTO_CONFIDENCE = 0.3
VIDEO_CONFIDENCE = 0.5
# The palm detector misses a hand that fills the photo: it expects room around it. With a border of
# this share of the longer side, a second look finds 44 of the 91 hands that are missed at 0.3. In a
# video it costs nothing: frames without a hand take turns with and without it.
BORDER = 0.25


class Landmarker:
    """Finds hands with MediaPipe: its Tasks API if a task file is given, else `mp.solutions.hands`.

    mediapipe 0.10.30 and later need a task file. By its own notice, mediapipe 1.2.2 sends figures
    about its use to Google, though no pictures.

    Args:
        video: pictures follow one another, and hands are tracked from one to the next; else each
            picture is on its own.
        max_hands: the most hands that are found in a picture.
        confidence: least confidence of the palm detector, 0 to 1. Default: 0.3 for photos, 0.5
            for video.
        complexity: of the models inside mediapipe, 0 (faster) or 1 (more exact). A task file
            brings its own models, so with one it stays at 1.
        landmarker: a `hand_landmarker.task`; `python -m asl_keras.landmarks.make_task` makes one.

    Raises:
        InputError: if the task file is not one, or is needed and missing, or comes with a
            `complexity` other than 1.

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
        landmarker: Path | None = None,
    ):
        if confidence is None:
            confidence = VIDEO_CONFIDENCE if video else PHOTO_CONFIDENCE
        self._video = video
        self._bordered = False  # the next frame of a video
        self._finder = open_finder(video, max_hands, confidence, complexity, landmarker)

    def detect(self, picture: np.ndarray) -> list[Hand]:
        """The hands in a picture, uint8 (H, W, 3) RGB; empty if there is none.

        The picture is denoised first, see `asl_keras.landmarks.denoise`.
        """
        if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] != 3:
            raise ValueError(
                "Expected `picture` as uint8 of shape (H, W, 3). "
                f"Received: {picture.dtype} of shape {picture.shape}"
            )
        picture = denoised(picture)
        if not self._video:
            return self._look(picture, bordered=False) or self._look(picture, bordered=True)
        hands = self._look(picture, self._bordered)
        if not hands:
            self._bordered = not self._bordered
        return hands

    def reset(self) -> None:
        """Forgets the hands tracked so far: the next picture does not follow from the last."""
        if self._video:
            self._bordered = False
            self._finder.reset()

    def close(self) -> None:
        """Frees the landmarker's threads and memory."""
        self._finder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _look(self, picture: np.ndarray, bordered: bool) -> list[Hand]:
        if not bordered:
            return self._finder.find(picture)
        wide = round(BORDER * max(picture.shape))
        wider = cv2.copyMakeBorder(picture, wide, wide, wide, wide, cv2.BORDER_REPLICATE)
        return [_moved(hand, -wide) for hand in self._finder.find(wider)]


def _moved(hand: Hand, step: int) -> Hand:
    """The hand, further right and down by a step in pixels."""
    landmarks = hand.landmarks + np.array([step, step, 0], np.float32)
    return replace(hand, landmarks=landmarks)
