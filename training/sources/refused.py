"""What people have and nobody should read: why, and what to do instead."""

from pathlib import Path
from typing import NoReturn

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, refuse_special
from training.sources.options import SourceOptions

PICKLES = frozenset({".pickle", ".pkl", ".p", ".pck", ".joblib", ".sav", ".pt", ".pth"})
PROTOCOLS = range(2, 6)  # of pickles that say which, in their second byte
AS_CSV = "Save it as CSV, a hand in each row"
OTHERS = {
    ".xlsx": AS_CSV,
    ".xls": AS_CSV,
    ".ods": AS_CSV,
    ".parquet": AS_CSV,
    ".feather": AS_CSV,
    ".arff": AS_CSV,
    ".json": AS_CSV,
    ".mat": AS_CSV,
    ".h5": "Save its arrays as NPZ, landmarks (N, 21, 3) and labels (N,)",
    ".hdf5": "Save its arrays as NPZ, landmarks (N, 21, 3) and labels (N,)",
    ".zip": "Unpack it, and name the folder",
    ".rar": "Unpack it, and name the folder",
    ".7z": "Unpack it, and name the folder",
    ".gz": "Unpack it, and name what was in it",
    ".tar": "Unpack it, and name the folder",
}


def is_pickle(path: Path) -> bool:
    """Whether a file is a pickle, by its name or its first two bytes; it is not read further."""
    try:
        refuse_special(path)
        with path.open("rb") as file:
            start = file.read(2)
    except (OSError, UnreadableError):
        return False
    by_content = len(start) == 2 and start[0] == 0x80 and start[1] in PROTOCOLS
    return by_content or path.suffix.lower() in PICKLES


def is_other(path: Path) -> bool:
    """Whether a file's name is that of a format that other programs turn into one of ours."""
    return path.suffix.lower() in OTHERS and path.is_file()


def refuse_pickle(path: Path, _: SourceOptions) -> NoReturn:
    """Raises InputError: who unpickles a file lets it run any program."""
    raise InputError(
        "Expected hands that can be read without running a program. Received: "
        f"{path}, a pickle, which may run any as it is loaded. If you have made it yourself, "
        "docs/your_data.md has six lines that write it as NPZ."
    )


def refuse_other(path: Path, _: SourceOptions) -> NoReturn:
    """Raises InputError with what to do."""
    raise InputError(
        "Expected pictures, videos, a table in text, NPZ or .npy. Received: "
        f"{path}. {OTHERS[path.suffix.lower()]}."
    )
