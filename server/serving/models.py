"""Models side by side, by name: each as it was when its file was last right."""

import logging
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.pretrained import SHIPPED, open_reader
from server.serving.shared_reader import SharedReader
from server.watching.reference import digest

log = logging.getLogger(__name__)
DEFAULT = "default"
SHORT = 12  # hexadecimals of a version
THREADS = 1  # of an interpreter, as there are as many of them as cores


@dataclass(frozen=True)
class Model:
    """A model that reads."""

    name: str
    path: Path
    version: str
    """The first 12 hexadecimals of the SHA-256 of its file."""
    reader: SharedReader
    loaded: float
    """Seconds since 1970."""
    seen: tuple = field(default=(), repr=False)
    """What the files looked like when it was read: see `_look`."""


@dataclass(frozen=True)
class Refusal:
    """A newer file that does not read; the model before it goes on."""

    seen: tuple
    reason: str


class Models:
    """The models that a server reads with.

    Args:
        files: by name, a `.tflite` or the `.json` of several; the shipped ones are `default`, if
            no file has that name.

        copies: of each, as many as read at the same time.

    Raises:
        InputError: if one cannot be read.
    """

    def __init__(self, files: Mapping[str, Path], copies: int = 1):
        self._copies = copies
        self._models = {
            name: load(name, path, copies) for name, path in {DEFAULT: SHIPPED, **files}.items()
        }
        self._refusals: dict[str, Refusal] = {}
        self._loading = threading.Lock()

    @property
    def names(self) -> list[str]:
        """Of all models."""
        return list(self._models)

    def __getitem__(self, name: str) -> Model:
        """The model of that name, as it is now: who has it may use it for as long as it likes."""
        if name not in self._models:
            raise InputError(
                f"Expected `model` among {', '.join(self.names)}. Received: {name}", "model"
            )
        return self._models[name]

    def refusal(self, name: str) -> str | None:
        """Why a newer file of a model is not used; None if there is none, or it is."""
        refusal = self._refusals.get(name)
        return refusal.reason if refusal else None

    def refresh(self) -> Sequence[str]:
        """Reads anew the models whose files have changed; returns the names of those that are new.

        A model takes the place of the one before once it has read a hand. Takes up to a second for
        each; what reads meanwhile is not disturbed.
        """
        with self._loading:
            return [name for name in self.names if self._refresh(name)]

    def _refresh(self, name: str) -> bool:
        model, refusal = self._models[name], self._refusals.get(name)
        seen = _look(model.path)
        if seen == (refusal.seen if refusal else model.seen):
            return False
        try:
            newer = load(name, model.path, self._copies)
        except InputError as error:
            self._refusals[name] = Refusal(seen, str(error))
            log.warning("%s stays at %s: %s", name, model.version, error)
            return False
        self._refusals.pop(name, None)
        self._models[name] = newer
        log.info("%s is now %s, before %s", name, newer.version, model.version)
        return newer.version != model.version


def load(name: str, path: Path, copies: int = 1) -> Model:
    """Opens a model and reads a hand with it.

    Raises:
        InputError: if a file is missing, damaged, changes meanwhile, or reads no hand.
    """
    seen, version = _look(path), digest(path)[:SHORT]
    reader = SharedReader(lambda: open_reader(path, threads=THREADS), copies)
    reader.read(np.random.default_rng(0).uniform(0, 100, (1, LANDMARK_COUNT, 3)).astype(np.float32))
    if _look(path) != seen:
        raise InputError(f"Expected a model that is complete. Received: {path}, which changes.")
    return Model(name, path, version, reader, time.time(), seen)


def _look(path: Path) -> tuple:
    """What changes when a model does: number, size and time of its file and of those beside it.

    A `.json` names files in its folder, so all models there count.
    """
    files = [path, *sorted(path.parent.glob("*.tflite"))] if path.suffix == ".json" else [path]
    return tuple(_status(file) for file in files)


def _status(file: Path) -> tuple:
    try:
        status = file.stat()
    except OSError as error:
        return (file.name, error.errno)
    return (file.name, status.st_ino, status.st_size, status.st_mtime_ns)
