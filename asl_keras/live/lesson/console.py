"""A lesson without a window: prints which letter to sign."""

from contextlib import closing, suppress

from asl_keras.adapt.lesson import Lesson
from asl_keras.frames import FrameSource
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.live.lesson.hands import nearest
from asl_keras.live.watch import View, watch_all


class LessonConsole:
    """Prints a line for each letter; takes no keys."""

    def __init__(self, view: View):
        self._view = view

    def teach(self, lesson: Lesson, source: FrameSource, landmarker: Landmarker) -> bool:
        """Prints a lesson until its end; False if the source or the user ended it before."""
        asked = None
        with (
            closing(watch_all(source, landmarker, self._view)) as stream,
            suppress(KeyboardInterrupt),
        ):
            for frame, hands in stream:
                step = lesson.step
                if step.letter is None:
                    return True
                if lesson.place != asked:
                    print(f"Show {step.letter} and hold it still.", flush=True)
                    asked = lesson.place
                hand = nearest(hands)
                lesson.see(frame.time, hand.landmarks if hand else None, frame.cut)
        return lesson.step.letter is None

    def close(self) -> None:
        """Nothing is left to do."""
