"""Parquet files, of pictures or of hands.

A column `landmarks` has the 63 numbers of a hand, in a list or in lists of lists; `picture` or
`image` has the content of a picture's file, or a structure with that as `bytes`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, refuse_special
from server.batches.parts import HANDS, PICTURES, Item, Part, rows_at_a_time
from server.batches.pictures import size_of

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.parquet

KIND = "parquet"
COLUMNS = ("landmarks", "picture", "image")
BYTES = "bytes"  # of a structure
BUFFER = 1 << 20  # bytes of a column that are read at a time
DAMAGED = "is damaged here"
EMPTY = "has no value here"


class Column(NamedTuple):
    """What is read of a file."""

    name: str
    has_pictures: bool


def parts(path: Path, root: Path, key: str | None) -> list[Part]:
    """Rows, some at a time; none of two row groups.

    Raises:
        InputError: if it is no Parquet file, or has no column of hands or pictures, or not the key.
    """
    with _opened(path) as file:
        column = _column(path, file.schema_arrow, key)
        counts = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    most = PICTURES if column.has_pictures else HANDS
    make = partial(Part, KIND, str(root), (str(path),), (size_of(path),))
    return [
        make(*span, group=group, before=sum(counts[:group]), key=key)
        for group, count in enumerate(counts)
        for span in rows_at_a_time(count, most)
    ]


def items(part: Part) -> Iterator[Item]:
    """The pictures or hands; from where the file is damaged on, that."""
    done = part.start
    try:
        with _opened(part.path) as file:
            for value, key in _values(part, file):
                yield _item(part, done, value, key)
                done += 1
    except _arrow_error():  # an InputError is a ValueError, too
        pass
    for row in range(done, part.stop):
        yield Item(part.names[0], part.before + row, None, None, DAMAGED)


def _item(part: Part, row: int, value: Any, key: Any) -> Item:
    content = value.get(BYTES) if isinstance(value, dict) else value
    fault = EMPTY if content is None else None
    name = None if key is None else str(key)
    return Item(part.names[0], part.before + row, name, content, fault)


def _values(part: Part, file: "pyarrow.parquet.ParquetFile") -> Iterator[tuple[Any, Any]]:
    """Of the rows of a part: what is read, and the key."""
    column = _column(part.path, file.schema_arrow, part.key)
    names = [name for name in (column.name, part.key) if name is not None]
    some = 1 if column.has_pictures else 256  # a picture may have 100 MB
    first = 0
    for batch in file.iter_batches(some, row_groups=[part.group], columns=names, use_threads=False):
        for row in range(max(part.start - first, 0), min(part.stop - first, len(batch))):
            key = batch.column(part.key)[row].as_py() if part.key else None
            yield batch.column(column.name)[row].as_py(), key
        first += len(batch)
        if first >= part.stop:
            return


def _column(path: Path, schema: "pyarrow.Schema", key: str | None) -> Column:
    import pyarrow

    if key is not None and key not in schema.names:
        raise _refusal(path, f"a column `{key}` for `key`", _named(schema), "key")
    name = next((one for one in COLUMNS if one in schema.names), None)
    if name is None:
        raise _refusal(path, f"a column {', '.join(COLUMNS[:-1])} or {COLUMNS[-1]}", _named(schema))
    kind = schema.field(name).type
    if pyarrow.types.is_struct(kind) and kind.get_field_index(BYTES) >= 0:
        kind = kind.field(BYTES).type
    has_pictures = pyarrow.types.is_binary(kind) or pyarrow.types.is_large_binary(kind)
    if has_pictures == (name == COLUMNS[0]):
        wanted = "numbers" if name == COLUMNS[0] else "pictures' files (binary)"
        raise _refusal(path, f"`{name}` of {wanted}", str(kind))
    return Column(name, has_pictures)


def _named(schema: "pyarrow.Schema") -> str:
    return "only " + ", ".join(schema.names[:10])


@contextmanager
def _opened(path: Path) -> Iterator["pyarrow.parquet.ParquetFile"]:
    """A file of which a bounded piece at a time is in memory."""
    from pyarrow import parquet

    try:
        refuse_special(path)
        opened = path.open("rb")  # pyarrow itself takes no name that is no UTF-8
    except UnreadableError as error:
        raise _refusal(path, "a Parquet file", f"one that {error}") from error
    except OSError as error:
        raise _refusal(path, "a Parquet file", "one that cannot be read") from error
    with opened:
        try:
            file = parquet.ParquetFile(opened, buffer_size=BUFFER, pre_buffer=False)
        except _arrow_error() as error:
            raise _refusal(path, "a Parquet file", "one that is damaged, or none") from error
        with file:
            yield file


def _arrow_error() -> tuple[type[Exception], ...]:
    import pyarrow

    return (pyarrow.ArrowException, OSError, ValueError, MemoryError)


def _refusal(path: Path, expected: str, received: str, *fields: str) -> InputError:
    return InputError(f"Expected {expected}. Received: {path}, with {received}.", *fields)
