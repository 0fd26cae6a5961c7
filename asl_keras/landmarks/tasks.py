"""Hands from MediaPipe's Tasks API, the only one of mediapipe 0.10.30 and later.

Tested with mediapipe 0.10.21 and 1.2.2, which agree. `mp.solutions.hands` with the same
models looks for a new hand in a slightly different region: in photos the landmarks lie 3 % of the
hand's size apart (median of 76), in a video 0.1 % after five frames.
"""

from pathlib import Path
from typing import Any

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.hand import OTHER_SIDE, Hand
from asl_keras.landmarks.finder import Confidence
from asl_keras.landmarks.package import import_mediapipe
from asl_keras.landmarks.pixels import in_pixels
from asl_keras.landmarks.task_file import read_task

# `mp.solutions` numbers the frames of a video in steps of this too.
FRAME_MILLISECONDS = 33


class TasksHands:
    """Finds hands with the models of a task file. The arguments are those of `open_finder`.

    Raises:
        InputError: if the task file is missing, too large or not one, or MediaPipe refuses it.
    """

    def __init__(self, video: bool, max_hands: int, confidence: Confidence, task_file: Path):
        self._mediapipe = import_mediapipe()
        self._video = video
        self._time = 0
        self._task_file = task_file
        self._options = self._mediapipe.tasks.vision.HandLandmarkerOptions(
            self._mediapipe.tasks.BaseOptions(model_asset_buffer=read_task(task_file)),
            running_mode=self._mediapipe.tasks.vision.RunningMode["VIDEO" if video else "IMAGE"],
            num_hands=max_hands,
            min_hand_detection_confidence=confidence.palm,
            min_hand_presence_confidence=confidence.hand,
        )
        self._detector = self._new_detector()

    def find(self, picture: np.ndarray) -> list[Hand]:
        """The hands in a picture, uint8 (H, W, 3) RGB."""
        image = self._mediapipe.Image(
            image_format=self._mediapipe.ImageFormat.SRGB, data=np.ascontiguousarray(picture)
        )
        found = self._detect(image)
        # The Tasks API names the person's own hand, `Hand` that of the mirrored picture.
        return [
            Hand(in_pixels(points, picture), OTHER_SIDE[side.category_name], side.score)
            for points, (side,) in zip(found.hand_landmarks, found.handedness, strict=True)
        ]

    def reset(self) -> None:
        """Forgets the tracked hands. Takes as long as a new one, as MediaPipe has no such call."""
        self._detector.close()
        self._detector = self._new_detector()

    def close(self) -> None:
        """Frees threads and memory."""
        self._detector.close()

    def _new_detector(self) -> Any:
        try:
            return self._mediapipe.tasks.vision.HandLandmarker.create_from_options(self._options)
        except (ValueError, RuntimeError, OSError) as error:
            raise InputError(
                f"Expected a hand_landmarker.task. Received: {self._task_file}, which MediaPipe "
                f"{self._mediapipe.__version__} refuses. Make one with `python -m "
                "asl_keras.landmarks.make_task`."
            ) from error

    def _detect(self, image: Any) -> Any:
        if not self._video:
            return self._detector.detect(image)
        # MediaPipe refuses a frame that is not later than the one before.
        self._time += FRAME_MILLISECONDS
        return self._detector.detect_for_video(image, self._time)
