"""At which rate a network learns, step by step."""

from asl_keras.layers.backend import keras
from training.settings import TrainingSettings

# From scratch MobileNetV2 reads twice as many hands after 100 steps at 0.008 as at 0.001.
PEAK = 6.0  # of the learning rate from scratch, in learning rates
WARMUP = 0.1  # share of the steps


def learning_rate(
    settings: TrainingSettings, steps: int
) -> keras.optimizers.schedules.LearningRateSchedule:
    """One cycle over all epochs of `steps` steps: linear warm-up, cosine decay.

    Smith and Topin, "Super-Convergence", arXiv:1708.07120.
    """
    total = steps * settings.epochs
    warmup = round(WARMUP * total)
    peak = PEAK if settings.weights == "none" else 1.0
    return keras.optimizers.schedules.CosineDecay(
        settings.rate,
        decay_steps=total - warmup,
        warmup_target=peak * settings.rate,
        warmup_steps=warmup,
    )
