"""Batch normalisation is validated with the statistics of the weights that are validated.

Wu and Johnson, "Rethinking 'Batch' in BatchNorm", arXiv:2105.07576, section 3. A moving average
holds statistics of weights of some steps before. Where these change fast, as at the top of one
cycle, it is wrong: MobileNetV2, which read 56 % of the hands of a step, read 7 % of those that
validate (`make curves`).
"""

from asl_keras.data.batches import Batches
from asl_keras.layers.backend import keras

BATCHES = 10


class PreciseStatistics(keras.callbacks.Callback):
    """Before each validation, sets means and variances to those of some of the epoch's batches.

    Args:
        kept: the model whose weights are trained, with the layers.
        batches: that it learns from.
    """

    def __init__(self, kept: keras.Model, batches: Batches):
        super().__init__()
        self._layers = [one for one in kept.layers if _normalises(one)]
        self._batches, self._epoch = batches, 0

    def on_epoch_begin(self, epoch: int, logs=None) -> None:
        """Remembers whose batches."""
        self._epoch = epoch

    def on_test_begin(self, logs=None) -> None:
        """The weights stand now."""
        learning = [layer for layer in self._layers if layer.trainable]
        momenta = [layer.momentum for layer in learning]
        for number in range(min(BATCHES, self._batches.steps) if learning else 0):
            for layer in learning:
                layer.momentum = number / (number + 1)  # the mean of all so far
            hands, _ = self._batches.batch(self._epoch * self._batches.steps + number)
            self.model(hands, training=True)
        for layer, momentum in zip(learning, momenta, strict=True):
            layer.momentum = momentum


def _normalises(layer: keras.layers.Layer) -> bool:
    return isinstance(layer, keras.layers.BatchNormalization)
