"""Fields of metadata: what each must be, in tables that are read like documentation.

    FIELDS = {"threshold": number(0, 1), "temperature": number(0.01, 100, usual=1.0)}
    read_fields({"threshold": 0.6}, FIELDS)  # {"threshold": 0.6, "temperature": 1.0}

JSON of strangers comes through `asl_keras.files.parse_json`, so that numbers are finite, and text
is Unicode.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

REQUIRED = object()
LONGEST_TEXT = 200
MOST_NAMES = 100  # in a table of names


@dataclass(frozen=True)
class Field:
    """What one field must be."""

    fits: Callable[[Any], bool]
    words: str
    """That follow "is not": "a number from 0 to 1"."""
    usual: Any = REQUIRED
    """What stands for the field where it is missing, as in files of older releases."""


class UnfitError(ValueError):
    """Says which field is missing or unfit, to follow its owner: "have no `threshold`"."""


def read_fields(known: Any, fields: Mapping[str, Field]) -> dict[str, Any]:
    """The values of these fields; what else is known does not count.

    Raises:
        UnfitError: if `known` is no object, or a field is missing or unfit.
    """
    if not isinstance(known, Mapping):
        raise UnfitError("are no JSON object")
    values = {name: known.get(name, field.usual) for name, field in fields.items()}
    for name, field in fields.items():
        if values[name] is REQUIRED:
            raise UnfitError(f"have no `{name}`")
        if name in known and not field.fits(values[name]):
            raise UnfitError(f"have a `{name}` that is not {field.words}")
    return values


def number(least: float, most: float = inf, usual: Any = REQUIRED) -> Field:
    """A number within limits; `True` is none."""
    words = f"a number of at least {least:g}" if most == inf else f"a number {least:g} to {most:g}"
    return Field(lambda value: _is_number(value) and least <= value <= most, words, usual)


def whole(least: int, most: int, usual: Any = REQUIRED) -> Field:
    """A whole number within limits, written as one: 64 and not 64.0."""
    words = f"a whole number {least} to {most}"
    return Field(lambda value: _is_whole(value) and least <= value <= most, words, usual)


def text(usual: Any = REQUIRED) -> Field:
    """A line of text."""
    return Field(is_line, f"text of at most {LONGEST_TEXT} characters that print", usual)


def sha256(usual: Any = REQUIRED) -> Field:
    """A SHA-256 in hexadecimal."""
    return Field(_is_sha256, "a SHA-256 in hexadecimal", usual)


def table(of: Field) -> Field:
    """An object of names and values of one kind."""
    return Field(
        lambda value: (
            isinstance(value, Mapping)
            and len(value) <= MOST_NAMES
            and all(is_line(name) and of.fits(one) for name, one in value.items())
        ),
        f"a table of at most {MOST_NAMES} names, each with {of.words}",
    )


def listed(of: Field, most: int, usual: Any = REQUIRED) -> Field:
    """A list of values of one kind."""
    return Field(
        lambda value: (
            isinstance(value, list) and len(value) <= most and all(of.fits(one) for one in value)
        ),
        f"a list of at most {most}, each {of.words}",
        usual,
    )


def optional(of: Field, usual: Any = REQUIRED) -> Field:
    """Null, or what the field is."""
    return Field(lambda value: value is None or of.fits(value), f"null or {of.words}", usual)


def is_line(value: Any) -> bool:
    """Whether it is text of one line, not too long."""
    return isinstance(value, str) and len(value) <= LONGEST_TEXT and value.isprintable()


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_sha256(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")
