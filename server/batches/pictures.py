"""Pictures that are files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from server.batches.parts import PICTURES, Item, Part, rows_at_a_time

KIND = "pictures"


def parts(paths: Sequence[Path], root: Path) -> list[Part]:
    """Pictures in their order, some at a time; one that is missing is noticed when it is read."""
    spans = rows_at_a_time(len(paths), PICTURES)
    return [_part(paths[start:stop], root) for start, stop in spans]


def items(part: Part) -> Iterator[Item]:
    """The pictures, not read yet."""
    for name in part.names:
        yield Item(name, None, None, Path(part.root, name))


def _part(paths: Sequence[Path], root: Path) -> Part:
    names = tuple(str(path) for path in paths)
    return Part(KIND, str(root), names, tuple(size_of(path) for path in paths))


def size_of(path: Path) -> int:
    """Bytes of a file; 0 where the system does not say."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
