"""Models that read masks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from asl_keras import mask
from asl_keras.errors import InputError
from asl_keras.inference.fields import Field, read_fields, whole
from asl_keras.inference.model_input import MOST_VERSION, ModelInput

if TYPE_CHECKING:
    import keras


FIELDS = {
    "mask_version": whole(0, MOST_VERSION),
    "side": Field(
        lambda side: type(side) is int and side in mask.SIDES, "a multiple of 16 from 32 to 512"
    ),
}


@dataclass(frozen=True)
class MaskInput(ModelInput):
    """Masks: the hand's skeleton on black, see `asl_keras.mask`."""

    side: int
    """In pixels, a multiple of 16 from 32 to 512."""

    kind = "mask"
    version = mask.MASK_VERSION
    dtype = np.uint8

    def __post_init__(self) -> None:
        """Raises ValueError for a side that no mask has."""
        mask.check_side(self.side)

    @property
    def shape(self) -> tuple[int, int, int]:
        """(side, side, 3), RGB."""
        return self.side, self.side, 3

    def prepare(self, landmarks: np.ndarray) -> np.ndarray:
        """Draws masks: uint8 (N, side, side, 3) RGB."""
        if len(landmarks) == 0:
            return np.empty((0, *self.shape), np.uint8)
        return mask.draw(landmarks, self.side)

    def mirror(self, batch: Any) -> Any:
        """Masks (N, side, side, 3), flipped left to right."""
        return batch[:, :, ::-1]

    def layer(self) -> "keras.Layer":
        """Draws masks on any backend."""
        from asl_keras.layers import MaskRenderer

        return MaskRenderer(self.side)

    def metadata(self) -> dict[str, Any]:
        """Kind, side and version."""
        return {"kind": self.kind, "side": self.side, "mask_version": self.version}

    @classmethod
    def from_metadata(cls, known: Mapping[str, Any]) -> Self:
        """Refuses masks of another version with an InputError."""
        known = read_fields(known, FIELDS)
        if known["mask_version"] != cls.version:
            raise InputError(
                f"Expected a model for masks of version {cls.version}. Received: one for version "
                f"{known['mask_version']}. Train and export it anew with this release."
            )
        return cls(known["side"])

    @classmethod
    def of_shape(cls, shape: tuple[int | None, ...]) -> Self | None:
        """Squares of three colours are masks."""
        side = shape[0] if len(shape) == 3 else None
        if side is None or side not in mask.SIDES or shape != (side, side, 3):
            return None
        return cls(side)

    @classmethod
    def of_size(cls, image_size: int) -> Self:
        """Masks of `image_size` pixels a side."""
        return cls(image_size)

    def __str__(self) -> str:
        """Version and size."""
        return f"masks of version {self.version}, {self.side} x {self.side}"

    def in_words(self) -> str:
        """How to make them, and what to do with both views."""
        return (
            f"Masks of version {self.version}: a hand's skeleton on black, RGB from 0 to 255, "
            f"{self.side} x {self.side}. Give a mask and its mirror image, left to right, and take "
            "the mean of the two answers."
        )
