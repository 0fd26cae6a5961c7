"""Trains a model epoch by epoch; goes on where an interrupted run stopped."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable

from asl_keras.data.batches import Batch
from asl_keras.layers.backend import keras
from asl_keras.models import saved
from training.devices import Devices
from training.devices.folder import expect_equal_shares
from training.hands.pipeline import pipeline
from training.hands.training_data import TrainingData
from training.learning.compiling import compiled
from training.learning.dropout_by_epoch import DropoutByEpoch
from training.learning.schedule import WARMUP
from training.learning.stopping import StopOnPlateau, is_on_plateau
from training.run.epoch_end import EpochEnd
from training.run.folder import RunFolder
from training.run.progress import Progress
from training.settings import TrainingSettings

INPUT_SAMPLE = 10  # batches that the input pipeline is timed with


def train(
    settings: TrainingSettings, data: TrainingData, folder: RunFolder, devices: Devices
) -> keras.Model:
    """Trains and returns the best model."""
    expect_equal_shares(devices, folder.epochs_done(), len(data.validation_rows))
    latest, peak = folder.latest(), math.ceil(WARMUP * settings.epochs)
    if folder.epochs_done() < settings.epochs and not is_on_plateau(folder.history(), peak):
        with devices.scope():
            model = saved.load(latest, optimizer=True) if latest else compiled(settings, data)
            _fit(model, settings, data, folder, StopOnPlateau(folder, peak), devices)
    devices.leave()
    return saved.load(folder.best())


def _fit(
    model: keras.Model,
    settings: TrainingSettings,
    data: TrainingData,
    folder: RunFolder,
    stop: StopOnPlateau,
    devices: Devices,
) -> None:
    size, steps, done = settings.hands_of_a_step, data.training.steps, folder.epochs_done()

    def training(first: int, last: int):
        return pipeline(devices.part_of(data.training.batch), first, last, data.reads)

    def validation_batch(number: int) -> Batch:
        return data.validation_batch(number, size)

    validation_steps = math.ceil(devices.shared(len(data.validation_rows)) / size)
    model.fit(
        devices.spread(training(done * steps, settings.epochs * steps)),
        shuffle=False,  # the batches are in a random order already
        initial_epoch=done,
        epochs=settings.epochs,
        steps_per_epoch=steps,
        validation_data=devices.spread(
            pipeline(devices.part_of(validation_batch), 0, validation_steps, data.reads)
        ),
        callbacks=[
            DropoutByEpoch(settings.seed),
            EpochEnd(folder, size, _speed(training(0, INPUT_SAMPLE)) * size),
            stop,
            Progress(),
        ],
        verbose=0,  # the line of `Progress` is enough
    )


def _speed(dataset: Iterable) -> float:
    """Batches per second that the input pipeline makes when nothing else runs."""
    start = time.perf_counter()
    count = sum(1 for _ in dataset)
    return count / (time.perf_counter() - start)
