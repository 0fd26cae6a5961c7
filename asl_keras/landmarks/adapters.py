"""Which of MediaPipe's two interfaces finds the hands."""

from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.landmarks.finder import Confidence, HandFinder
from asl_keras.landmarks.package import import_mediapipe
from asl_keras.landmarks.solutions import SolutionsHands
from asl_keras.landmarks.tasks import TasksHands


def open_finder(
    video: bool, max_hands: int, confidence: Confidence, complexity: int, landmarker: Path | None
) -> HandFinder:
    """MediaPipe alone.

    Args:
        video: pictures follow one another, and hands are tracked from one to the next; else each
            picture is on its own.
        max_hands: the most hands that are found in a picture.
        confidence: the least one of a palm, and of a hand.
        complexity: of the models inside mediapipe, 0 (faster) or 1 (more exact).
        landmarker: a task file, which brings its own models; None is `mp.solutions.hands`.

    Raises:
        InputError: if the task file is not one, or is needed and missing, or comes with a
            `complexity` other than 1.
    """
    if landmarker is None:
        _check_solutions()
        return SolutionsHands(video, max_hands, confidence, complexity)
    _check_complexity(complexity)
    return TasksHands(video, max_hands, confidence, landmarker)


def _check_solutions() -> None:
    mediapipe = import_mediapipe()
    if not hasattr(mediapipe, "solutions"):
        raise InputError(
            f"Expected `landmarker` to name a hand_landmarker.task, as mediapipe "
            f"{mediapipe.__version__} has no hand models inside. Received: none. Make one with "
            "`python -m asl_keras.landmarks.make_task` where mediapipe 0.10.21 is installed, or "
            "install that one here.",
            "landmarker",
        )


def _check_complexity(complexity: int) -> None:
    if complexity != 1:
        raise InputError(
            "Expected `complexity` 1 with a `landmarker`, which brings its own models. "
            f"Received: {complexity}. Leave out one of the two.",
            "complexity",
            "landmarker",
        )
