"""OpenCV: the one place that imports it, after its limits are set in the environment.

from asl_keras.opencv import cv2
"""

import os

MAX_PIXELS = 100_000_000  # of a frame; a camera that sends JPEG has it unpacked by OpenCV
CAMERA_TIMEOUT = 3  # seconds; a camera that hangs would hold its thread for 10
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MAX_PIXELS))
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", str(CAMERA_TIMEOUT))

import cv2  # noqa: E402, TID251

__all__ = ["CAMERA_TIMEOUT", "MAX_PIXELS", "cv2"]
