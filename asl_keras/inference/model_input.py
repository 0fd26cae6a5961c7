"""What a model reads: how a batch is made of landmarks, how it is mirrored, what shape it has."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np

if TYPE_CHECKING:
    import keras

MOST_VERSION = 1 << 20


class ModelInput(ABC):
    """What one kind of model reads; equal inputs are read alike."""

    kind: ClassVar[str]
    version: ClassVar[int]

    @property
    @abstractmethod
    def dtype(self) -> np.dtype | type[np.generic]:
        """Of a batch."""

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

    @property
    def parts(self) -> tuple["ModelInput", ...]:
        """What each input of the network reads, in order: of a network with one input, itself."""
        return (self,)

    def split(self, batch: np.ndarray) -> list[np.ndarray]:
        """A batch (N, *shape) as the network takes it: an array (N, *part.shape) per part."""
        return [batch]

    @abstractmethod
    def layer(self) -> "keras.Layer":
        """`prepare` as a Keras layer, equal to it, in float32."""

    @abstractmethod
    def metadata(self) -> dict[str, Any]:
        """What `from_metadata` reads, ready for JSON."""

    @classmethod
    @abstractmethod
    def from_metadata(cls, known: Mapping[str, Any]) -> Self:
        """The inverse of `metadata`; raises ValueError for what is none."""

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
