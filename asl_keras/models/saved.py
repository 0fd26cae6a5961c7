"""Whole models in files: `.keras`, and the older `.h5`."""

from pathlib import Path

from absl import logging

import asl_keras.layers  # noqa: F401  Keras finds the layers of a file among those imported.
from asl_keras.files import UnreadableError, replacing
from asl_keras.layers.backend import keras
from asl_keras.models.model_file import expect_model, readable
from asl_keras.models.weight_limit import weights_within

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
    size = expect_model(path)
    with readable(path):
        with weights_within(size + SLACK):
            model = keras.models.load_model(path, compile=optimizer)
        if not model.built or not model.inputs:
            raise UnreadableError("holds a model that does not say what it reads")
        return model
