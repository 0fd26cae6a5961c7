"""Augmentation of masks, for mask datasets; landmarks are varied before they are drawn."""

import numpy as np

from asl_keras.opencv import cv2

# U and H, K and P, G and Q are pairs of one hand shape, a quarter turn apart; signers differ by up
# to 30 degrees. A greater rotation would teach the model that the letters of a pair are the same.
ROTATION = 15.0  # degrees
ZOOM = 0.1
SHIFT = 0.1  # of the side


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
    count, side = masks.shape[:2]
    mirrored = random.random(count) < 0.5
    angle = random.uniform(-ROTATION, ROTATION, count)
    zoom = random.uniform(1 - ZOOM, 1 + ZOOM, count)
    shift = side * random.uniform(-SHIFT, SHIFT, (count, 2))
    changed = np.empty_like(masks)
    for place, mask in enumerate(masks):
        centre = (side - 1) / 2
        move = np.asarray(cv2.getRotationMatrix2D((centre, centre), angle[place], zoom[place]))
        move[:, 2] = move[:, 2] + shift[place]
        seen = mask[:, ::-1] if mirrored[place] else mask
        changed[place] = cv2.warpAffine(np.ascontiguousarray(seen), move, (side, side))
    return changed
