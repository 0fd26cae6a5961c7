"""Augmentation of masks, for mask datasets; landmarks are varied before they are drawn."""

import numpy as np

from asl_keras.hand.variation import ROTATION, SHIFT, ZOOM
from asl_keras.opencv import cv2


def augmented(masks: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Masks, half of them mirrored, all rotated, zoomed and shifted a little at random.

    A mirror image is the same letter by the other hand. Pixels from beyond the edge are black, like
    the background.

    Args:
        masks: uint8 (N, side, side, 3).
        random: source of the changes.

    Returns:
        uint8 (N, side, side, 3).
    """
    return moved(masks, **drawn(len(masks), masks.shape[1], random))


def drawn(count: int, side: int, random: np.random.Generator) -> dict[str, np.ndarray]:
    """What `moved` does to so many masks of so many pixels a side, at random."""
    return {
        "mirrored": random.random(count) < 0.5,
        "angle": random.uniform(-ROTATION, ROTATION, count),
        "zoom": random.uniform(1 - ZOOM, 1 + ZOOM, count),
        "shift": side * random.uniform(-SHIFT, SHIFT, (count, 2)),
    }


def moved(
    masks: np.ndarray, mirrored: np.ndarray, angle: np.ndarray, zoom: np.ndarray, shift: np.ndarray
) -> np.ndarray:
    """Masks, mirrored, turned about their middle, zoomed, then shifted.

    Args:
        masks: uint8 (N, side, side, 3).
        mirrored: bool (N,), whether left and right are exchanged before all else.
        angle: (N,) degrees, counterclockwise.
        zoom: (N,), 1 for none.
        shift: (N, 2) pixels to the right and down.

    Returns:
        uint8 (N, side, side, 3).
    """
    side = masks.shape[1]
    changed = np.empty_like(masks)
    for place, mask in enumerate(masks):
        centre = (side - 1) / 2
        move = np.asarray(cv2.getRotationMatrix2D((centre, centre), angle[place], zoom[place]))
        move[:, 2] = move[:, 2] + shift[place]
        seen = mask[:, ::-1] if mirrored[place] else mask
        changed[place] = cv2.warpAffine(np.ascontiguousarray(seen), move, (side, side))
    return changed
