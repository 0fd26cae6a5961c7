"""In which precision a network computes. Its weights are float32 in each.

Micikevicius et al., "Mixed Precision Training", arXiv:1710.03740.
"""

from asl_keras.layers.backend import keras
from training.devices.accelerator import has_accelerator

MULTIPLIED = (keras.layers.Conv2D, keras.layers.Dense)


def compute_in(model: keras.Model, precision: str) -> keras.Model:
    """Sets the precision of a model's layers in place: a policy of Keras.

    All but the probabilities are computed in it on an accelerator. On a CPU only what multiplies
    matrices is: sums, comparisons and depthwise convolutions of 16 bits are slower than of 32.
    """
    mixed = precision != "float32"
    for layer in model.layers[:-1]:
        if not mixed or has_accelerator() or _multiplies(layer):
            layer.dtype_policy = precision
    return model


def _multiplies(layer: keras.Layer) -> bool:
    return isinstance(layer, MULTIPLIED) and not isinstance(layer, keras.layers.DepthwiseConv2D)


def scaled(optimizer: keras.optimizers.Optimizer, precision: str) -> keras.optimizers.Optimizer:
    """The optimizer of a run, with scaled losses where gradients would be too small for 16 bits."""
    if precision == "mixed_float16":
        return keras.optimizers.LossScaleOptimizer(optimizer)
    return optimizer
