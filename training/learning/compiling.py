"""A model with what it learns by: optimizer, loss and metrics."""

from pathlib import Path

from asl_keras.layers.backend import keras
from training.devices.accelerator import has_accelerator
from training.hands.training_data import TrainingData
from training.learning.freezing import freeze
from training.learning.layer_rates import with_layer_rates
from training.learning.losses import loss_of
from training.learning.optimizers import optimizer_of
from training.learning.precision import compute_in, scaled
from training.learning.schedule import learning_rate
from training.learning.start import begun
from training.settings import TrainingSettings


def compiled(settings: TrainingSettings, data: TrainingData, folder: Path) -> keras.Model:
    """A new model, ready to be fitted by the run in a folder."""
    model = begun(settings, data, folder)
    compute_in(model, settings.precision)
    freeze(model, settings, epoch=0)
    optimizer = optimizer_of(settings, learning_rate(settings, data.training.steps))
    optimizer = with_layer_rates(optimizer, model, settings)
    optimizer = scaled(optimizer, settings.precision)
    optimizer.build(model.trainable_variables)  # else TensorFlow traces the first step twice
    model.compile(
        optimizer,
        loss=loss_of(settings),
        metrics=["accuracy"],
        jit_compile=compiles(),
    )
    return model


def compiles() -> str | bool:
    """Keras' `jit_compile`: on a CPU, XLA makes TensorFlow ten times slower; JAX always has it."""
    on_tensorflow = keras.backend.backend() == "tensorflow"
    return "auto" if has_accelerator() or not on_tensorflow else False
