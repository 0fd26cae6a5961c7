"""Keras comes from here: on a backend that trains, and as our models are, whatever is configured.

A user's `keras.json` may ask for channels first or for float16, with which these networks cannot be
built or learn nothing; models that are loaded say themselves what they are of.
"""

import os

from asl_keras.errors import InputError

BACKENDS = ("tensorflow", "jax", "torch")
PACKAGES = ("keras", *BACKENDS)


def _expect_backend(name: str) -> None:
    if name not in BACKENDS:
        raise InputError(
            f"Expected Keras on one of {', '.join(BACKENDS)}. Received: {name}, by KERAS_BACKEND "
            "or keras.json. Set KERAS_BACKEND=tensorflow."
        )


_expect_backend(os.environ.get("KERAS_BACKEND") or BACKENDS[0])
try:
    import keras
    from keras import ops
except Exception as error:  # of any kind: Keras checks little of what is configured
    if isinstance(error, ModuleNotFoundError) and error.name in PACKAGES:
        raise
    raise InputError(
        "Expected settings that Keras starts with. Received: others, in ~/.keras/keras.json "
        "(or KERAS_HOME) or the variables KERAS_*. Correct that file, or delete it."
    ) from error
_expect_backend(keras.backend.backend())
keras.config.set_image_data_format("channels_last")
keras.config.set_floatx("float32")

__all__ = ["keras", "ops"]
