"""The gate: no variant that reads clearly worse than the model gets through."""

from collections.abc import Sequence

from asl_keras.errors import InputError
from mobile_export.measuring.measurement import Measurement


def rejections(
    variants: Sequence[Measurement], original: Measurement, max_drop: float
) -> dict[str, InputError]:
    """Why variants are rejected, by their names; those that pass are not among them.

    Args:
        variants: their figures.
        original: those of the Keras model, of the same hands.
        max_drop: accuracy that a variant may lose, from 0 to 1.
    """
    return {
        variant.name: _reason(variant, original, max_drop)
        for variant in variants
        if original.accuracy - variant.accuracy > max_drop
    }


def _reason(variant: Measurement, original: Measurement, max_drop: float) -> InputError:
    drop = original.accuracy - variant.accuracy
    return InputError(
        f"{variant.name} is rejected: it reads {variant.accuracy:.1%} of the hands and the Keras "
        f"model {original.accuracy:.1%}, {100 * drop:.1f} points more; `max_drop` allows "
        f"{100 * max_drop:.1f}.",
        "max_drop",
    )
