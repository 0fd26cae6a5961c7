"""What the JSON text that describes a Keras model must be before Keras makes the model."""

from typing import Any

from asl_keras.files import UnreadableError, parse_json

MOST_TEXT = 4_000_000  # characters; MobileNetV2 is described in 170,000
NAMES = ("seed", "shared_object_id")  # numbers of nothing: any will do
LARGEST = 2**31 - 1  # TensorFlow ends the process at a stride that is larger


def check_description(text: bytes | str) -> None:
    """Looks at a description, without making anything of it.

    Raises:
        UnreadableError: if it is no JSON within bounds, or counts something beyond 32 bits.
    """
    if len(text) > MOST_TEXT:
        raise UnreadableError("has a description that is too long")
    left = [parse_json(text)]
    while left:
        known: Any = left.pop()
        if isinstance(known, dict):
            left += [value for key, value in known.items() if key not in NAMES]
        elif isinstance(known, list):
            left += known
        elif isinstance(known, int) and abs(known) > LARGEST:
            raise UnreadableError("describes a layer with a number beyond 32 bits")
