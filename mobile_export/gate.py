"""The gate: no variant that reads clearly worse than the model gets through."""

from asl_keras.errors import InputError
from mobile_export.measuring.measurement import Measurement


def rejection(variant: Measurement, original: Measurement, max_drop: float) -> InputError | None:
    """Why a variant is rejected; None if it passes.

    Args:
        variant: its figures.
        original: those of the Keras model, of the same hands.
        max_drop: accuracy that a variant may lose, from 0 to 1.
    """
    drop = original.accuracy - variant.accuracy
    if drop <= max_drop:
        return None
    return InputError(
        f"{variant.name} is rejected: it reads {variant.accuracy:.1%} of the hands and the Keras "
        f"model {original.accuracy:.1%}, {100 * drop:.1f} points more; `max_drop` allows "
        f"{100 * max_drop:.1f}.",
        "max_drop",
    )
