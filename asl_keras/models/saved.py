"""Whole models in files: `.keras`, and the older `.h5`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from absl import logging

import asl_keras.layers  # noqa: F401  Keras finds the layers of a file among those imported.
from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, replacing
from asl_keras.layers.backend import keras
from asl_keras.models import model_file

SUFFIXES = (".keras", ".h5")
SLACK = 1_000_000  # bytes of states that are not saved, such as of a source of random numbers


def save(model: keras.Model, path: Path) -> None:
    """Writes a model to a `.keras` or `.h5` file, without Keras' warning that `.h5` is old.

    Raises:
        InputError: if the file cannot be written; there is none then, or what was there before.
    """
    verbosity = logging.get_verbosity()
    logging.set_verbosity(logging.ERROR)
    try:
        with replacing(path) as unfinished:
            _save(model, unfinished)
    finally:
        logging.set_verbosity(verbosity)


def _save(model: keras.Model, path: Path) -> None:
    try:
        model.save(path)
    except RuntimeError as error:
        if "errno" not in str(error):
            raise
        raise OSError(str(error)) from error  # HDF5's way to say that the disk is full


def load(path: Path, optimizer: bool = False) -> keras.Model:
    """Reads a model, for inference or, with its optimizer, to resume training. Runs no code in it.

    Raises:
        InputError: if the file is absent, damaged, or holds no model that says what it reads.
    """
    if path.suffix not in SUFFIXES:
        raise InputError(
            f"Expected the model file that training writes (.keras or .h5). Received: {path}, "
            "which is neither"
        )
    with readable(path):
        with model_file.weights_within(model_file.check(path) + SLACK):
            model = keras.models.load_model(path, compile=optimizer)
        if not model.built or not model.inputs:
            raise UnreadableError("holds a model that does not say what it reads")
        return model


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Whatever is raised herein becomes an InputError about the file.

    Keras, its backends and h5py raise dozens of kinds, with texts of many lines.
    """
    try:
        yield
    except UnreadableError as error:
        raise _refusal(path, str(error)) from error
    except Exception as error:
        raise _refusal(path, f"cannot be read ({type(error).__name__})") from error


def _refusal(path: Path, fault: str) -> InputError:
    return InputError(
        f"Expected a Keras model, without code, as training saves it. Received: {path}, which "
        f"{fault}. Train it again, or copy it again."
    )
