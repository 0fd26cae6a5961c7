"""A model with what it learns by: optimizer, loss and metrics."""

from pathlib import Path

from asl_keras import models
from asl_keras.layers.backend import keras
from asl_keras.models import saved
from training.hands.training_data import TrainingData
from training.learning.losses import loss_of
from training.learning.optimizers import decay_matrices_alone, optimizer_of
from training.learning.schedule import learning_rate
from training.settings import TrainingSettings


def compiled(settings: TrainingSettings, data: TrainingData) -> keras.Model:
    """A new model, ready to be fitted."""
    model = models.build(settings.arch, data.reads.shape, len(data.alphabet), settings.weights)
    optimizer = optimizer_of(settings, learning_rate(settings, data.training.steps))
    optimizer.build(model.trainable_variables)  # else TensorFlow traces the first step twice
    model.compile(
        optimizer,
        loss=loss_of(settings),
        metrics=["accuracy"],
        jit_compile="auto" if _has_accelerator() else False,
    )
    decay_matrices_alone(model)
    return model


def resumed(checkpoint: Path) -> keras.Model:
    """The model of a checkpoint, ready to be fitted on."""
    model = saved.load(checkpoint, optimizer=True)
    decay_matrices_alone(model)
    return model


def _has_accelerator() -> bool:
    """On a CPU, XLA makes TensorFlow ten times slower; JAX always compiles with it."""
    if keras.backend.backend() != "tensorflow":
        return True
    import tensorflow as tf

    return bool(tf.config.list_physical_devices("GPU"))
