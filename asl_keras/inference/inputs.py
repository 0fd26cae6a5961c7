"""The kinds of input: which one a model has, by its metadata or by its shape.

An input of another kind is a class of its own with an entry in `KINDS`; classifiers, training and
export take any of them.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from asl_keras.errors import InputError
from asl_keras.inference.combined_input import PARTS, CombinedInput
from asl_keras.inference.fields import read_fields, text
from asl_keras.inference.landmark_input import LandmarkInput
from asl_keras.inference.mask_input import MaskInput
from asl_keras.inference.model_input import ModelInput

__all__ = [
    "KINDS",
    "CombinedInput",
    "LandmarkInput",
    "MaskInput",
    "ModelInput",
    "from_metadata",
    "of_architecture",
    "of_model",
    "of_shape",
]

KINDS: Mapping[str, type[ModelInput]] = MappingProxyType(
    {**PARTS, CombinedInput.kind: CombinedInput}
)


def from_metadata(known: Mapping[str, Any]) -> ModelInput:
    """The input that a model's metadata describe. Metadata without a kind are of masks.

    Raises:
        InputError: if it is of a kind or a version that this release does not know.
        ValueError: if the metadata lack or garble something.
    """
    kind = read_fields(known, {"kind": text(usual=MaskInput.kind)})["kind"]
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


def of_architecture(architecture: str, image_size: int) -> ModelInput:
    """The input of a new model; `image_size` is the side of masks in pixels."""
    from asl_keras.models import reads

    return KINDS[reads(architecture)].of_size(image_size)


def of_model(model: Any) -> ModelInput | None:
    """The input of a Keras model, of either version, by its shapes; None if no kind has them."""
    return _of_shapes([tuple(one.shape[1:]) for one in model.inputs])


def _of_shapes(shapes: Sequence[tuple[int | None, ...]]) -> ModelInput | None:
    parts = [part for part in map(of_shape, shapes) if part is not None]
    if len(parts) < len(shapes):
        return None
    return parts[0] if len(parts) == 1 else CombinedInput(tuple(parts))
