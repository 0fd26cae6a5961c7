"""Whether the backend has something faster than a processor."""

from functools import cache

from asl_keras.layers.backend import keras


@cache
def has_accelerator() -> bool:
    """Whether Keras computes on one."""
    backend = keras.backend.backend()
    if backend == "tensorflow":
        import tensorflow as tf

        return bool(tf.config.list_physical_devices("GPU"))
    if backend == "jax":
        import jax

        return jax.default_backend() != "cpu"
    import torch

    return torch.cuda.is_available()
