"""Augmentation of masks, for mask datasets; landmarks are varied before they are drawn.

A mask stays as crisp as it is drawn: what learnt from interpolated ones of 32 pixels read 37 % of
what landmarks read 79 % of, from these 80 % (`experiments/your_data.sh`).
"""

import numpy as np

from asl_keras.hand.variation import ROTATION, SHIFT, ZOOM, Variation
from asl_keras.opencv import cv2


def augmented(masks: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Masks, half of them mirrored, all changed in shape, size and place a little at random.

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
        "width": np.exp(Variation.aspect * random.standard_normal(count)),
        "shear": Variation.shear * random.standard_normal(count),
    }


def moved(
    masks: np.ndarray,
    mirrored: np.ndarray,
    angle: np.ndarray,
    zoom: np.ndarray,
    shift: np.ndarray,
    width: np.ndarray,
    shear: np.ndarray,
) -> np.ndarray:
    """Masks, mirrored, stretched, sheared, turned about their middle, zoomed, then shifted.

    Args:
        masks: uint8 (N, side, side, 3).
        mirrored: bool (N,), whether left and right are exchanged before all else.
        angle: (N,) degrees, counterclockwise.
        zoom: (N,), 1 for none.
        shift: (N, 2) pixels to the right and down.
        width: (N,), over the height, as a factor of what it is; the area stays.
        shear: (N,) pixels to the right for each pixel down.

    Returns:
        uint8 (N, side, side, 3), each pixel one of those that were there, or black.
    """
    side = masks.shape[1]
    middle = (side - 1) / 2
    changed = np.empty_like(masks)
    for place, mask in enumerate(masks):
        move = np.asarray(cv2.getRotationMatrix2D((0, 0), angle[place], zoom[place]))
        stretch = np.diag([width[place] ** 0.5, width[place] ** -0.5])
        move[:, :2] = move[:, :2] @ np.array([[1, shear[place]], [0, 1]]) @ stretch
        move[:, 2] = middle + shift[place] - move[:, :2].sum(axis=1) * middle
        seen = np.ascontiguousarray(mask[:, ::-1] if mirrored[place] else mask)
        changed[place] = cv2.warpAffine(seen, move, (side, side), flags=cv2.INTER_NEAREST)
    return changed
