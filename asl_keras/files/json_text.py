"""JSON of strangers: bounded, of finite numbers, and never so deep that Python gives up."""

import json
import re
from pathlib import Path
from typing import Any, NoReturn

from asl_keras.files.reading import UnreadableError, read_bytes

MOST_DEEP = 20  # brackets within brackets; ours have 4
BRACKET = re.compile(r"[\[\]{}]")


def read_json(path: Path, most: int) -> Any:
    """What a JSON file of at most `most` bytes says.

    Raises:
        UnreadableError: as `read_bytes` and `parse_json`.
    """
    return parse_json(read_bytes(path, most))


def parse_json(content: bytes | str) -> Any:
    """What a JSON text says.

    Raises:
        UnreadableError: if it is no UTF-8, no JSON, deeper than `MOST_DEEP`, or names something
            twice, a number that is not finite, or text that is no Unicode (half a surrogate pair).
    """
    try:
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
        _refuse_deep(text)
        known = json.loads(
            text, object_pairs_hook=_without_repeats, parse_constant=_refuse_constant
        )
        json.dumps(known, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError) as error:  # UnicodeError is a ValueError
        raise UnreadableError("is no JSON that can be read") from error
    return known


def _refuse_deep(text: str) -> None:
    """Raises ValueError; counts brackets inside of strings too, of which ours have none."""
    depth = deepest = 0
    for one in BRACKET.findall(text):
        depth += 1 if one in "[{" else -1
        deepest = max(deepest, depth)
    if deepest > MOST_DEEP:
        raise ValueError("too deep")


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    known = dict(pairs)
    if len(known) < len(pairs):
        raise ValueError("a name twice")
    return known


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
