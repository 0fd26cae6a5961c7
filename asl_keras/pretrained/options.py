"""Which model reads, as the option of every command that reads with one."""

from dataclasses import dataclass
from pathlib import Path

from asl_keras.pretrained import pretrained


@dataclass(frozen=True)
class ModelOptions:
    """Names the model."""

    model: Path | None = None
    """An exported .tflite instead of the pretrained one."""

    @property
    def file(self) -> Path:
        """The model's file; raises InputError if the pretrained one was not made yet."""
        return self.model or pretrained()
