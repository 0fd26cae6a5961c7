"""The kinds of input: which one a model has, by its metadata or by its shape.

An input of another kind is a class of its own with an entry in `KINDS`; classifiers, training and
export take any of them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from asl_keras.errors import InputError
from asl_keras.inference.fields import read_fields, text
from asl_keras.inference.landmark_input import LandmarkInput
from asl_keras.inference.mask_input import MaskInput
from asl_keras.inference.model_input import ModelInput

__all__ = ["KINDS", "LandmarkInput", "MaskInput", "ModelInput", "from_metadata", "of_shape"]

KINDS: Mapping[str, type[ModelInput]] = MappingProxyType(
    {one.kind: one for one in (MaskInput, LandmarkInput)}
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
