"""The hands that a lesson records: of a video, and of a folder of photographs."""

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from asl_keras.adapt.holds import Holds
from asl_keras.command import complain
from asl_keras.errors import InputError, shown
from asl_keras.frames import FrameSource
from asl_keras.frames.folder import pictures_in
from asl_keras.frames.picture import read_picture
from asl_keras.hand.hand import Hand
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.live.watch import View, watch_all


def nearest(hands: Sequence[Hand]) -> Hand | None:
    """The largest of some hands; None without any."""
    return max(hands, key=lambda hand: hand.size, default=None)


def held_in(source: FrameSource, landmarker: Landmarker, view: View, most: int) -> Holds:
    """The hands that are held still one after the other in a video, or in pictures."""
    holds = Holds(most)
    with closing(watch_all(source, landmarker, view)) as stream:
        for frame, hands in stream:
            hand = nearest(hands)
            holds.see(frame.time, hand.landmarks if hand else None, frame.cut)
    return holds


def has_letters(folder: Path, letters: Sequence[str]) -> bool:
    """Whether a folder has a folder of photographs for some letter, of that name."""
    return any((folder / letter).is_dir() for letter in letters)


def photographed(
    folder: Path, letters: Sequence[str], landmarker: Landmarker
) -> tuple[np.ndarray, np.ndarray]:
    """The hands in photographs that lie in a folder of each letter's name.

    Returns:
        float32 (N, 21, 3) and their letters (N,); pictures that cannot be read, or in which no hand
        is found, are said and left out.
    """
    found, labels = [], []
    for letter in letters:
        place = folder / letter
        for photo in pictures_in(place) if place.is_dir() else []:
            hand = _hand_of(photo, landmarker)
            if hand is not None:
                found.append(hand.landmarks)
                labels.append(letter)
    return np.array(found, np.float32).reshape(-1, 21, 3), np.array(labels, str)


def _hand_of(photo: Path, landmarker: Landmarker) -> Hand | None:
    try:
        hand = nearest(landmarker.detect(read_picture(photo)))
    except InputError as error:
        complain(error)
        return None
    if hand is None:
        print(f"{shown(str(photo))}  no hand found", file=sys.stderr)
    return hand
