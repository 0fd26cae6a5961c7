"""Rows of a table in text, whatever writes it, within bounds of size, memory and time."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from asl_keras.files import UnreadableError, refuse_special

MOST_BYTES = 4_000_000_000  # of a file: three million hands
LONGEST_LINE = 100_000  # characters; 1692 values have 50,000
MOST_CELLS = 5000
DELIMITERS = "\t;, "  # with semicolons, a comma may be the decimal point
LEAST_DELIMITERS = 42  # in a line of a table of hands
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
HEAD = 1 << 18  # bytes in which the first line ends


class Line(NamedTuple):
    """A line that is not empty."""

    number: int
    """From 1 on, as editors count."""
    cells: list[str]
    """None where it cannot be read."""


def first_line(path: Path) -> str | None:
    """The first line of a text file that is not empty; None of anything else."""
    try:
        refuse_special(path)
        with path.open("rb") as file:
            start = file.read(HEAD)
        if b"\0" in start and start[:2] not in BYTE_ORDER_MARKS:
            return None
        text = start.decode(_encoding(start), "replace")
    except (OSError, UnreadableError):
        return None
    return next((line for line in text.splitlines() if line.strip()), "")


def delimiter_of(line: str) -> str:
    """What lies between the cells of a table's first line."""
    many = (one for one in DELIMITERS if line.count(one) >= LEAST_DELIMITERS)
    return next(many, max(DELIMITERS, key=line.count))


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of a line; none if it has more than `MOST_CELLS` or is quoted wrongly."""
    if line.count(delimiter) >= MOST_CELLS:
        return []
    try:
        (cells,) = csv.reader([line], delimiter=delimiter, skipinitialspace=delimiter == " ")
    except (csv.Error, ValueError):
        return []
    return cells


def read_lines(path: Path) -> Iterator[Line]:
    """The lines of a table that are not empty, one after another.

    Raises:
        UnreadableError: if the file is missing, no regular one, or larger than `MOST_BYTES`.
    """
    if refuse_special(path) > MOST_BYTES:
        raise UnreadableError(f"has more than {MOST_BYTES // 10**9} GB")
    try:
        with path.open("rb") as file:
            encoding = _encoding(file.read(2))
        with path.open(encoding=encoding, errors="replace") as text:
            yield from _lines(text)
    except (OSError, UnicodeError) as error:  # UTF-16 may end within a character
        raise UnreadableError("cannot be read to its end") from error


def _lines(text: TextIO) -> Iterator[Line]:
    number, delimiter = 0, None
    while line := text.readline(LONGEST_LINE):
        number += 1
        is_whole = line.endswith("\n") or len(line) < LONGEST_LINE
        while not is_whole and not line.endswith("\n"):
            line = text.readline(LONGEST_LINE) or "\n"
        if not line.strip():
            continue
        delimiter = delimiter or delimiter_of(line)
        yield Line(number, cells_of(line.rstrip("\n"), delimiter) if is_whole else [])


def number_of(cell: str) -> float:
    """The number in a cell; NaN in an empty one.

    Raises:
        ValueError: if it has something else.
    """
    return float(cell.replace(",", ".")) if cell.strip() else float("nan")


def is_number(cell: str) -> bool:
    """Whether a cell has a number, and is not empty."""
    try:
        number_of(cell)
    except ValueError:
        return False
    return bool(cell.strip())


def _encoding(start: bytes) -> str:
    return BYTE_ORDER_MARKS.get(start[:2], "utf-8-sig")
