"""MediaPipe behind one small interface: pictures in, hands in pixels out."""

from pathlib import Path
from typing import Self

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.hand import Hand
from asl_keras.landmarks.adapters import open_finder
from asl_keras.landmarks.denoise import denoised
from asl_keras.landmarks.finder import Confidence
from asl_keras.landmarks.follow import Follower
from asl_keras.landmarks.levels import levelled
from asl_keras.landmarks.search import Enough, all_hands, findings, findings_of_all
from asl_keras.landmarks.sparing import SparingFinder

# Several looks agree on a hand, or the classifier refuses it: so a photograph's may be unsure.
PHOTO_CONFIDENCE = Confidence(0.1, 0.1)
# Of 33 small or filling hands that a photograph shows, 32 are found within 6 frames; at 0.5 for a
# palm 29, with as many false hands.
VIDEO_CONFIDENCE = Confidence(0.3, 0.5)
# Pixels. With 32,768 and more MediaPipe ends the process, and long before it takes gigabytes.
LONGEST_SIDE = 8192


class Landmarker:
    """Finds hands with MediaPipe: its Tasks API if a task file is given, else `mp.solutions.hands`.

    mediapipe 0.10.30 and later need a task file. By its own notice, mediapipe 1.2.2 sends figures
    about its use to Google, though no pictures.

    Args:
        video: pictures follow one another, and hands are tracked from one to the next; else each
            picture is on its own.
        max_hands: the most hands that are found in a picture.
        confidence: the least one of a palm and of a hand. Default: 0.1 for photos, 0.3 and
            0.5 for video.
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
        confidence: Confidence | None = None,
        complexity: int = 1,
        landmarker: Path | None = None,
    ):
        if confidence is None:
            confidence = VIDEO_CONFIDENCE if video else PHOTO_CONFIDENCE
        self._max_hands = max_hands
        models = confidence, complexity, landmarker
        self._finder = open_finder(video, max_hands, *models)
        if video and max_hands > 1:
            self._finder = SparingFinder(self._finder, open_finder(video, 1, *models))
        self._follower = Follower(self._finder) if video else None

    def detect(self, picture: np.ndarray) -> list[Hand]:
        """The hands in a picture, uint8 (H, W, 3) RGB; empty if there is none.

        In a photograph those on which three looks agree. Its levels are stretched and its noise is
        smoothed away first, see `asl_keras.landmarks.levels` and `denoise`.
        """
        picture = prepared(picture)
        if self._follower is not None:
            return self._follower.find(picture)
        return all_hands(picture, self._finder)[: self._max_hands]

    def findings(self, picture: np.ndarray, enough: Enough | None = None) -> list[Hand]:
        """What several looks at a photograph found of one hand; empty if there is none.

        Each is the same hand, a little otherwise: what they show is best averaged, see
        `asl_keras.inference.findings`.

        Args:
            picture: uint8 (H, W, 3) RGB.
            enough: asked with the findings so far, whether they are enough; by default no look is
                left out.
        """
        return findings(prepared(picture), self._finder, enough)

    def findings_of_all(self, picture: np.ndarray) -> list[list[Hand]]:
        """What several looks at a photograph found of each hand, the most seen first."""
        return findings_of_all(prepared(picture), self._finder)[: self._max_hands]

    def reset(self) -> None:
        """Forgets the hands tracked so far: the next picture does not follow from the last."""
        if self._follower is not None:
            self._follower.reset()

    def close(self) -> None:
        """Frees the landmarker's threads and memory."""
        self._finder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def prepared(picture: np.ndarray) -> np.ndarray:
    """The picture as all looks see it, levelled and denoised.

    Raises:
        ValueError: unless it is uint8 (H, W, 3).
        InputError: if it is empty, or has a side of more than 8192 pixels.
    """
    if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] != 3:
        raise ValueError(
            "Expected `picture` as uint8 of shape (H, W, 3). "
            f"Received: {picture.dtype} of shape {picture.shape}"
        )
    height, width = picture.shape[:2]
    if not 0 < min(height, width) <= max(height, width) <= LONGEST_SIDE:
        raise InputError(
            f"Expected a picture with sides of 1 to {LONGEST_SIDE} pixels. Received: one of "
            f"{width} x {height}. Make it smaller first."
        )
    return denoised(levelled(picture))
