"""What is drawn on the live picture."""

from asl_keras.live.overlay.drawing import Overlay

__all__ = ["Overlay"]
