"""Trains a model epoch by epoch; goes on where an interrupted run stopped."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence

from asl_keras.data.batches import Batch
from asl_keras.layers.backend import keras
from asl_keras.models import saved
from training.devices import Devices
from training.devices.folder import expect_equal_shares
from training.hands.pipeline import pipeline
from training.hands.training_data import TrainingData
from training.learning.callbacks import callbacks_of
from training.learning.class_weights import balanced
from training.learning.compiling import compiled
from training.learning.drawing import behind_drawing
from training.learning.freezing import spans, thaw
from training.learning.kernels import quicken
from training.learning.optimizers import decay_matrices_alone
from training.learning.precision import compute_in
from training.learning.stopping import is_over
from training.run.folder import RunFolder
from training.settings import TrainingSettings

ONE = Devices()
INPUT_SAMPLE = 10  # batches that the input pipeline is timed with


def train(
    settings: TrainingSettings,
    data: TrainingData,
    folder: RunFolder,
    also: Sequence[keras.callbacks.Callback] = (),
    devices: Devices = ONE,
) -> keras.Model:
    """Trains and returns the best model; other callbacks see each epoch after it was kept."""
    expect_equal_shares(devices, folder.epochs_done(), len(data.validation_rows))
    latest = folder.latest()
    if not is_over(folder.history(), settings):
        with devices.scope():
            model = (
                saved.load(latest, optimizer=True)
                if latest
                else compiled(settings, data, folder.path)
            )
            _fit(quicken(model), settings, data, folder, devices, also)
    devices.leave()
    return compute_in(saved.load(folder.best()), "float32")


def _fit(
    model: keras.Model,
    settings: TrainingSettings,
    data: TrainingData,
    folder: RunFolder,
    devices: Devices,
    also: Sequence[keras.callbacks.Callback],
) -> None:
    size, steps, done = settings.hands_of_a_step, data.training.steps, folder.epochs_done()

    def training(first: int, last: int):
        return pipeline(devices.part_of(data.training.batch), first, last, data.feeds)

    def validation_batch(number: int) -> Batch:
        return data.validation_batch(number, size)

    validation_steps = math.ceil(devices.shared(len(data.validation_rows)) / size)
    weights = balanced(data.training.shares) if settings.class_weights != "none" else None
    speed = _speed(training(0, INPUT_SAMPLE)) * size
    callbacks = [*callbacks_of(settings, folder, model, data.training, size, speed), *also]
    for begin, end in spans(model, settings, done):
        thaw(model, settings, begin)
        decay_matrices_alone(model)
        fitted = behind_drawing(model, data)
        fitted.fit(
            devices.spread(training(begin * steps, end * steps)),
            shuffle=False,  # the batches are in a random order already
            initial_epoch=begin,
            epochs=end,
            steps_per_epoch=steps,
            validation_data=devices.spread(
                pipeline(devices.part_of(validation_batch), 0, validation_steps, data.feeds)
            ),
            class_weight=weights,
            callbacks=callbacks,
            verbose=0,  # the line of `Progress` is enough
        )
        if fitted.stop_training:
            break


def _speed(dataset: Iterable) -> float:
    """Batches per second that the input pipeline makes when nothing else runs."""
    start = time.perf_counter()
    count = sum(1 for _ in dataset)
    return count / (time.perf_counter() - start)
