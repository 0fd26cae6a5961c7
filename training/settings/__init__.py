"""The settings of a training run: small groups of options, and all of them together."""

from training.settings.output import OutputOptions
from training.settings.training_settings import PARTS, TrainingSettings

__all__ = ["PARTS", "OutputOptions", "TrainingSettings"]
