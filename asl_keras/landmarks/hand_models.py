"""MediaPipe's hand models, as the package mediapipe 0.10.21 carries them."""

import hashlib
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.landmarks.package import import_mediapipe

# With their SHA-256; the first two are those of complexity 1.
PALMS = "palm_detection/palm_detection_full.tflite"
"""Finds palms."""
LANDMARKS = "hand_landmark/hand_landmark_full.tflite"
"""Finds the 21 landmarks of a palm's hand."""
FAST_LANDMARKS = "hand_landmark/hand_landmark_lite.tflite"
"""The same with half the work, and less exactly."""
SHA256 = {
    PALMS: "1b14e9422c6ad006cde6581a46c8b90dd573c07ab7f3934b5589e7cea3f89a54",
    LANDMARKS: "11c272b891e1a99ab034208e23937a8008388cf11ed2a9d776ed3d01d0ba00e3",
    FAST_LANDMARKS: "048edd3645c9bf7397d19a9f6e3a42957d6e414c9bea6598030a2e9b624156e6",
}


def model_file(name: str) -> Path:
    """The file of one of the models above, in the installed mediapipe; newer ones lack it."""
    return Path(import_mediapipe().__path__[0], "modules", name)


def read_model(name: str) -> bytes:
    """The content of one of the models above.

    Raises:
        InputError: if it is missing or another one.
    """
    file = model_file(name)
    content = file.read_bytes() if file.is_file() else b""
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise InputError(
            "Expected mediapipe 0.10.21, which has the hand models inside. Received: mediapipe "
            f"{import_mediapipe().__version__}, where {file} is missing or another one. Install "
            "0.10.21 in an environment of its own and run this there."
        )
    return content
