"""Which weights are worth pruning or clustering."""

import math

# A smaller kernel saves next to nothing and is missed most, as those of channel attention near the
# input. Zhu and Gupta, arXiv:1710.01878, leave small kernels alone for the same reason.
LEAST = 1024  # weights
KINDS = ("Conv2D", "Dense")


def is_worth_it(layer) -> bool:
    """Whether a Keras layer, of either version, has a large kernel.

    A depthwise kernel is never one: tensorflow-model-optimization leaves it alone as well.
    """
    return type(layer).__name__ in KINDS and math.prod(layer.kernel.shape) >= LEAST
