"""What dropout leaves out depends on the epoch alone: a resumed run leaves out the same."""

import numpy as np

from asl_keras.data.batches import DROPOUT
from asl_keras.layers.backend import keras

STATE = "seed_generator_state"  # as Keras names the variable, which no file of a model holds
STATES = 2**31


class DropoutByEpoch(keras.callbacks.Callback):
    """Begins each epoch with random states of its own.

    Args:
        seed: of the run.
    """

    def __init__(self, seed: int):
        super().__init__()
        self._seed = seed

    def on_epoch_begin(self, epoch: int, logs=None) -> None:
        """Sets the states of all generators in the model."""
        random = np.random.default_rng((self._seed, DROPOUT, epoch))
        for variable in self.model.variables:
            if variable.name == STATE:
                variable.assign(random.integers(STATES, size=2))
