"""What travels to the device: what the model reads, or what that is made of there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from asl_keras.data.dataset import ImageDataset
from asl_keras.errors import expect
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.inference.model_input import ModelInput

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class Landmarks:
    """Landmarks as they are, which the device draws: a 600th of the bytes of their masks."""

    reads: ModelInput
    """What the device makes of them."""

    shape = (LANDMARK_COUNT, 3)
    dtype = np.float32

    def prepare(self, landmarks: np.ndarray) -> np.ndarray:
        """The same (N, 21, 3), as float32."""
        return landmarks.astype(np.float32)

    def layer(self) -> "keras.Layer":
        """What the device does."""
        return self.reads.layer()


@dataclass(frozen=True)
class RecordedMasks:
    """Masks as they lie on disk, which the device augments."""

    reads: ModelInput
    """Masks, too."""

    @property
    def shape(self) -> tuple[int, ...]:
        """That of the masks."""
        return self.reads.shape

    @property
    def dtype(self) -> Any:
        """That of the masks."""
        return self.reads.dtype

    def prepare(self, landmarks: np.ndarray) -> np.ndarray:
        """Masks (N, side, side, 3) of landmarks, which a model may be validated on."""
        return self.reads.prepare(landmarks)

    def layer(self) -> "keras.Layer":
        """What the device does; its random numbers are set anew with each epoch."""
        from asl_keras.layers import MaskAugmentation

        return MaskAugmentation(seed=0)


Feeds = ModelInput | Landmarks | RecordedMasks


def feed(render: str, reads: ModelInput, source: Any, judges: Any) -> Feeds:
    """What batches hold.

    Args:
        render: "host", "device", or "auto" for the device where it is an accelerator: on 2 cores
            NumPy draws four times as many masks as the layer does, and OpenCV augments four times
            as many.
        reads: what the model reads.
        source: of the hands to learn from.
        judges: hands to validate on, or None.

    Raises:
        InputError: if the device is to draw masks that are drawn already.
    """
    are_drawn = isinstance(judges, ImageDataset) and not isinstance(source, ImageDataset)
    here = "host or auto for images as validation"
    expect(not (are_drawn and render == "device"), "render", here, render)
    if are_drawn or render == "host" or not _is_asked(render):
        return reads
    is_recorded = isinstance(source, ImageDataset)
    return RecordedMasks(reads) if is_recorded else Landmarks(reads)


def _is_asked(render: str) -> bool:
    from training.devices.accelerator import has_accelerator

    return render == "device" or has_accelerator()
