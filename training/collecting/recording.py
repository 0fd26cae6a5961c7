"""Records a session from a source of frames."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from asl_keras.frames import FrameSource
from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.hand.skeleton import mirror
from asl_keras.live.lesson.hands import nearest
from asl_keras.live.lesson.keys import LessonAction
from asl_keras.live.watch import View
from training.collecting.records import Recorded
from training.collecting.screen import SessionView
from training.collecting.session import Session
from training.collecting.showing import Shown
from training.collecting.takes import Take

Example = Callable[[Take, bool], np.ndarray | None]
"""How a take looks in a picture that is mirrored, or is not: (21, 3)."""


class Recorder:
    """Gives a session its frames and keys.

    Args:
        session: what is asked for.
        shown: to the signer.
        view: how frames are looked at.
        example: how a take looks.
        with_pictures: keep the frames' pictures, too.
    """

    def __init__(
        self,
        session: Session,
        shown: Shown,
        view: View,
        example: Example,
        with_pictures: bool = False,
    ):
        self._session, self._shown, self._view = session, shown, view
        self._example, self._with_pictures = example, with_pictures
        self._help = False
        self._known: tuple[Take, bool, np.ndarray | None] | None = None

    def run(
        self,
        stream: Iterable[tuple[Frame, Sequence[Hand]] | None],
        source: FrameSource,
        keep: Callable[[Recorded], None],
    ) -> None:
        """Until all is recorded, the source ends, or the user ends it.

        Args:
            stream: frames with hands, as the view shows them.
            source: of the frames.
            keep: is given each take that is complete.
        """
        frame: Frame | None = None
        hand: Hand | None = None
        for item in stream:
            recorded = None
            if item is not None:
                frame, hands = item
                hand = nearest(hands)
                recorded = self._see(frame, hand)
            if recorded is not None:
                keep(recorded)
            if frame is None:
                continue
            action = self._shown.show(frame.picture, self._seen(hand, source.trouble))
            if action is LessonAction.QUIT or self._session.take is None:
                return
            self._do(action)

    def _see(self, frame: Frame, hand: Hand | None) -> Recorded | None:
        mirrored, picture = self._view.mirrored, frame.picture
        kept = _mirrored(hand, picture.shape[1]) if hand and mirrored else hand
        if not self._with_pictures:
            return self._session.see(frame.time, kept)
        as_it_is = np.ascontiguousarray(picture[:, ::-1]) if mirrored else picture.copy()
        return self._session.see(frame.time, kept, as_it_is)

    def _seen(self, hand: Hand | None, trouble: str | None) -> SessionView:
        return SessionView(self._session, hand, self._example_now(), trouble, self._help)

    def _example_now(self) -> np.ndarray | None:
        take, mirrored = self._session.take, self._view.mirrored
        if take is None:
            return None
        if self._known is None or self._known[:2] != (take, mirrored):
            self._known = take, mirrored, self._example(take, mirrored)
        return self._known[2]

    def _do(self, action: LessonAction | None) -> None:
        match action:
            case LessonAction.SKIP:
                self._session.skip()
            case LessonAction.BACK:
                self._session.back()
            case LessonAction.MIRROR:
                self._view.mirrored = not self._view.mirrored
            case LessonAction.HELP:
                self._help = not self._help


def _mirrored(hand: Hand, width: int) -> Hand:
    """In the picture as the camera gives it; the handedness is the person's in both."""
    turned = mirror(hand.landmarks) + np.array([width, 0, 0], np.float32)
    return replace(hand, landmarks=turned)
