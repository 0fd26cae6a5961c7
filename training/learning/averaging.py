"""An average of the weights is what is validated and kept.

Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992; exponential as
in Tarvainen and Valpola, "Mean teachers", arXiv:1703.01780. The optimizer follows the average.
"""

from collections.abc import Iterator

import numpy as np

from asl_keras.layers.backend import keras


class ValidateAverage(keras.callbacks.Callback):
    """Exchanges weights and their averages from validation until the next epoch.

    So the checkpoint of an epoch is the averaged model, with the weights themselves in the state of
    its optimizer, where a resumed run finds them. Keras' SwapEMAWeights adds and subtracts, which
    rounds, and does not know that it goes on from a checkpoint.

    Args:
        exchanged: whether the model comes from a checkpoint.
    """

    def __init__(self, exchanged: bool):
        super().__init__()
        self._exchanged = exchanged

    def on_epoch_begin(self, epoch: int, logs=None) -> None:
        """Back to the weights that learn."""
        if self._exchanged:
            self._exchange()

    def on_test_begin(self, logs=None) -> None:
        """Their averages take their place."""
        self._exchange()

    def _exchange(self) -> None:
        self._exchanged = not self._exchanged
        for weight, average in _pairs(self.model):
            learning = np.array(keras.ops.convert_to_numpy(weight))
            weight.assign(average)
            average.assign(learning)


def _pairs(model: keras.Model) -> Iterator[tuple[keras.Variable, keras.Variable]]:
    """Each weight with its average, found by the name that Keras gives it."""
    states = {state.name: state for state in model.optimizer.variables}
    for weight in model.trainable_variables:
        average = states.get(f"{weight.path.replace('/', '_')}_average")
        if average is not None:
            yield weight, average
