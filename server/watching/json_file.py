"""A JSON file of ours, or one sentence about what it is instead."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_json
from asl_keras.inference.fields import UnfitError

Known = TypeVar("Known")


def read_known(
    path: Path, most: int, of_json: Callable[[Any], Known], expected: str, remedy: str
) -> Known:
    """What a file says.

    Args:
        path: of the file.
        most: bytes that it may have.
        of_json: makes it of parsed JSON; raises UnfitError.
        expected: what the file should be, in words.
        remedy: a sentence.

    Raises:
        InputError: if the file is missing, damaged or another one.
    """
    try:
        return of_json(read_json(path, most))
    except (UnreadableError, UnfitError) as error:
        whose = "whose contents" if isinstance(error, UnfitError) else "which"
        raise InputError(
            f"Expected {expected}. Received: {path}, {whose} {error}. {remedy}"
        ) from error
