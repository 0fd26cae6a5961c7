"""Weights of files that training, Keras or PyTorch wrote."""

import warnings
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError
from asl_keras.layers.backend import keras
from asl_keras.models import model_file, saved, torch_file
from asl_keras.models.weights import torchvision
from asl_keras.models.weights.loaded import Columns, Loaded, take

WEIGHTS_ALONE = ".weights.h5"


def load(model: keras.Model, path: Path, columns: Columns | None) -> Loaded:
    """Sets the weights of a model to those of a file, see `asl_keras.models.weights`.

    Raises:
        InputError: if it cannot be read, or is another architecture's.
    """
    if path.suffix in torch_file.SUFFIXES:
        return torchvision.load(model, path)
    if path.name.endswith(WEIGHTS_ALONE):
        return _load_weights_alone(model, path)
    source = saved.load(path)
    known = {layer.name: layer.get_weights() for layer in source.layers}
    return take(model, known, str(path), columns)


def _load_weights_alone(model: keras.Model, path: Path) -> Loaded:
    """All or nothing: such a file has no names that Keras compares."""
    try:
        model_file.check(path)
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Keras only warns of layers that it leaves untrained
            model.load_weights(path)
    except Exception as error:  # Keras and h5py raise dozens of kinds, with texts of many lines
        is_ours = isinstance(error, UnreadableError)
        raise InputError(
            f"Expected weights of {model.name} for {model.output_shape[-1]} classes. Received: "
            f"{path}, which {error if is_ours else 'has those of another model'}. Give the whole "
            "model (.keras) instead.",
            "weights",
        ) from error
    return Loaded(str(path), tuple(layer.name for layer in model.layers if layer.weights), {})
