"""What a model reads: how a batch is made of landmarks, how it is mirrored, what shape it has.

An input of another kind is a class here with an entry in `KINDS`; classifiers, training and export
take any of them.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np

from asl_keras import mask
from asl_keras.errors import InputError

if TYPE_CHECKING:
    import keras


class ModelInput(ABC):
    """What one kind of model reads; equal inputs are read alike."""

    kind: ClassVar[str]
    version: ClassVar[int]
    dtype: ClassVar[type[np.generic]]

    @property
    @abstractmethod
    def shape(self) -> tuple[int, ...]:
        """Of one hand, without the batch."""

    @abstractmethod
    def prepare(self, landmarks: np.ndarray) -> np.ndarray:
        """Landmarks (N, 21, 3) to what the model reads of them: (N, *shape) of `dtype`."""

    @abstractmethod
    def mirror(self, batch: Any) -> Any:
        """A batch, array or tensor, flipped left to right: the other hand, in the same shape."""

    @abstractmethod
    def layer(self) -> "keras.Layer":
        """`prepare` as a Keras layer, equal to it, in float32."""

    @abstractmethod
    def metadata(self) -> dict[str, Any]:
        """What `from_metadata` reads, ready for JSON."""

    @classmethod
    @abstractmethod
    def from_metadata(cls, known: Mapping[str, Any]) -> Self:
        """The inverse of `metadata`; raises KeyError, TypeError or ValueError for what is none."""

    @classmethod
    @abstractmethod
    def of_shape(cls, shape: tuple[int | None, ...]) -> Self | None:
        """The input of a model with this shape, without the batch; None if it is another kind's."""

    @classmethod
    @abstractmethod
    def of_size(cls, image_size: int) -> Self:
        """The input of a new model; `image_size` is the side of masks in pixels."""

    @abstractmethod
    def __str__(self) -> str:
        """In a few words, such as `masks of version 1, 224 x 224`."""

    @abstractmethod
    def in_words(self) -> str:
        """In a sentence, for people who have nothing but the model file."""


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


KINDS: Mapping[str, type[ModelInput]] = MappingProxyType({MaskInput.kind: MaskInput})


def from_metadata(known: Mapping[str, Any]) -> ModelInput:
    """The input that a model's metadata describe. Metadata without a kind are of masks.

    Raises:
        InputError: if it is of a kind or a version that this release does not know.
        KeyError, TypeError, ValueError: if the metadata lack or garble something.
    """
    kind = known.get("kind", MaskInput.kind)
    if kind not in KINDS:
        raise InputError(
            f"Expected a model that reads {' or '.join(KINDS)}. Received: one that reads {kind!r}. "
            "Use the release that made it, or a newer one."
        )
    return KINDS[kind].from_metadata(known)


def of_shape(shape: tuple[int | None, ...]) -> ModelInput | None:
    """The input of a model by its shape without the batch; None if no kind has such a shape."""
    inputs = (kind.of_shape(shape) for kind in KINDS.values())
    return next((found for found in inputs if found is not None), None)
