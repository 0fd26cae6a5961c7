"""What the hands of a source say of its pictures: stretched, mirrored, of left hands, from behind.

Judged by open hands, four straight fingers that point up, as of B, W or 4. Of 13 sources their
palms are 0.29 to 0.36 of the hand's length wide; of two whose pictures were stretched, 0.25 and
0.42.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from asl_keras.errors import shown
from asl_keras.hand.direction import direction
from asl_keras.hand.skeleton import FINGERS, WRIST
from training.sources.samples import Samples

LEAST = 10  # open hands, or hands with a side, from which anything is concluded
NARROWEST, USUAL, WIDEST = 0.275, 0.325, 0.385  # palms, of the length of the hand
# By which x is too small where pictures of 4:3, 16:9, 3:2 and their like became squares.
FACTORS = (4 / 3, 16 / 9, 3 / 2, 3 / 4, 9 / 16, 2 / 3)
STRAIGHT = 0.97  # of a finger's length, from its first joint to its tip
LONG = 0.35  # a finger's length, of the hand's
UPRIGHT = 30.0  # degrees
MOST_NAMED = 20  # characters of a signer
SOME, MOST = 0.1, 0.9  # shares


class Open(NamedTuple):
    """What open hands show."""

    proportion: np.ndarray
    """float64 (N,): width of the palm by the length of the hand."""
    is_open: np.ndarray
    """bool (N,)."""
    thumb_is_right: np.ndarray
    """bool (N,): of the palm, in the picture, which makes a right hand that shows its palm."""


def notices(samples: Samples) -> list[str]:
    """Sentences for the user, signer by signer."""
    seen = measured(samples.landmarks)
    return [
        f"{shown(signer)[:MOST_NAMED] or 'The hands'}: {sentence}"
        for signer in np.unique(samples.signers).tolist()
        for sentence in _of_signer(samples.signers == signer, seen, samples.handedness)
    ]


def measured(landmarks: np.ndarray) -> Open:
    """Looks at hands float32 (N, 21, 3)."""
    points = landmarks[..., :2].astype(np.float64)
    index, little = FINGERS["index"][0], FINGERS["little"][0]
    length = _apart(points, WRIST, FINGERS["middle"][-1])
    is_open = (np.abs(direction(landmarks)) < UPRIGHT) & (length > 0)
    for finger in list(FINGERS.values())[1:]:
        path = sum(_apart(points, a, b) for a, b in pairwise(finger))
        is_open &= _apart(points, finger[0], finger[-1]) > STRAIGHT * path
        is_open &= path > LONG * length
        is_open &= points[:, finger[-1], 1] < points[:, finger[0], 1]
    proportion = _apart(points, index, little) / np.where(length > 0, length, 1)
    return Open(proportion, is_open, points[:, index, 0] > points[:, little, 0])


def _of_signer(rows: np.ndarray, seen: Open, handedness: np.ndarray) -> Iterator[str]:
    is_open = rows & seen.is_open
    if is_open.sum() >= LEAST:
        yield from _of_proportion(float(np.median(seen.proportion[is_open])))
    known = rows & (handedness != "")
    # MediaPipe takes pictures for mirrored: an unmirrored right hand is "Left" to it.
    is_left = handedness == "Right"
    if known.sum() >= LEAST:
        yield from _of_side(float(is_left[known].mean()))
        palms = known & seen.is_open
        if palms.sum() >= LEAST and (seen.thumb_is_right == is_left)[palms].mean() > MOST:
            yield "hands are seen from behind: the thumb is where the back of a hand has it."
    elif is_open.sum() >= LEAST:
        yield from _of_side(float((~seen.thumb_is_right)[is_open].mean()))


def _of_proportion(proportion: float) -> Iterator[str]:
    if NARROWEST <= proportion <= WIDEST:
        return
    factor = min(FACTORS, key=lambda one: abs(np.log(one * proportion / USUAL)))
    yield (
        f"open hands have palms {proportion:.2f} of their length wide (usual: 0.29 to 0.36), as if "
        f"pictures had been stretched. --widen {factor:.3f} undoes it; training takes them as they "
        "are."
    )


def _of_side(left: float) -> Iterator[str]:
    if left > MOST:
        yield (
            f"{left:.0%} are left hands, or right hands in mirrored pictures. That is all right: "
            "training mirrors hands."
        )
    elif left > SOME:
        yield (
            f"{left:.0%} are left hands, or mirrored, and the others right hands. That is all "
            "right: training mirrors hands."
        )


def _apart(points: np.ndarray, one: int, other: int) -> np.ndarray:
    return np.linalg.norm(points[:, one] - points[:, other], axis=1)
