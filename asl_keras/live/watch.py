"""Frames with their hands, as the user sees them."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from asl_keras.frames import FrameSource
from asl_keras.frames.frame import Frame
from asl_keras.hand.distinct import distinct
from asl_keras.hand.hand import OTHER_SIDE, Hand
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.live.ahead import ahead
from asl_keras.opencv import cv2


@dataclass
class View:
    """How frames are looked at; may change while they come."""

    mirrored: bool
    """As in a mirror, so that a right hand is on the right."""


FrameHands = tuple[Frame, list[Hand]]


def watch(
    source: FrameSource, landmarker: Landmarker, view: View
) -> Generator[FrameHands | None, None, None]:
    """What `find_hands` gives of a source; decoding and finding hands each have a thread."""
    frames = source.frames() if source.live else ahead(source.frames())
    return ahead(find_hands(frames, landmarker, view))


def watch_all(
    source: FrameSource, landmarker: Landmarker, view: View
) -> Generator[FrameHands, None, None]:
    """`watch` without the moments at which a live source has no new frame."""
    with closing(watch(source, landmarker, view)) as stream:
        for item in stream:
            if item is not None:
                yield item


def find_hands(
    frames: Iterable[Frame | None], landmarker: Landmarker, view: View
) -> Iterator[FrameHands | None]:
    """Each frame as the view shows it, with its hands; None where no frame came.

    The hands' handedness is the person's.
    """
    mirrored = view.mirrored
    for frame in frames:
        if frame is None:
            yield None
            continue
        frame = replace(frame, cut=frame.cut or mirrored != view.mirrored)
        mirrored = view.mirrored
        if frame.cut:
            landmarker.reset()
        if mirrored:
            frame = replace(frame, picture=cv2.flip(frame.picture, 1))
        hands = distinct(landmarker.detect(frame.picture))
        yield frame, hands if mirrored else [_of_other_side(hand) for hand in hands]


def _of_other_side(hand: Hand) -> Hand:
    return replace(hand, handedness=OTHER_SIDE[hand.handedness])
