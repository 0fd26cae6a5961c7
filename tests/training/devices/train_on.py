"""Trains the network that reads landmarks for ten steps on so many simulated devices.

A program: folder, then numbers of devices. The histories lie in folder/NUMBER; nothing else is made
of the model. On TensorFlow the network has no dropout: each device draws its own.
"""

import sys
from pathlib import Path

from asl_keras.layers.backend import keras
from asl_keras.models.architectures import landmarks
from training import fit
from training.report import outcome

RUN = ["--arch", "landmarks", "--hands", "520", "--batch-size", "52", "--epochs", "1"]


def main() -> None:
    """The program."""
    outcome.save_outcome = lambda *_: None
    folder, numbers = Path(sys.argv[1]), sys.argv[2:]
    if keras.backend.backend() == "tensorflow":
        landmarks.DROPOUT = 0.0
        _simulate(max(map(int, numbers)))
    for number in numbers:
        fit.main([*RUN, "--devices", number, "--out", str(folder / number)])


def _simulate(count: int) -> None:
    """JAX has a flag for that, see XLA_FLAGS."""
    import tensorflow as tf

    device = tf.config.LogicalDeviceConfiguration()
    (processor,) = tf.config.list_physical_devices("CPU")
    tf.config.set_logical_device_configuration(processor, [device] * count)


if __name__ == "__main__":
    main()
