"""Hands from `mp.solutions.hands`; mediapipe 0.10.21 is the last release that has its models."""

from functools import partial

import numpy as np

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.finder import Confidence
from asl_keras.landmarks.package import import_mediapipe
from asl_keras.landmarks.pixels import in_pixels


class SolutionsHands:
    """Finds hands with the models inside mediapipe. The arguments are those of `open_finder`."""

    def __init__(self, video: bool, max_hands: int, confidence: Confidence, complexity: int):
        self._new_hands = partial(
            import_mediapipe().solutions.hands.Hands,
            static_image_mode=not video,
            max_num_hands=max_hands,
            min_detection_confidence=confidence.palm,
            min_tracking_confidence=confidence.hand,
            model_complexity=complexity,
        )
        self._hands = self._new_hands()

    def find(self, picture: np.ndarray) -> list[Hand]:
        """The hands in a picture, uint8 (H, W, 3) RGB."""
        found = self._hands.process(np.ascontiguousarray(picture))
        sides = (side.classification[0] for side in found.multi_handedness or ())
        return [
            Hand(in_pixels(points.landmark, picture), side.label, side.score)
            for points, side in zip(found.multi_hand_landmarks or (), sides, strict=True)
        ]

    def reset(self) -> None:
        """Forgets the tracked hands. MediaPipe's own reset fails now and then on a busy machine."""
        self._hands.close()
        self._hands = self._new_hands()

    def close(self) -> None:
        """Frees threads and memory."""
        self._hands.close()
