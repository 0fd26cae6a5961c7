"""The trained model that is exported, and what the recipes need besides."""

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class Source:
    """A trained model with its file and the masks that calibrate integers."""

    model: "keras.Model"
    file: Path
    """That the model was read from, `.keras` or `.h5`."""
    calibration: np.ndarray
    """uint8 (N, S, S, 3), a hundred or more, balanced over the letters, never noise."""

    @functools.cached_property
    def sha256(self) -> str:
        """Of the file."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest()
