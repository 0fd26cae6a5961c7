"""Denoises a picture before hand detection; leaves a clean one as it is.

MediaPipe's palm detector samples the picture at 192 x 192 points without averaging, so that the
noise of a camera in a dim room reaches it in full and hides the hands.
"""

import numpy as np

from asl_keras.opencv import cv2

ROWS = 16  # of the picture, in which the noise is measured
# Pixels between which noise shows: demosaicing mixes direct neighbours, and hides the noise between
# them; a pattern that repeats every two pixels shows between them alone.
APART = (1, 2)
GAUSSIAN_MEDIAN = 0.6745  # of the absolute value, at a standard deviation of 1
# The noise for each pixel of the blur's radius: hands are then found as in a clean picture. A
# sensor's noise, which neighbouring pixels share, needs a larger radius than white noise. 99 % of
# photographs have less noise than this.
STEP = 1.25
# The largest radius as a share of the picture's shorter side. 3 of 480 pixels lose no letter of a
# clean picture, 4 lose 1 in 20, 5 lose 1 in 8.
WIDEST = 1 / 128


def denoised(picture: np.ndarray) -> np.ndarray:
    """The picture after a box blur whose radius grows with the noise.

    Args:
        picture: uint8 (H, W, 3) RGB.

    Returns:
        uint8 (H, W, 3) RGB; `picture` itself if its noise is below 1.25 of 255.
    """
    radius = int(min(noise(picture) / STEP, WIDEST * min(picture.shape[:2])))
    if radius < 1:
        return picture
    return cv2.blur(picture, (2 * radius + 1, 2 * radius + 1))


def noise(picture: np.ndarray) -> float:
    """The standard deviation of the noise in the green channel, 0 to 255.

    Immerkær, "Fast noise variance estimation" (1996): the difference of two Laplacians, which
    responds to neither brightness nor straight edges. Here its median, so that texture does not
    count as noise where it covers less than half of the picture.

    Args:
        picture: uint8 (H, W, 3) RGB; one of less than 5 x 5 pixels has no noise.
    """
    if min(picture.shape[:2]) <= 2 * max(APART):
        return 0.0
    return max(_noise(picture, apart) for apart in APART)


def _noise(picture: np.ndarray, apart: int) -> float:
    """By pixels that are so far apart."""
    height = picture.shape[0]
    step = max((height - 2 * apart) // ROWS, 1)
    above, middle, below = (
        picture[row : height - 2 * apart + row : step, :, 1].astype(np.int16)
        for row in (0, apart, 2 * apart)
    )
    columns = above - 2 * middle + below
    both = columns[:, : -2 * apart] - 2 * columns[:, apart:-apart] + columns[:, 2 * apart :]
    # The weights 1, -2, 1, -2, 4, -2, 1, -2, 1 make a standard deviation of 1 one of 6.
    return float(np.median(np.abs(both)) / (6 * GAUSSIAN_MEDIAN))
