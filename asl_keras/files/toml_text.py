"""TOML of strangers: bounded, in size, depth and time."""

from pathlib import Path
from typing import Any

from asl_keras.files.reading import UnreadableError, read_text

MOST_DOTS = 100  # on a line: Python's parser takes the square of a dotted key's length


def read_toml(path: Path, most: int) -> dict[str, Any]:
    """What a TOML file of at most `most` bytes says.

    Raises:
        UnreadableError: as `read_text`, or if it is no TOML, or has a line of too many dots.
    """
    text = read_text(path, most)
    if max(line.count(".") for line in text.split("\n")) > MOST_DOTS:
        raise UnreadableError(f"has a line with more than {MOST_DOTS} dots")
    import tomllib  # 3 ms that most commands do without

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: also a number of 5000 digits
        raise UnreadableError("is no TOML that can be read") from error
