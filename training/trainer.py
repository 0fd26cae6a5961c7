"""Trains a model epoch by epoch; goes on where an interrupted run stopped."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable

import keras

from asl_keras import models
from asl_keras.layers.augmentation import image_augmentation
from asl_keras.models import saved
from training.epoch_end import EpochEnd
from training.input_pipeline import batches
from training.run_folder import RunFolder
from training.settings import TrainingSettings
from training.training_data import TrainingData

PATIENCE = 5  # epochs without a better validation loss; it is noisy while the rate is high
WEIGHT_DECAY = 0.01
# From scratch MobileNetV2 reads twice as many hands after 100 steps at 0.008 as at 0.001.
PEAK = 6.0  # of the learning rate from scratch, in learning rates
WARMUP = 0.1  # share of the steps
INPUT_SAMPLE = 10  # batches that the input pipeline is timed with


def train(settings: TrainingSettings, data: TrainingData, folder: RunFolder) -> keras.Model:
    """Trains and returns the best model."""
    steps = data.source.steps(settings.batch_size)
    done = folder.epochs_done()
    if done < settings.epochs and not _is_on_plateau(folder):
        model = saved.load(folder.latest(), optimizer=True) if done else _new(settings, data, steps)
        _fit(model, settings, data, folder, steps)
    return saved.load(folder.best_file)


def _is_on_plateau(folder: RunFolder) -> bool:
    losses = [row["val_loss"] for row in folder.history()]
    return len(losses) - losses.index(min(losses)) > PATIENCE if losses else False


def _new(settings: TrainingSettings, data: TrainingData, steps: int) -> keras.Model:
    model = models.build(settings.arch, settings.image_size, len(data.labels), settings.weights)
    if data.augment:
        model = keras.Sequential([image_augmentation(settings.seed), model])
    optimizer = keras.optimizers.AdamW(_rate(settings, steps), weight_decay=WEIGHT_DECAY)
    optimizer.build(model.trainable_variables)  # else TensorFlow traces the first step twice
    model.compile(
        optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        jit_compile="auto" if _has_accelerator() else False,
    )
    return model


def _rate(
    settings: TrainingSettings, steps: int
) -> keras.optimizers.schedules.LearningRateSchedule:
    """One cycle, up in a line and down in a cosine: Smith and Topin, arXiv:1708.07120."""
    total = steps * settings.epochs
    warmup = round(WARMUP * total)
    peak = PEAK if settings.weights == "none" else 1.0
    return keras.optimizers.schedules.CosineDecay(
        settings.learning_rate,
        decay_steps=total - warmup,
        warmup_target=peak * settings.learning_rate,
        warmup_steps=warmup,
    )


def _has_accelerator() -> bool:
    """On a CPU, XLA makes TensorFlow ten times slower; JAX is nothing without it."""
    if keras.backend.backend() != "tensorflow":
        return True
    import tensorflow as tf

    return bool(tf.config.list_physical_devices("GPU"))


def _fit(
    model: keras.Model,
    settings: TrainingSettings,
    data: TrainingData,
    folder: RunFolder,
    steps: int,
) -> None:
    size, side, done = settings.batch_size, settings.image_size, folder.epochs_done()

    def training(first: int, last: int):
        return batches(lambda step: data.source.batch(step, size, side), first, last, side)

    validation_steps = math.ceil(len(data.validation_rows) / size)
    model.fit(
        training(done * steps, settings.epochs * steps),
        shuffle=False,  # the batches are in a random order already
        initial_epoch=done,
        epochs=settings.epochs,
        steps_per_epoch=steps,
        validation_data=batches(
            lambda step: data.validation_batch(step, size, side), 0, validation_steps, side
        ),
        callbacks=[
            keras.callbacks.EarlyStopping("val_loss", patience=PATIENCE),
            EpochEnd(folder, size, _speed(training(0, INPUT_SAMPLE)) * size),
        ],
    )


def _speed(dataset: Iterable) -> float:
    """Batches per second that the input pipeline makes when nothing else runs."""
    start = time.perf_counter()
    count = sum(1 for _ in dataset)
    return count / (time.perf_counter() - start)
