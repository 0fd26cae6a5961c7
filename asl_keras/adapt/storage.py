"""Where profiles lie: one NPZ file each, in the user's folder for data.

Arrays: `landmarks` float32 (N, 21, 3), `labels` (N,) text, `takes` int64 (N,), and `version`,
`name` and `model` of one value each. Files may come from strangers: nothing is unpickled, no size
that they state is trusted.
"""

import io
import os
import sys
from pathlib import Path

import numpy as np

from asl_keras.adapt.profile import LONGEST_NAME, Profile, check_name
from asl_keras.data import columns, schemas
from asl_keras.data.npz import Npz
from asl_keras.errors import InputError
from asl_keras.files import write_bytes

VERSION = 1
VARIABLE = "ASL_PROFILES"  # of the environment: another folder
ENDING = ".npz"
MOST_BYTES = 4 << 20
MOST_FRAMES = 5000
ONE = ("version", "name", "model")  # arrays of one value
LONGEST_TEXT = 64  # characters of a label, a name or a hash


def folder() -> Path:
    """The folder of profiles; it may not exist yet."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    return _user_data() / "asl-keras" / "profiles"


def _user_data() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = os.environ.get("XDG_DATA_HOME", "")  # by its specification, only a whole path counts
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"


def place_of(profile: str) -> Path:
    """The file of a profile, by its name, or by the file's own path.

    What ends in `.npz`, or has a folder in it, is a path.

    Raises:
        InputError: for what can be neither.
    """
    if profile.endswith(ENDING) or "/" in profile or os.sep in profile:
        return Path(profile)
    return folder() / (check_name(profile) + ENDING)


def names() -> list[str]:
    """Of the profiles in the folder, in order."""
    files = (file for file in folder().glob(f"[!.]*{ENDING}") if file.is_file())
    return sorted(file.stem for file in files)  # what a kill left unfinished begins with a dot


def save(profile: Profile, path: Path) -> None:
    """Writes a profile, whole or not at all; what was there before stays until then.

    Raises:
        InputError: if it cannot be written.
    """
    content = io.BytesIO()
    np.savez(
        content,
        landmarks=profile.landmarks,
        labels=profile.labels,
        takes=profile.takes,
        version=np.array(VERSION, np.int64),
        name=np.array(profile.name),
        model=np.array(profile.model),
    )
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # hands are somebody's own
    write_bytes(path, content.getvalue())


def load(path: Path) -> Profile:
    """Reads what `save` wrote.

    Raises:
        InputError: if the file is missing, too large, damaged, no profile, or of a newer release.
    """
    if not path.exists():
        known = " ".join(map(repr, names())) or "none yet"
        raise InputError(
            f"Expected a `profile`. Received: {path}, which does not exist (in {folder()}: "
            f"{known}). Make it with `python -m asl_keras.adapt`.",
            "profile",
        )
    with Npz(path) as npz:
        _refuse_others(npz)
        count = npz.header("landmarks").shape[0]
        landmarks, labels = schemas.read_hands(npz), schemas.read_labels(npz, count, None)
        takes, texts = npz.read("takes"), {name: _text(npz, name) for name in ("name", "model")}
    return Profile(check_name(texts["name"]), landmarks, labels, takes, texts["model"])


def open_or_new(profile: str) -> Profile:
    """The profile of a name or a file; an empty one where there is none yet.

    Raises:
        InputError: as `load` does, but for a missing file.
    """
    place = place_of(profile)
    if place.exists():
        return load(place)
    name = "".join(one if one.isalnum() or one in " -_" else " " for one in place.stem).strip(" -_")
    return Profile(name[:LONGEST_NAME].strip() or "signer")


def remove(path: Path) -> None:
    """Deletes a profile, also a damaged one in the folder of profiles.

    Raises:
        InputError: if there is none, or a file elsewhere is no profile: it may be somebody's data.
    """
    if path.parent != folder() or not path.is_file():
        load(path)
    path.unlink()


def _refuse_others(npz: Npz) -> None:
    """Looks at sizes and types alone, before anything is read into memory."""
    missing = [name for name in ("landmarks", "labels", "takes", *ONE) if name not in npz]
    if missing:
        raise _no_profile(npz, f"a file without {missing[0]}")
    if npz.path.stat().st_size > MOST_BYTES:
        raise _no_profile(npz, f"a file of more than {MOST_BYTES >> 20} MiB")
    shape = npz.header("landmarks").shape
    if not shape or not 1 <= shape[0] <= MOST_FRAMES:
        raise _no_profile(npz, f"landmarks of shape {shape}, not 1 to {MOST_FRAMES} frames")
    wide = [name for name in ("labels", "name", "model") if _width(npz, name) > LONGEST_TEXT]
    if wide:
        raise _no_profile(npz, f"{wide[0]} of more than {LONGEST_TEXT} characters")
    takes = npz.header("takes")
    if takes.shape != shape[:1] or takes.dtype != np.int64:
        raise _no_profile(npz, f"takes of {takes}")
    version = npz.header("version")
    if version.shape or version.dtype != np.int64 or npz.read("version") != VERSION:
        raise _no_profile(npz, "another version; use the release that made it, or a newer one")


def _width(npz: Npz, name: str) -> int:
    header = npz.header(name)
    if header.dtype.kind != "U":
        raise _no_profile(npz, f"{name} of {header}")
    return columns.width_of(header)


def _text(npz: Npz, name: str) -> str:
    if npz.header(name).shape:
        raise _no_profile(npz, f"{name} of {npz.header(name)}")
    return str(npz.read(name))


def _no_profile(npz: Npz, received: str) -> InputError:
    remedy = "make it with `python -m asl_keras.adapt`"
    return npz.refuse(f"a profile of version {VERSION}", received, remedy)
