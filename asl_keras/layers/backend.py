"""Keras comes from here: on a backend that trains, and as our models are, whatever is configured.

A user's `keras.json` may ask for channels first or for float16, with which these networks cannot be
built or learn nothing; models that are loaded say themselves what they are of.
"""

import os

from asl_keras.errors import InputError

BACKENDS = ("tensorflow", "jax", "torch")
PACKAGES = ("keras", *BACKENDS)


def _refusal(received: str) -> InputError:
    return InputError(
        f"Expected Keras on {', '.join(BACKENDS)}, by KERAS_BACKEND or keras.json. Received: "
        f"{received}. Set KERAS_BACKEND=tensorflow, or correct keras.json."
    )


if (_named := os.environ.get("KERAS_BACKEND")) and _named not in BACKENDS:
    raise _refusal(f"KERAS_BACKEND={_named}")
try:
    import keras
    from keras import ops
except Exception as error:  # of any kind: Keras checks little of what is configured
    if isinstance(error, ModuleNotFoundError) and error.name in PACKAGES:
        raise
    raise _refusal("settings with which it does not start") from error
if keras.backend.backend() not in BACKENDS:
    raise _refusal(keras.backend.backend())
keras.config.set_image_data_format("channels_last")
keras.config.set_floatx("float32")

__all__ = ["keras", "ops"]
