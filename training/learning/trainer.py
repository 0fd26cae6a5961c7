"""Trains a model epoch by epoch; goes on where an interrupted run stopped."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable

from asl_keras.layers.backend import keras
from asl_keras.models import saved
from training.hands.pipeline import pipeline
from training.hands.training_data import TrainingData
from training.learning.averaging import ValidateAverage
from training.learning.class_weights import balanced
from training.learning.compiling import compiled
from training.learning.drawing import behind_drawing
from training.learning.dropout_by_epoch import DropoutByEpoch
from training.learning.freezing import spans, thaw
from training.learning.kernels import quicken
from training.learning.not_a_number import StopAtNaN
from training.learning.optimizers import decay_matrices_alone
from training.learning.plateau import FallOnPlateau
from training.learning.precision import compute_in
from training.learning.stopping import StopOnPlateau, is_over
from training.run.epoch_end import EpochEnd
from training.run.folder import RunFolder
from training.run.progress import Progress
from training.settings import TrainingSettings

INPUT_SAMPLE = 10  # batches that the input pipeline is timed with


def train(settings: TrainingSettings, data: TrainingData, folder: RunFolder) -> keras.Model:
    """Trains and returns the best model."""
    latest = folder.latest()
    if not is_over(folder.history(), settings):
        model = (
            saved.load(latest, optimizer=True) if latest else compiled(settings, data, folder.path)
        )
        _fit(quicken(model), settings, data, folder)
    return compute_in(saved.load(folder.best()), "float32")


def _fit(
    model: keras.Model, settings: TrainingSettings, data: TrainingData, folder: RunFolder
) -> None:
    size, steps, done = settings.hands_of_a_step, data.training.steps, folder.epochs_done()

    def training(first: int, last: int):
        return pipeline(data.training.batch, first, last, data.feeds)

    validation_steps = math.ceil(len(data.validation_rows) / size)
    weights = balanced(data.training.shares) if settings.class_weights != "none" else None
    callbacks = [
        StopAtNaN(folder),
        *_callbacks(settings, folder),
        EpochEnd(folder, model, size, _speed(training(0, INPUT_SAMPLE)) * size),
        StopOnPlateau(folder, settings),
        Progress(settings.epochs),
    ]
    for begin, end in spans(model, settings, done):
        thaw(model, settings, begin)
        decay_matrices_alone(model)
        fitted = behind_drawing(model, data)
        fitted.fit(
            training(begin * steps, end * steps),
            shuffle=False,  # the batches are in a random order already
            initial_epoch=begin,
            epochs=end,
            steps_per_epoch=steps,
            validation_data=pipeline(
                lambda number: data.validation_batch(number, size), 0, validation_steps, data.feeds
            ),
            class_weight=weights,
            callbacks=callbacks,
            verbose=0,  # the line of `Progress` is enough
        )
        if fitted.stop_training:
            break


def _callbacks(settings: TrainingSettings, folder: RunFolder) -> list[keras.callbacks.Callback]:
    """What the settings ask for."""
    callbacks: list[keras.callbacks.Callback] = [DropoutByEpoch(settings.seed)]
    if settings.ema is not None:
        callbacks.append(ValidateAverage(exchanged=folder.epochs_done() > 0))
    if settings.schedule == "plateau":
        callbacks.append(FallOnPlateau(folder, settings.rate))
    return callbacks


def _speed(dataset: Iterable) -> float:
    """Batches per second that the input pipeline makes when nothing else runs."""
    start = time.perf_counter()
    count = sum(1 for _ in dataset)
    return count / (time.perf_counter() - start)
