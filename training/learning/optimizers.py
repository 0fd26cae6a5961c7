"""What makes steps of gradients."""

from typing import Any

from asl_keras.layers.backend import keras
from training.learning.schedule import Rate
from training.settings import TrainingSettings
from training.settings.optimisation import SGD_MOMENTUM


def optimizer_of(settings: TrainingSettings, rate: Rate) -> keras.optimizers.Optimizer:
    """The optimizer of a run, not yet built.

    AdamW: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", arXiv:1711.05101. Adam:
    Kingma and Ba, arXiv:1412.6980. SGD with momentum: Sutskever et al., "On the importance of
    initialization and momentum in deep learning", 2013; its decay, too, is decoupled.
    """
    common: dict[str, Any] = {
        # Pascanu et al., "On the difficulty of training recurrent neural networks", arXiv:1211.5063
        "global_clipnorm": settings.clip_norm,
        "use_ema": settings.ema is not None,  # see `training.learning.averaging`
        "ema_momentum": settings.ema or 0.99,
    }
    if settings.optimizer == "adam":
        return keras.optimizers.Adam(rate, **common)
    if settings.optimizer == "adamw":
        return keras.optimizers.AdamW(rate, weight_decay=settings.decay, **common)
    momentum = SGD_MOMENTUM if settings.momentum is None else settings.momentum
    return keras.optimizers.SGD(rate, momentum, weight_decay=settings.decay or None, **common)


def decay_matrices_alone(model: keras.Model) -> None:
    """Leaves biases and normalisation out of the weight decay of a compiled model.

    They have one dimension. He et al., "Bag of Tricks", arXiv:1812.01187, section 3.1. No file
    keeps this: it is to be said again of a model that was loaded.
    """
    vectors = [variable for variable in model.trainable_variables if len(variable.shape) <= 1]
    stepping(model).exclude_from_weight_decay(var_list=vectors)


def stepping(model: keras.Model) -> keras.optimizers.Optimizer:
    """What makes the steps of a compiled model; in float16 another stands in front of it."""
    return getattr(model.optimizer, "inner_optimizer", model.optimizer)
