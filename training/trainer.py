"""Trains a model epoch by epoch; goes on where an interrupted run stopped."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable

from asl_keras import models
from asl_keras.layers.backend import keras
from asl_keras.models import saved
from training.dropout_by_epoch import DropoutByEpoch
from training.epoch_end import EpochEnd
from training.input_pipeline import pipeline
from training.progress import Progress
from training.run_folder import RunFolder
from training.settings import TrainingSettings
from training.stopping import StopOnPlateau, is_on_plateau
from training.training_data import TrainingData

WEIGHT_DECAY = 0.01
# From scratch MobileNetV2 reads twice as many hands after 100 steps at 0.008 as at 0.001.
PEAK = 6.0  # of the learning rate from scratch, in learning rates
WARMUP = 0.1  # share of the steps
INPUT_SAMPLE = 10  # batches that the input pipeline is timed with


def train(settings: TrainingSettings, data: TrainingData, folder: RunFolder) -> keras.Model:
    """Trains and returns the best model."""
    latest, peak = folder.latest(), math.ceil(WARMUP * settings.epochs)
    if folder.epochs_done() < settings.epochs and not is_on_plateau(folder.history(), peak):
        model = saved.load(latest, optimizer=True) if latest else _new(settings, data)
        _fit(model, settings, data, folder, StopOnPlateau(folder, peak))
    return saved.load(folder.best())


def _new(settings: TrainingSettings, data: TrainingData) -> keras.Model:
    model = models.build(settings.arch, data.reads.shape, len(data.alphabet), settings.weights)
    rate = learning_rate(settings, data.training.steps)
    optimizer = keras.optimizers.AdamW(rate, weight_decay=WEIGHT_DECAY)
    optimizer.build(model.trainable_variables)  # else TensorFlow traces the first step twice
    model.compile(
        optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        jit_compile="auto" if _has_accelerator() else False,
    )
    return model


def learning_rate(
    settings: TrainingSettings, steps: int
) -> keras.optimizers.schedules.LearningRateSchedule:
    """One cycle over all epochs of `steps` steps: linear warm-up, cosine decay.

    Smith and Topin, "Super-Convergence", arXiv:1708.07120.
    """
    total = steps * settings.epochs
    warmup = round(WARMUP * total)
    peak = PEAK if settings.weights == "none" else 1.0
    return keras.optimizers.schedules.CosineDecay(
        settings.rate,
        decay_steps=total - warmup,
        warmup_target=peak * settings.rate,
        warmup_steps=warmup,
    )


def _has_accelerator() -> bool:
    """On a CPU, XLA makes TensorFlow ten times slower; JAX always compiles with it."""
    if keras.backend.backend() != "tensorflow":
        return True
    import tensorflow as tf

    return bool(tf.config.list_physical_devices("GPU"))


def _fit(
    model: keras.Model,
    settings: TrainingSettings,
    data: TrainingData,
    folder: RunFolder,
    stop: StopOnPlateau,
) -> None:
    size, steps, done = settings.hands_of_a_step, data.training.steps, folder.epochs_done()

    def training(first: int, last: int):
        return pipeline(data.training.batch, first, last, data.reads)

    validation_steps = math.ceil(len(data.validation_rows) / size)
    model.fit(
        training(done * steps, settings.epochs * steps),
        shuffle=False,  # the batches are in a random order already
        initial_epoch=done,
        epochs=settings.epochs,
        steps_per_epoch=steps,
        validation_data=pipeline(
            lambda number: data.validation_batch(number, size), 0, validation_steps, data.reads
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
