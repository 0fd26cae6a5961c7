"""A photograph over a background that is not its own, and what a poor camera makes of it."""

import numpy as np

from asl_keras.opencv import cv2

CONDITIONS = ("plain", "noise", "blur")
WIDTH, HEIGHT = 640, 480
PHOTO_SHARE = 0.85  # of the frame's height


def background(random: np.random.Generator) -> np.ndarray:
    """Soft spots of colour, like a room out of focus: uint8 (480, 640, 3)."""
    small = random.integers(40, 220, (6, 8, 3)).astype(np.uint8)
    return cv2.resize(small, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)


def fitted(photo: np.ndarray) -> np.ndarray:
    """A photograph, uint8 (H, W, 3), in the size in which it is shown."""
    scale = PHOTO_SHARE * HEIGHT / photo.shape[0]
    return cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def feather(height: int, width: int) -> np.ndarray:
    """float32 (height, width, 1): how much of a photograph is seen, soft at its edges."""
    inner = np.zeros((height, width), np.float32)
    inner[12:-12, 12:-12] = 1
    return cv2.GaussianBlur(inner, (0, 0), 6)[..., np.newaxis]


def placed(photo: np.ndarray, soft: np.ndarray, behind: np.ndarray, move: np.ndarray) -> np.ndarray:
    """A photograph with its soft edges, moved by (2, 3) float32, over what is behind."""
    picture = cv2.warpAffine(photo, move, (WIDTH, HEIGHT))
    weight = cv2.warpAffine(soft, move, (WIDTH, HEIGHT))[..., np.newaxis]
    return (picture * weight + behind * (1 - weight)).astype(np.uint8)


def spoiled(
    frame: np.ndarray, condition: str, drift: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """What is seen under a condition, one of `CONDITIONS`, of a hand that drifts by (2,) pixels."""
    if condition == "noise":
        # A webcam in a dim room. The video stores colours at half the resolution: of the standard
        # deviation of 14, 9 are left in brightness.
        noisy = frame + random.normal(0, 14, frame.shape)
        return np.clip(noisy, 0, 255).astype(np.uint8)
    if condition == "blur":
        kernel = np.zeros((9, 9), np.float32)
        direction = drift / max(np.abs(drift).max(), 1e-6) * 4
        start, end = ((4 + sign * direction).astype(int).tolist() for sign in (-1, 1))
        cv2.line(kernel, start, end, (1.0,))
        return cv2.filter2D(frame, -1, kernel / kernel.sum())
    return frame
