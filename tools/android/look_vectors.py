"""What the Java core must see through all looks at a picture, for `tools.android.make_vectors`."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.levels import levelled
from asl_keras.landmarks.looks import LOOKS, tiles
from asl_keras.landmarks.window import Window
from asl_keras.opencv import cv2

PICTURES = ((4, 5), (97, 131), (128, 200), (240, 320), (481, 300), (720, 1280))
SEED = 61
# x, y and the longer side in shares of the picture's, radians; then how many pixels it has.
SQUARES = (
    ((0.5, 0.5, 1.0, 0.0), 192),
    ((0.375, 0.625, 0.75, -0.28), 224),
    ((0.9, 0.1, 0.4, 2.5), 224),
)


def look_vectors(folder: Path, random: np.random.Generator) -> dict[str, Any]:
    """The looks, and pictures of several sizes and lights, which are written into the folder.

    With each picture go the SHA-256 of what `levels` makes of it and of what is seen through
    windows of all kinds, where a hand that is seen there lies in the picture, and the SHA-256 of
    the squares that hand models see of it.
    """
    return {
        "looks": [[look.size, look.degrees, look.mirrored] for look in LOOKS],
        "cases": list(_cases(folder, random)),
    }


def _cases(folder: Path, random: np.random.Generator) -> Iterator[dict]:
    for number, (height, width) in enumerate(PICTURES):
        scene = cv2.resize(random.integers(0, 256, (9, 12, 3), np.uint8), (width, height))
        for light, picture in _lights(scene).items():
            file = folder / f"look-{width}x{height}-{light}.png"
            cv2.imwrite(str(file), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
            windows = (*(look.window(picture) for look in LOOKS), *tiles(picture, 0.6))
            yield {
                "file": file.name,
                "levelled": _digest(levelled(picture)),
                "windows": [_seen(picture, window) for window in windows[number % 2 :: 2]],
                "squares": [_square(picture, *region, side) for region, side in SQUARES],
            }


def _lights(scene: np.ndarray) -> dict[str, np.ndarray]:
    grey = cv2.cvtColor(scene, cv2.COLOR_RGB2GRAY)
    return {
        "full": scene,
        "dark": (scene * 0.2).astype(np.uint8),
        "faint": (100 + scene * 0.1).astype(np.uint8),
        "grey": np.repeat(grey[..., np.newaxis], 3, axis=2),
        "even": np.full_like(scene, 77),
    }


def _seen(picture: np.ndarray, window: Window) -> dict:
    random = np.random.default_rng(SEED)
    hand = Hand(random.uniform(-100, 700, (21, 3)).astype(np.float32), "Left", 1.0)
    put = window.put_back(hand)
    return {
        "window": [window.x, window.y, window.side, window.degrees, window.mirrored],
        "sha256": _digest(window.cut(picture)),
        "hand": hand.landmarks.ravel().tolist(),
        "put": put.landmarks.ravel().tolist(),
        "handedness": put.handedness,
    }


def _square(
    picture: np.ndarray, x: float, y: float, share: float, radians: float, side: int
) -> dict:
    """As MediaPipe's ImageToTensorCalculator cuts it: black around the palm detector's."""
    height, width = picture.shape[:2]
    where = np.array([x, y, share, radians], np.float32)
    extent = max(where[2] * np.float32(width), where[2] * np.float32(height))
    centre = where[0] * np.float32(width), where[1] * np.float32(height)
    degrees = np.float32(np.float64(where[3] * np.float32(180)) / np.pi)
    corners = cv2.boxPoints((centre, (extent, extent), float(degrees)))
    target = np.array([[0, side], [0, 0], [side, 0], [side, side]], np.float32)
    seen = cv2.warpPerspective(
        picture,
        cv2.getPerspectiveTransform(corners, target),
        (side, side),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT if radians == 0 else cv2.BORDER_REPLICATE,
    )
    return {"region": where.tolist(), "side": side, "sha256": _digest(seen)}


def _digest(picture: np.ndarray) -> str:
    return hashlib.sha256(np.ascontiguousarray(picture).tobytes()).hexdigest()
