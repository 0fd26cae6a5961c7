"""Models that read several kinds of input at once, as an ensemble in one file does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from asl_keras.errors import InputError
from asl_keras.inference.fields import Field, UnfitError, listed, read_fields, text, whole
from asl_keras.inference.landmark_input import LandmarkInput
from asl_keras.inference.mask_input import MaskInput
from asl_keras.inference.model_input import MOST_VERSION, ModelInput

if TYPE_CHECKING:
    import keras

PARTS: Mapping[str, type[ModelInput]] = MappingProxyType(
    {one.kind: one for one in (MaskInput, LandmarkInput)}
)
MOST_PARTS = 8
FIELDS = {
    "combined_version": whole(0, MOST_VERSION),
    "parts": listed(Field(lambda one: isinstance(one, dict), "an object"), MOST_PARTS),
}


@dataclass(frozen=True)
class CombinedInput(ModelInput):
    """Several inputs of the same hands: a batch has a field for each, as NumPy's records have."""

    of: tuple[ModelInput, ...]
    """At least two, no two alike; the network has an input for each."""

    kind = "combined"
    version = 1
    shape = ()

    def __post_init__(self) -> None:
        """Raises ValueError for fewer than two, or two alike."""
        if not 2 <= len(set(self.of)) == len(self.of) <= MOST_PARTS:
            raise ValueError(f"Expected 2 to {MOST_PARTS} inputs, no two alike. Received: {self}")

    @cached_property
    def dtype(self) -> np.dtype:
        """A field for each part, of its shape and type."""
        return np.dtype([(str(part), part.dtype, part.shape) for part in self.of])

    @property
    def parts(self) -> tuple[ModelInput, ...]:
        """In the order of the network's inputs."""
        return self.of

    def split(self, batch: np.ndarray) -> list[np.ndarray]:
        """A batch (N,) as an array (N, *part.shape) for each part."""
        return [np.ascontiguousarray(batch[str(part)]) for part in self.of]

    def prepare(self, landmarks: np.ndarray) -> np.ndarray:
        """What each part makes of landmarks (N, 21, 3): (N,) of `dtype`."""
        return self._joined([part.prepare(landmarks) for part in self.of])

    def mirror(self, batch: Any) -> Any:
        """A batch (N,), or a list of arrays or tensors, one for each part, flipped."""
        if isinstance(batch, np.ndarray):
            return self._joined(self.mirror(self.split(batch)))
        return [part.mirror(one) for part, one in zip(self.of, batch, strict=True)]

    def layer(self) -> "keras.Layer":
        """What each part makes of landmarks, as a list."""
        from asl_keras.layers.backend import keras

        landmarks = keras.Input((21, 3))
        return keras.Model(landmarks, [part.layer()(landmarks) for part in self.of])

    def metadata(self) -> dict[str, Any]:
        """Kind, version, and the metadata of each part."""
        parts = [part.metadata() for part in self.of]
        return {"kind": self.kind, "combined_version": self.version, "parts": parts}

    @classmethod
    def from_metadata(cls, known: Mapping[str, Any]) -> Self:
        """Refuses another version, of this or of a part, with an InputError."""
        values = read_fields(known, FIELDS)
        if values["combined_version"] != cls.version:
            raise InputError(
                f"Expected a model for combined inputs of version {cls.version}. Received: one for "
                f"version {values['combined_version']}. Make it anew with this release."
            )
        parts = tuple(map(_part, values["parts"]))
        if not 2 <= len(set(parts)) == len(parts):
            raise UnfitError("have `parts` that are fewer than two, or two alike")
        return cls(parts)

    @classmethod
    def of_shape(cls, shape: tuple[int | None, ...]) -> Self | None:
        """None: it has several shapes, see `asl_keras.inference.inputs.of_shapes`."""
        return None

    @classmethod
    def of_size(cls, image_size: int) -> Self:
        """All parts that there are."""
        return cls(tuple(part.of_size(image_size) for part in PARTS.values()))

    def __str__(self) -> str:
        """Those of the parts."""
        return " and ".join(map(str, self.of))

    def in_words(self) -> str:
        """Those of the parts."""
        return " ".join(part.in_words() for part in self.of)

    def _joined(self, parts: Sequence[np.ndarray]) -> np.ndarray:
        batch = np.empty(len(parts[0]), self.dtype)
        for part, values in zip(self.of, parts, strict=True):
            batch[str(part)] = values
        return batch


def _part(known: Mapping[str, Any]) -> ModelInput:
    kind = read_fields(known, {"kind": text()})["kind"]
    if kind not in PARTS:
        raise InputError(
            f"Expected a model whose parts read {' or '.join(PARTS)}. Received: one that reads "
            f"{kind!r}. Use the release that made it, or a newer one."
        )
    return PARTS[kind].from_metadata(known)
