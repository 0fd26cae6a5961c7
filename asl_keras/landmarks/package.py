"""The one place that imports MediaPipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import asl_keras.opencv  # noqa: F401  MediaPipe imports OpenCV, too: our limits come first


def import_mediapipe() -> ModuleType:
    """The package `mediapipe`, imported without TensorFlow: about a second."""
    with _without_tensorflow():
        import mediapipe
    return mediapipe


@contextmanager
def _without_tensorflow() -> Iterator[None]:
    """Hides TensorFlow from an import.

    MediaPipe 0.10.21 imports it, if it is installed, for a decorator of its documentation: 6 s
    instead of 0.7 s, and 300 MB.
    """
    if "tensorflow" in sys.modules:
        yield
        return
    # With None instead of a module an import fails as if there were none.
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["tensorflow"]
