"""What exported files call the batches that a model reads, and how Keras takes them."""

from collections.abc import Sequence
from typing import Any

from asl_keras.inference.inputs import ModelInput


def batch_names(reads: ModelInput) -> list[str]:
    """Of each input: its kind in the plural, `masks` or `landmarks`; numbered if there are two."""
    names = [f"{part.kind.removesuffix('s')}s" for part in reads.parts]
    return [
        f"{name}_{names[:place].count(name) + 1}" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]


def as_inputs(batches: Sequence[Any]) -> Any:
    """One batch for each input of a Keras model, as it is called with them.

    A list for several; one alone as it is, since Keras warns of a list of one.
    """
    return batches[0] if len(batches) == 1 else list(batches)
