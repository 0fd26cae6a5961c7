"""Several devices and hosts on TensorFlow, through `tf.distribute`.

Each device computes a step of its own, and gradients are summed: batch normalisation uses the means
of a device's part of the batch, and dropout differs from that of one device.
"""

import json
import os

import tensorflow as tf

from asl_keras.errors import InputError
from training.devices.devices import Devices

TASKS = "chief", "worker"


class Hosts(tf.distribute.MultiWorkerMirroredStrategy):
    """As Keras 3 needs it, see keras-team/keras#20585."""

    def reduce(self, reduce_op, value, axis):
        """Of each array of a structure, and of single numbers along no axis."""
        reduced = super().reduce

        def reduce_one(one):
            is_number = self.experimental_local_results(one)[0].shape.rank == 0
            return reduced(reduce_op, one, axis=None if is_number else axis)

        return tf.nest.map_structure(reduce_one, value)


def open_tensorflow(devices: int) -> Devices:
    """So many devices of each host that TF_CONFIG names."""
    tasks, task = _tasks()
    _expect_devices(devices, alone=len(tasks) < 2)
    if len(tasks) > 1:  # it must come before TensorFlow lists logical devices
        strategy: tf.distribute.Strategy = Hosts()
    elif devices > 1:
        names = [one.name for one in tf.config.list_logical_devices(_kind())]
        strategy = tf.distribute.MirroredStrategy(names[:devices])
    else:
        return Devices()
    return Devices(
        replicas=strategy.num_replicas_in_sync,
        processes=max(1, len(tasks)),
        process=tasks.index(task) if tasks else 0,
        scope=strategy.scope,
        spread=lambda batches: _spread(strategy, batches, devices),
        of_all=lambda number: _of_all(strategy, number),
    )


def _kind() -> str:
    return "GPU" if tf.config.list_physical_devices("GPU") else "CPU"


def _expect_devices(devices: int, alone: bool) -> None:
    """Refuses more than there are, and hides the others from TensorFlow."""
    physical = tf.config.list_physical_devices(_kind())
    if _kind() == "GPU":
        tf.config.set_visible_devices(physical[:devices], "GPU")
    found = tf.config.list_logical_devices("CPU") if alone and _kind() == "CPU" else physical
    if len(found) < devices:
        raise InputError(
            f"Expected `devices` as many as this host has. Received: {devices}, where TensorFlow "
            f"finds {len(found)}. Give fewer, or set CUDA_VISIBLE_DEVICES so that it finds more.",
            "devices",
        )


def _tasks() -> tuple[list[tuple[str, int]], tuple[str, int]]:
    """All processes that train, the first before the others, and this one, by TF_CONFIG."""
    try:
        known = json.loads(os.environ.get("TF_CONFIG") or "{}")
        cluster, mine = known.get("cluster", {}), known.get("task", {})
        tasks = [(kind, index) for kind in TASKS for index in range(len(cluster.get(kind, [])))]
        task = str(mine.get("type", "")), int(mine.get("index", 0))
        if tasks and task not in tasks:
            raise ValueError("another task")
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(
            "Expected TF_CONFIG as JSON of a `cluster` (`worker`: addresses) and a `task` (`type` "
            "worker, `index` from 0). Received: something else. Set it so on each host, or unset "
            "it."
        ) from error
    return tasks, task


def _spread(strategy: tf.distribute.Strategy, batches: tf.data.Dataset, devices: int):
    """Each batch of this host in as many pieces as it has devices, and each piece on its own."""

    def pieces(*batch):
        return tf.nest.map_structure(lambda one: tf.stack(tf.split(one, devices)), batch)

    parts = batches.map(pieces).unbatch().prefetch(tf.data.AUTOTUNE)
    return strategy.distribute_datasets_from_function(lambda _: parts)


def _of_all(strategy: tf.distribute.Strategy, number: int) -> list[int]:
    found = strategy.run(lambda: tf.constant([number]))
    return strategy.gather(found, axis=0).numpy().tolist()
