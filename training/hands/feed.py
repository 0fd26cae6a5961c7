"""What travels to the device: what the model reads, or the landmarks that it is drawn of there."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from asl_keras.data.dataset import ImageDataset
from asl_keras.errors import expect
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.inference.model_input import ModelInput


@dataclass(frozen=True)
class Landmarks:
    """Landmarks as they are: a 600th of the bytes of their masks."""

    shape = (LANDMARK_COUNT, 3)
    dtype = np.float32

    def prepare(self, landmarks: np.ndarray) -> np.ndarray:
        """The same (N, 21, 3), as float32."""
        return landmarks.astype(np.float32)


def feed(render: str, reads: ModelInput, *sources: Any) -> ModelInput | Landmarks:
    """What batches hold.

    Args:
        render: "host", "device", or "auto" for the device where it is an accelerator: on a CPU
            NumPy draws a mask in a fifth of the layer's time.
        reads: what the model reads.
        sources: of the hands.

    Raises:
        InputError: if the device is to draw masks that are drawn already.
    """
    are_drawn = any(isinstance(source, ImageDataset) for source in sources)
    expect(
        not (are_drawn and render == "device"), "render", "host or auto for images as data", render
    )
    if are_drawn or render == "host":
        return reads
    from training.learning.accelerator import has_accelerator

    return Landmarks() if render == "device" or has_accelerator() else reads
