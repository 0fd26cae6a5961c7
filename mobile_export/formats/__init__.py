"""Formats other than `.tflite`: each writes a trained model, loads what it wrote and compares.

    difference = FORMATS["onnx"].write(classifier, Path("model.onnx"), lambda: acceptance)

A format's function returns the largest difference of a probability from the model's, and refuses
to leave a file that differs by more than `checked.TOLERANCE`. Needs Keras' TensorFlow backend.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mobile_export.formats.keras_file import write_keras
from mobile_export.formats.onnx_file import write_onnx
from mobile_export.formats.saved_model import write_saved_model
from mobile_export.settings import Accepts

if TYPE_CHECKING:
    from asl_keras.inference.keras_classifier import KerasClassifier

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True)
class Format:
    """A way to write a model."""

    write: "Callable[[KerasClassifier, Path, Accepts], float]"
    """Asks for the temperature and the threshold if it has a place for them."""
    ending: str
    """What follows the model's name in the name of the file or folder."""


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "saved_model": Format(write_saved_model, "_saved_model"),
        "onnx": Format(write_onnx, ".onnx"),
        "keras": Format(lambda classifier, path, _: write_keras(classifier, path), ".keras"),
        "h5": Format(lambda classifier, path, _: write_keras(classifier, path), ".h5"),
    }
)
