"""Whole models in files: `.keras`, and the older `.h5`."""

import zipfile
from pathlib import Path

from absl import logging

import asl_keras.layers  # noqa: F401  Keras finds the layers of a file among those imported.
from asl_keras.errors import InputError
from asl_keras.layers.backend import keras

SUFFIXES = (".keras", ".h5")
# What Keras and h5py raise for files that are damaged or that hold something else.
UNREADABLE = (OSError, ValueError, TypeError, KeyError, AttributeError, zipfile.BadZipFile)


def save(model: keras.Model, path: Path) -> None:
    """Writes a model to a `.keras` or `.h5` file, without Keras' warning that `.h5` is old."""
    verbosity = logging.get_verbosity()
    logging.set_verbosity(logging.ERROR)
    try:
        model.save(path)
    finally:
        logging.set_verbosity(verbosity)


def load(path: Path, optimizer: bool = False) -> keras.Model:
    """Reads a model, for inference or, with its optimizer, to resume training. Runs no code in it.

    Raises:
        InputError: if the file is absent, or holds no model.
    """
    if path.suffix not in SUFFIXES or not path.is_file():
        raise InputError(
            f"Expected the model file that training writes (.keras or .h5). Received: {path}, "
            + ("which is neither" if path.is_file() else "which does not exist")
        )
    try:
        return keras.models.load_model(path, compile=optimizer)
    except UNREADABLE as error:
        raise InputError(
            f"Expected a Keras model in {path}, but it cannot be read; train or copy it again. "
            f"Received: {error}"
        ) from error
