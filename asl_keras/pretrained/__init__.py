"""The model that comes with the library."""

from pathlib import Path

from asl_keras.errors import InputError

PRETRAINED = Path(__file__).with_name("mobilenetv2_int8.tflite")


def pretrained() -> Path:
    """The file of the model that comes with the library.

    Raises:
        InputError: if it was not made yet.
    """
    if not PRETRAINED.is_file():
        raise InputError(
            f"Expected the pretrained model {PRETRAINED}, which is missing. "
            "Make it with `make pretrained`, or name another model."
        )
    return PRETRAINED
