"""What was named, as parts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.frames.folder import natural
from asl_keras.frames.picture import is_picture
from server.batches import arrays, pictures, tables
from server.batches.parts import Item, Part

ITEMS: Mapping[str, Callable[[Part], Iterator[Item]]] = {
    pictures.KIND: pictures.items,
    arrays.KIND: arrays.items,
    tables.KIND: tables.items,
}
TABLES, ARRAYS = ".parquet", ".npz"


def parts_of(paths: Sequence[Path], key: str | None = None) -> list[Part]:
    """Files and folders as parts, each in the order in which they are named.

    Args:
        paths: pictures, Parquet or landmark NPZ files, or folders of them.
        key: column of Parquet files that names the rows.

    Raises:
        InputError: if there is nothing to read, or a file has no hands and no pictures.
    """
    parts = [part for path in paths for part in _parts_of(path, key)]
    if not parts:
        raise InputError(
            "Expected pictures, Parquet or NPZ files, or folders of them. Received: "
            f"{', '.join(map(str, paths))}, without any."
        )
    return parts


def _parts_of(path: Path, key: str | None) -> list[Part]:
    if not path.exists():
        raise InputError(f"Expected a file or a folder. Received: {path}, which does not exist.")
    files = _files_in(path) if path.is_dir() else [path]
    root = Path.cwd()
    photos = [file for file in files if file.suffix not in (TABLES, ARRAYS)]
    found = pictures.parts(photos, root)
    for file in files:
        if file.suffix == TABLES:
            found += tables.parts(file, root, key)
        elif file.suffix == ARRAYS:
            found += arrays.parts(file, root)
    return found


def _files_in(folder: Path) -> list[Path]:
    """What can be read in a folder and those in it, in natural order; nothing hidden."""
    found = [
        file
        for file in folder.rglob("*")
        if (is_picture(file) or file.suffix in (TABLES, ARRAYS))
        if not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]
    return sorted(found, key=natural)


def items(part: Part) -> Iterator[Item]:
    """The pictures or hands of a part, in order: as many as it has, whatever is wrong with them."""
    return ITEMS[part.kind](part)
