"""Smooths a noisy picture before hands are looked for in it; leaves a clean one as it is.

MediaPipe's palm detector samples the picture at 192 x 192 points without averaging, so that the
noise of a camera in a dim room reaches it in full and hides the hands.
"""

import numpy as np

from asl_keras.opencv import cv2

ROWS = 16  # of the picture, in which the noise is measured
APART = 2  # pixels; cameras mix neighbours when they find colours, and lose the noise in between
GAUSSIAN_MEDIAN = 0.6745  # of the absolute value, at a standard deviation of 1
# Noise of so much needs a pixel of reach, as hands are then found as in a clean picture; a sensor's
# noise needs more than white noise, as neighbours share it. 99 % of photographs have less.
STEP = 1.25
# Reach in shares of the picture's shorter side. 3 of 480 pixels lose no letter of a clean picture,
# 4 lose 1 in 20, 5 lose 1 in 8.
WIDEST = 1 / 128


def denoised(picture: np.ndarray) -> np.ndarray:
    """The picture, averaged over a box that is as wide as its noise needs.

    Args:
        picture: uint8 (H, W, 3) RGB.

    Returns:
        uint8 (H, W, 3) RGB; `picture` itself if its noise is below 1.25 of 255.
    """
    reach = int(min(noise(picture) / STEP, WIDEST * min(picture.shape[:2])))
    if reach < 1:
        return picture
    return cv2.blur(picture, (2 * reach + 1, 2 * reach + 1))


def noise(picture: np.ndarray) -> float:
    """The standard deviation of the noise in the green channel, 0 to 255.

    Immerkær, "Fast noise variance estimation" (1996): the difference of two Laplacians, which
    answers to neither brightness nor straight edges. Here its median, so that texture does not
    count as noise where it covers less than half of the picture.

    Args:
        picture: uint8 (H, W, 3) RGB; one of less than 5 x 5 pixels has no noise.
    """
    height, width = picture.shape[:2]
    if min(height, width) <= 2 * APART:
        return 0.0
    step = max((height - 2 * APART) // ROWS, 1)
    above, middle, below = (
        picture[row : height - 2 * APART + row : step, :, 1].astype(np.int16)
        for row in (0, APART, 2 * APART)
    )
    columns = above - 2 * middle + below
    both = columns[:, : -2 * APART] - 2 * columns[:, APART:-APART] + columns[:, 2 * APART :]
    # The weights 1, -2, 1, -2, 4, -2, 1, -2, 1 make a standard deviation of 1 one of 6.
    return float(np.median(np.abs(both)) / (6 * GAUSSIAN_MEDIAN))
