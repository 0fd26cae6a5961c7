"""The trained model that is exported, and the networks that recipes make of it."""

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mobile_export.compression import CompressionSettings, compress
from mobile_export.tflite.recipes import Recipe

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class TrainedModel:
    """A trained model with its file, and what recipes need besides."""

    model: "keras.Model"
    file: Path
    """That the model was read from, `.keras` or `.h5`."""
    calibration: np.ndarray
    """Hands as the model reads them: (N, *shape), a hundred or more, balanced over the letters."""
    data: tuple[Path, ...]
    """NPZ files that compressed models are fine-tuned on; none means synthetic hands."""
    workshop: Path
    """A folder for compressed models, each of which serves several recipes."""

    @functools.cached_property
    def sha256(self) -> str:
        """Of the file."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest()

    def network(self, recipe: Recipe) -> bytes:
        """The `.tflite` that a recipe makes, without metadata.

        Raises:
            InputError: if the model cannot be compressed.
        """
        from asl_keras.models import saved

        file = self._compressed(recipe.method) if recipe.method else self.file
        if recipe.export is None:
            return file.read_bytes()
        model = saved.load(file) if recipe.method else self.model
        return recipe.export(model, self.calibration)

    def _compressed(self, method: str) -> Path:
        folder = self.workshop / method
        made = [*folder.glob("*.keras"), *folder.glob("*.tflite")]
        if made:
            return made[0]
        return compress(self.file, CompressionSettings(method, data=self.data), folder)
