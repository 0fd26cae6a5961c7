"""Event files, as TensorBoard reads them; written without TensorFlow."""

import math
import time
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import BinaryIO

from asl_keras.errors import InputError

# As Keras' own callback names them, so that runs of others lie on the same charts.
TAGS = {
    "train": {
        "epoch_loss": "loss",
        "epoch_accuracy": "accuracy",
        "epoch_learning_rate": "learning_rate",
        "images_per_second": "images_per_second",
    },
    "validation": {"epoch_loss": "val_loss", "epoch_accuracy": "val_accuracy"},
}


def expect_tensorboard() -> None:
    """Raises InputError without the package; TensorFlow, which brings it along, is not needed."""
    if find_spec("tensorboard") is None:
        raise InputError(
            "Expected the package of TensorBoard for `tensorboard`. Received: an environment "
            "without it. Install it: pip install tensorboard.",
            "tensorboard",
        )


def new_name() -> str:
    """TensorBoard finds files by this name, and reads them in the order of the number."""
    return f"events.out.tfevents.{time.time_ns() // 1000}.asl"


def write_version(stream: BinaryIO) -> None:
    """What a file begins with."""
    _append(stream, file_version="brain.Event:2", wall_time=time.time())


def write_rows(
    stream: BinaryIO, part: str, history: Iterable[Mapping[str, float]], start: float
) -> None:
    """The scalars of some epochs.

    Args:
        stream: to write to.
        part: of `TAGS`.
        history: rows of the run's.
        start: of the first of these epochs, in seconds of the clock.
    """
    from tensorboard.compat.proto.summary_pb2 import Summary

    for row in history:
        start += row["seconds"]
        values = [
            Summary.Value(tag=tag, simple_value=row[key])
            for tag, key in TAGS[part].items()
            if math.isfinite(row[key])
        ]
        _append(stream, step=int(row["epoch"]), wall_time=start, summary=Summary(value=values))


def _append(stream: BinaryIO, **event: object) -> None:
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.summary.writer.record_writer import RecordWriter

    RecordWriter(stream).write(Event(**event).SerializeToString())
