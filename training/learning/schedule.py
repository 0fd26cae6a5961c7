"""At which rate a network learns, step by step."""

import math
from typing import TypeAlias

from asl_keras.layers.backend import keras, ops
from training.settings import TrainingSettings

# From scratch MobileNetV2 reads twice as many hands after 100 steps at 0.008 as at 0.001.
PEAK = 6.0  # of the learning rate from scratch, in learning rates
Rate: TypeAlias = "float | keras.optimizers.schedules.LearningRateSchedule"


def learning_rate(settings: TrainingSettings, steps: int) -> Rate:
    """The rate of a run with `steps` steps an epoch: a number where no step changes it."""
    total = steps * settings.epochs
    warmup = round(settings.rising * total)
    if settings.schedule == "onecycle":
        return _one_cycle(settings, total, warmup)
    if settings.schedule == "plateau" or (settings.schedule == "constant" and not warmup):
        return settings.rate  # `training.learning.plateau` sets it
    return Schedule(settings.rate, settings.schedule, total, warmup)


def _one_cycle(
    settings: TrainingSettings, total: int, warmup: int
) -> keras.optimizers.schedules.LearningRateSchedule:
    """Linear rise to a peak, cosine decay.

    Smith and Topin, "Super-Convergence", arXiv:1708.07120.
    """
    peak = PEAK if settings.weights == "none" else 1.0
    return keras.optimizers.schedules.CosineDecay(
        settings.rate,
        decay_steps=total - warmup,
        warmup_target=peak * settings.rate,
        warmup_steps=warmup,
    )


def _constant(progress: keras.KerasTensor) -> keras.KerasTensor:
    return ops.ones_like(progress)


def _step(progress: keras.KerasTensor) -> keras.KerasTensor:
    """A tenth after half and again after three quarters of the steps.

    He et al., "Deep Residual Learning", arXiv:1512.03385, section 4.2.
    """
    return ops.where(progress < 0.5, 1.0, ops.where(progress < 0.75, 0.1, 0.01))


def _cosine(progress: keras.KerasTensor) -> keras.KerasTensor:
    """Half a cosine, to zero.

    Loshchilov and Hutter, "SGDR", arXiv:1608.03983, without restarts.
    """
    return (1 + ops.cos(math.pi * progress)) / 2


SHAPES = {"constant": _constant, "step": _step, "cosine": _cosine}


@keras.saving.register_keras_serializable(package="asl_keras")
class Schedule(keras.optimizers.schedules.LearningRateSchedule):
    """A rate times a shape over all steps; at first it rises linearly from near zero.

    The rise is from Goyal et al., "Accurate, Large Minibatch SGD", arXiv:1706.02677, section 2.2.

    Args:
        rate: where the shape is 1.
        shape: a name in `SHAPES`.
        total: steps of the run.
        warmup: steps in which the rate rises.
    """

    def __init__(self, rate: float, shape: str, total: int, warmup: int = 0):
        self.rate, self.shape, self.total, self.warmup = rate, shape, total, warmup

    def __call__(self, step):
        """The rate of a step, counted from 0."""
        step = ops.cast(step, "float32")
        rising = ops.minimum((step + 1) / max(self.warmup, 1), 1.0)
        return self.rate * rising * SHAPES[self.shape](ops.minimum(step / self.total, 1.0))

    def get_config(self):
        """The arguments."""
        return {
            "rate": self.rate,
            "shape": self.shape,
            "total": self.total,
            "warmup": self.warmup,
        }
