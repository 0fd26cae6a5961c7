"""Several devices and hosts on JAX, through `keras.distribution` and `jax.distributed`.

XLA compiles one step for all of them: means over a batch, those of batch normalisation too, are
over the whole batch, and a run equals that of one device but for the order in which sums are made.
"""

import os

import jax
import numpy as np

from asl_keras.errors import InputError
from asl_keras.layers.backend import keras
from training.devices.devices import Devices


def open_jax(devices: int, seed: int) -> Devices:
    """So many devices of each host that the environment names, see `keras.distribution`."""
    if os.environ.get("KERAS_DISTRIBUTION_NUM_PROCESSES"):
        _connect(seed)
    chosen = [
        one
        for process in range(jax.process_count())
        for one in [each for each in jax.devices() if each.process_index == process][:devices]
    ]
    if len(chosen) < devices * jax.process_count():
        raise InputError(
            f"Expected `devices` as many as each host has. Received: {devices}, where JAX finds "
            f"{jax.device_count()} on {jax.process_count()}. Give fewer, or set XLA_FLAGS or "
            "CUDA_VISIBLE_DEVICES so that it finds more.",
            "devices",
        )
    if len(chosen) == 1:
        return Devices()
    names = [f"{one.platform}:{one.id}" for one in chosen]
    distribution = keras.distribution.DataParallel(devices=names, auto_shard_dataset=False)
    return Devices(
        replicas=len(chosen),
        processes=jax.process_count(),
        process=jax.process_index(),
        scope=distribution.scope,
        of_all=_of_all,
        leave=_leave,
    )


def _connect(seed: int) -> None:
    keras.utils.set_random_seed(seed)  # else Keras agrees on one
    try:
        keras.distribution.initialize()
    except (ValueError, RuntimeError) as error:
        raise InputError(
            "Expected hosts that find each other by KERAS_DISTRIBUTION_JOB_ADDRESSES, "
            "_NUM_PROCESSES and _PROCESS_ID. Received: others, or no answer. Give all hosts the "
            "address of the first with a free port, the same number, and each its own from 0."
        ) from error


def _of_all(number: int) -> list[int]:
    from jax.experimental.multihost_utils import process_allgather

    return np.ravel(process_allgather(np.int32(number))).tolist()


def _leave() -> None:
    if jax.process_count() > 1:
        jax.distributed.shutdown()
