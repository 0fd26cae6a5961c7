"""Arrays of any shape that has hands, as rows: one frame each, alone or of a sequence."""

from typing import NamedTuple

import numpy as np

from asl_keras.hand.skeleton import LANDMARK_COUNT, WRIST
from training.sources import hands as many

FPS = 30.0  # of sequences, whose frames rarely say when they were seen
# Holistic calls hands left and right as the person does, Hands as who sees them mirrored.
HOLISTIC = "Right", "Left"
SHAPES = "(N, 21, 3), (N, 63), (N, frames, 63) or the like"


class Frames(NamedTuple):
    """The frames of an array."""

    hands: np.ndarray
    """float32 (M, hands, 21, 3)."""
    sample: np.ndarray
    """int64 (M,): which of the array's first dimension it is of."""
    frame: np.ndarray | None
    """int64 (M,): its place in the sequence; None where the array has single frames."""
    sides: tuple[str, ...]
    """Of these hands."""

    def signing(self) -> np.ndarray:
        """The hands, of which one signs in each sequence, or in each frame of a body."""
        if self.frame is not None:
            return signing(self.hands, self.sample)
        is_body = self.sides == HOLISTIC
        return signing(self.hands, np.arange(len(self.hands))) if is_body else self.hands


def frames_of(array: np.ndarray) -> Frames | None:
    """The frames of an array of numbers; None if it has no such shape.

    Args:
        array: one hand or two as (..., 21, 2 or 3) or (..., F), F of `hands.widths`; before that
            nothing, N samples, or N sequences of T frames.
    """
    values = _flat(array)
    if values is None or not values.size:
        return None
    count, length = values.shape[:2] if values.ndim == 3 else (len(values), 1)
    values = values.reshape(count * length, values.shape[-1])
    place = np.arange(len(values))
    hands = many.split(values)
    sides = HOLISTIC if values.shape[1] in many.BODIES else ("",) * hands.shape[1]
    return Frames(hands, place // length, place % length if length > 1 else None, sides)


def _flat(array: np.ndarray) -> np.ndarray | None:
    """(N, F) or (N, T, F), F one of `hands.widths`."""
    if array.dtype.kind not in "fiu":
        return None
    shape = array.shape[:-1] if array.ndim > 1 and array.shape[-1] == 1 else array.shape
    if len(shape) > 1 and shape[-2] == LANDMARK_COUNT and shape[-1] in (2, 3):
        shape = (*shape[:-2], LANDMARK_COUNT * shape[-1])
    if len(shape) == 3 and shape[1] == 2 and many.is_width(2 * shape[2]):  # two hands
        shape = (shape[0], 2 * shape[2])
    if not shape or len(shape) > 3 or not many.is_width(shape[-1]):
        return None
    return array.reshape(shape if len(shape) > 1 else (1, *shape))


def signing(hands: np.ndarray, clips: np.ndarray) -> np.ndarray:
    """Hands of which the one that does not sign is taken away (zeros), the same in all of a clip.

    It is the one that is there in fewer frames; where each is there in half as many as the other
    at least, the lower one, as who spells raises the hand.

    Args:
        hands: float32 (M, 1 or 2, 21, 3).
        clips: int64 (M,), from 0 on.
    """
    if hands.shape[1] == 1:
        return hands
    there = many.is_there(hands)
    height = np.where(there, np.nan_to_num(hands[:, :, WRIST, 1]), 0)
    seen, heights = (_summed(one, clips) for one in (there, height))
    is_close = 2 * seen.min(axis=1) >= seen.max(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        lower = (heights / seen).argmax(axis=1)  # y points down
    other = np.where(is_close & (seen.min(axis=1) > 0), lower, seen.argmin(axis=1))
    kept = hands.copy()
    kept[np.arange(len(hands)), other[clips]] = 0
    return kept


def places_in(clips: np.ndarray) -> np.ndarray:
    """int64 (N,): the place of each row in its clip, in their order."""
    order = np.argsort(clips, kind="stable")
    starts = np.flatnonzero(np.diff(clips[order], prepend=clips[order][:1] - 1))
    places = np.empty(len(clips), np.int64)
    lengths = np.diff([*starts, len(clips)])
    places[order] = np.arange(len(clips)) - np.repeat(starts, lengths)
    return places


def _summed(values: np.ndarray, clips: np.ndarray) -> np.ndarray:
    total = np.zeros((clips.max() + 1, 2))
    np.add.at(total, clips, values)
    return total
