"""Records a signer's letters from a camera, a video, or photographs."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.adapt.lesson import Lesson
from asl_keras.adapt.teaching import ANCHORS
from asl_keras.frames import FrameSource
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.landmarks.options import LandmarkerOptions, TrackingOptions
from asl_keras.live.lesson.console import LessonConsole
from asl_keras.live.lesson.hands import has_letters, held_in, photographed
from asl_keras.live.lesson.window import LessonWindow
from asl_keras.live.options import SourceOptions

Hands = tuple[np.ndarray, np.ndarray]
"""Landmarks float32 (N, 21, 3), and their letters (N,) text."""


@dataclass(frozen=True)
class Request:
    """What is to be recorded."""

    letters: Sequence[str]
    frames: int
    """Of each letter."""
    headless: bool = False
    """Without a window."""
    examples: bool = True
    """Show how somebody else signs them, in ASL."""
    misread: Callable[[np.ndarray, np.ndarray], Sequence[str]] | None = None
    """Which letters of hands are misread: these are dwelt on. None for all."""


def collect(looking: SourceOptions, finding: LandmarkerOptions, request: Request) -> Hands:
    """Records hands.

    Raises:
        InputError: if there is no such source, no screen, or a video shows more or fewer letters.
    """
    folder = Path(looking.source)
    if folder.is_dir() and has_letters(folder, request.letters):
        with finding.open() as landmarker:
            return photographed(folder, request.letters, landmarker)
    tracking = TrackingOptions(finding.landmarker, finding.complexity, hands=1)
    with ExitStack() as stack:
        source = stack.enter_context(looking.open())
        landmarker = stack.enter_context(tracking.open())
        view = looking.view(source)
        if not source.live:
            return held_in(source, landmarker, view, request.frames).recorded(request.letters)
        shown = LessonConsole(view) if request.headless else LessonWindow(view, request.examples)
        stack.enter_context(closing(shown))
        return taught(shown, source, landmarker, request)


def taught(
    shown: LessonConsole | LessonWindow,
    source: FrameSource,
    landmarker: Landmarker,
    request: Request,
) -> Hands:
    """Records a lesson of all letters or, after a look at all of them, one of the misread."""
    if request.misread is None:
        lesson = Lesson(request.letters, request.frames)
        shown.teach(lesson, source, landmarker)
        return lesson.recorded()
    first = Lesson(request.letters, min(ANCHORS, request.frames))
    if not shown.teach(first, source, landmarker):
        return first.recorded()
    hands, labels = first.recorded()
    again = request.misread(hands, labels) if len(hands) else ()
    second = Lesson(again, request.frames)
    if again:
        shown.teach(second, source, landmarker)
    more, their_labels = second.recorded()
    return np.concatenate([hands, more]), np.concatenate([labels, their_labels])
