"""Finds the devices that the settings and the environment name."""

import os

from asl_keras.errors import InputError, expect
from training.devices.devices import Devices
from training.settings import TrainingSettings

# By which the backends' own runtimes learn of other hosts.
HOSTS = {"jax": "KERAS_DISTRIBUTION_NUM_PROCESSES", "tensorflow": "TF_CONFIG"}


def open_devices(settings: TrainingSettings) -> Devices:
    """The devices of a run. Where there are several it connects to the other hosts.

    It must come before anything is computed.

    Raises:
        InputError: if there are fewer devices, the backend cannot share batches among them, a
            batch cannot be shared equally, or the other hosts do not answer.
    """
    if settings.devices == 1 and not any(os.environ.get(name) for name in HOSTS.values()):
        return Devices()
    devices = _open(settings)
    size = settings.hands_of_a_step
    expected = f"a multiple of the {devices.replicas} devices"
    expect(size % devices.replicas == 0, "batch_size", expected, size)
    return devices


def _open(settings: TrainingSettings) -> Devices:
    from asl_keras.layers.backend import keras

    backend = keras.backend.backend()
    if backend == "jax":
        from training.devices.on_jax import open_jax

        return open_jax(settings.devices, settings.seed)
    if backend == "tensorflow":
        from training.devices.on_tensorflow import open_tensorflow

        devices = open_tensorflow(settings.devices)
        weights = settings.class_weights
        is_possible = devices.replicas == 1 or weights == "none"
        expect(is_possible, "class_weights", "none on several devices of TensorFlow", weights)
        return devices
    if settings.devices > 1 or os.environ.get(HOSTS["jax"]):
        raise InputError(
            "Expected `devices` 1 and one host on PyTorch, for which Keras shares no batches. "
            f"Received: {settings.devices}. Set KERAS_BACKEND=jax or tensorflow.",
            "devices",
        )
    return Devices()
