"""Which model reads, as the option of every command that reads with one."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.pretrained import open_reader

if TYPE_CHECKING:
    from asl_keras.inference.ensemble import Ensemble
    from asl_keras.inference.recognizer import Recognizer


@dataclass(frozen=True)
class ModelOptions:
    """Names the model."""

    model: Path | None = None
    """An exported .tflite instead of what comes with the package."""

    def open(self) -> "Recognizer | Ensemble":
        """What reads; raises InputError if a file is missing or damaged."""
        return open_reader(self.model)
