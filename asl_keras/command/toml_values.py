"""Values of a TOML file as the fields of options have them."""

import math
import types
import typing
from pathlib import Path
from typing import Any

from asl_keras.errors import shortened

MOST_SHOWN = 40  # characters of a key or a value
KINDS = {
    int: "a whole number",
    float: "a number",
    str: "text",
    Path: "a path",
    bool: "true or false",
}


def fitting(value: Any, kind: Any, folder: Path) -> tuple[Any, str]:
    """The value as a type has it, None if it does not fit; and the type in words.

    Args:
        value: out of a file.
        kind: of a field: bool, int, float, str, Path, a Literal, a tuple of any length, or one of
            these or None.
        folder: of the file, which its paths are relative to.
    """
    if isinstance(kind, types.UnionType):  # X | None
        (kind,) = (one for one in typing.get_args(kind) if one is not types.NoneType)
    if typing.get_origin(kind) is tuple:
        return _list(value, typing.get_args(kind)[0], folder)
    if typing.get_origin(kind) is typing.Literal:
        choices = typing.get_args(kind)
        fits = type(value) is type(choices[0]) and value in choices
        return (value if fits else None), f"one of {', '.join(map(str, choices))}"
    return _plain(value, kind, folder), KINDS[kind]


def _list(value: Any, kind: Any, folder: Path) -> tuple[Any, str]:
    items = value if isinstance(value, list) else [value]
    found = [fitting(one, kind, folder)[0] for one in items]
    return (None if None in found else tuple(found)), f"a list, each {KINDS[kind]}"


def _plain(value: Any, kind: type, folder: Path) -> Any:
    if _is_huge(value):
        return None
    if kind is float and type(value) in (int, float):
        return float(value) if math.isfinite(value) else None
    if kind is Path and isinstance(value, str):
        return folder / value if value and "\0" not in value else None
    return value if type(value) is kind else None


def _is_huge(value: Any) -> bool:
    """Beyond what TOML promises: 64 bits."""
    return type(value) is int and abs(value) >= 1 << 63


def in_words(value: Any) -> str:
    """A value that does not fit, cut short."""
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return "a huge number" if _is_huge(value) else shortened(repr(value), MOST_SHOWN)
