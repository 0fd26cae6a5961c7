"""Tables of landmarks: a hand in each row, in text."""

from array import array
from itertools import chain, islice
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError, shortened, shown
from asl_keras.files import UnreadableError
from training.sources import hands
from training.sources.columns import Columns, columns_of
from training.sources.csv_rows import (
    Line,
    cells_of,
    delimiter_of,
    first_line,
    number_of,
    read_lines,
)
from training.sources.finishing import Rows, finished
from training.sources.keys import parse_keys
from training.sources.label_names import understood
from training.sources.options import SourceOptions
from training.sources.samples import Missed, Samples
from training.sources.signers import signers_of

SUFFIXES = (".csv", ".tsv")
LEAST_CELLS = 43  # a label, and x and y of 21 points
AHEAD = 200  # rows from which the columns are known
MOST_WRONG = 100_000  # rows; a file of more is another thing altogether
LONGEST_CELL = 30  # characters of a cell in a message
LONGEST_TEXT = 128  # characters that are kept: as many as an NPZ file has room for


def recognises(path: Path) -> bool:
    """Whether a file is a table, by its name or its first line."""
    line = first_line(path)
    if not line:
        return False
    cells = cells_of(line, delimiter_of(line))
    return path.suffix.lower() in SUFFIXES or len(cells) >= LEAST_CELLS


class TableSource:
    """A table whose rows are hands."""

    def __init__(self, path: Path, options: SourceOptions):
        self.path, self.options = path, options
        self._keys = parse_keys(options.keys)

    def read(self) -> Samples:
        """All hands; a row that is none is missed, and the next one read.

        Raises:
            InputError: if the file cannot be read, or no columns of it are hands.
        """
        try:
            return self._read()
        except UnreadableError as error:
            raise InputError(
                f"Expected a table of hands. Received: {self.path}, which {error}. Copy it again, "
                "or leave it out."
            ) from error

    def _read(self) -> Samples:
        lines = read_lines(self.path)
        ahead = list(islice(lines, AHEAD))
        if not ahead or not ahead[0].cells:
            raise UnreadableError("has no row")
        columns = columns_of(self.path, ahead, self._keys.get("labels"))
        name = shown(self.path.name)
        rows = _Rows(name, columns)
        for line in chain(ahead[columns.has_head :], lines):
            rows.add(line)
        labels = understood(self.path, rows.labels, self.options.names)
        own = np.array(rows.signers, str) if rows.signers else None
        values = np.frombuffer(rows.values, np.float32).reshape(-1, len(columns.values))
        made = Rows(
            name=name,
            hands=hands.split(values),
            labels=labels,
            signers=signers_of(self.path, self.options, len(values), own),
            handedness=np.array(rows.handedness, str) if rows.handedness else None,
            sides=columns.sides,
            origins=np.array([f"{name}:{number}" for number in rows.numbers], str),
            missed=rows.missed,
        )
        return finished(made, self.options)


class _Rows:
    """What has been read of a table."""

    def __init__(self, name: str, columns: Columns):
        self._name, self._columns = name, columns
        self.values, self.numbers = array("f"), array("q")
        self.labels: list[str] = []
        self.signers: list[str] = []
        self.handedness: list[str] = []
        self.missed: list[Missed] = []
        self._same: dict[str, str] = {}  # one object for equal texts

    def add(self, line: Line) -> None:
        """Keeps a row, or why it is none."""
        columns = self._columns
        if len(line.cells) != columns.count:
            self._miss(line, f"has {len(line.cells)} cells and not {columns.count}")
            return
        cells = [line.cells[place] for place in columns.values]
        numbers = _numbers(cells)
        if isinstance(numbers, str):
            self._miss(line, f'has "{shortened(numbers, LONGEST_CELL)}" for a coordinate')
            return
        if len(self.numbers) == hands.MOST:
            raise UnreadableError(f"has more than {hands.MOST} rows")
        self.values.extend(numbers)
        self.numbers.append(line.number)
        self.labels.append(self._text(line, columns.label))
        if columns.signer is not None:
            self.signers.append(self._text(line, columns.signer))
        if columns.handedness is not None:
            self.handedness.append(self._text(line, columns.handedness))

    def _text(self, line: Line, place: int) -> str:
        text = line.cells[place].strip()[:LONGEST_TEXT]
        return self._same.setdefault(text, text)

    def _miss(self, line: Line, why: str) -> None:
        self.missed.append(Missed(f"{self._name}:{line.number}", "", "", why))
        if len(self.missed) > MOST_WRONG:
            raise UnreadableError(f"has more than {MOST_WRONG} rows that are no hands")


def _numbers(cells: list[str]) -> list[float] | str:
    """The numbers in cells, or the first cell that has none."""
    try:
        return list(map(float, cells))  # almost always, and three times as fast as what follows
    except ValueError:
        pass
    numbers = []
    for cell in cells:
        try:
            numbers.append(number_of(cell))
        except ValueError:
            return cell
    return numbers
