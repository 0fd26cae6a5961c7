"""Recognition of the letters of the American Sign Language alphabet from hand skeletons.

Example:
    >>> from asl_keras import Landmarker, open_reader, read_photo
    >>> reader = open_reader()
    >>> with Landmarker() as landmarker:
    ...     (hand,) = landmarker.detect(read_photo("photo.jpg"))
    >>> reader.alphabet.labels[reader.read(hand.landmarks[None])[0].argmax()]

Importing the package is cheap: each name brings its module along when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asl_keras.frames.picture import read_picture as read_photo
    from asl_keras.hand.alphabet import Alphabet
    from asl_keras.inference.recognizer import Recognizer
    from asl_keras.landmarks.landmarker import Landmarker
    from asl_keras.live.reader import LiveReader
    from asl_keras.pretrained import open_reader

__version__ = "0.2.0"

__all__ = ["Alphabet", "Landmarker", "LiveReader", "Recognizer", "open_reader", "read_photo"]

HOMES = {  # where each name lives, and what it is called there
    "Alphabet": ("asl_keras.hand.alphabet", "Alphabet"),
    "Landmarker": ("asl_keras.landmarks.landmarker", "Landmarker"),
    "LiveReader": ("asl_keras.live.reader", "LiveReader"),
    "Recognizer": ("asl_keras.inference.recognizer", "Recognizer"),
    "open_reader": ("asl_keras.pretrained", "open_reader"),
    "read_photo": ("asl_keras.frames.picture", "read_picture"),
}


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, own_name = HOMES[name]
    globals()[name] = getattr(import_module(module), own_name)
    return globals()[name]


def __dir__() -> list[str]:
    return sorted({*globals(), *HOMES})
