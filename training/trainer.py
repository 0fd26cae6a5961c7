"""Trains a model stage by stage, epoch by epoch; goes on where an interrupted run stopped."""

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
from training.schedule import Stage, stages
from training.settings import Settings
from training.source import Data

PATIENCE = 3  # epochs of a stage without a better validation loss
WEIGHT_DECAY = 0.01
WARMUP = 50  # steps, a quarter of the stage at most
INPUT_SAMPLE = 10  # batches that the input pipeline is timed with


def train(settings: Settings, data: Data, folder: RunFolder) -> keras.Model:
    """Trains and returns the best model of the last stage, at full size."""
    plan = stages(settings.epochs, settings.image_size, settings.learning_rate, settings.batch_size)
    for number, stage in enumerate(plan, start=1):
        if folder.epochs_done() >= stage.last:
            continue
        print(
            f"Stage {number} of {len(plan)}: epochs {stage.first + 1} to {stage.last} on masks of "
            f"{stage.image_size} x {stage.image_size} pixels"
        )
        steps = data.source.steps(stage.batch_size, stage.image_size, settings.image_size)
        model = _enter(stage, settings, data, folder, steps)
        _run_stage(model, stage, settings, data, folder, steps)
    return saved.load(folder.best_file)


def _enter(
    stage: Stage, settings: Settings, data: Data, folder: RunFolder, steps: int
) -> keras.Model:
    """The model to go on with: the stage's own checkpoint, or a new one with the best weights."""
    latest = folder.latest()
    if latest is not None and folder.epochs_done() > stage.first:
        return saved.load(latest, optimizer=True)
    weights = settings.weights if stage.first == 0 else "none"
    model = models.build(settings.arch, stage.image_size, len(data.labels), weights)
    if stage.first > 0:
        model.set_weights(saved.load(folder.best_file).get_weights())
    if data.augment:
        model = keras.Sequential([image_augmentation(settings.seed), model])
    return _compiled(model, stage, steps)


def _compiled(model: keras.Model, stage: Stage, steps: int) -> keras.Model:
    total = steps * (stage.last - stage.first)
    warmup = min(WARMUP, total // 4)
    decay = keras.optimizers.schedules.CosineDecay(
        stage.learning_rate / 10,
        decay_steps=total - warmup,
        warmup_target=stage.learning_rate,
        warmup_steps=warmup,
    )
    optimizer = keras.optimizers.AdamW(decay, weight_decay=WEIGHT_DECAY)
    optimizer.build(model.trainable_variables)  # else TensorFlow traces the first step twice
    model.compile(
        optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        jit_compile="auto" if _has_accelerator() else False,
    )
    return model


def _has_accelerator() -> bool:
    """On a CPU, XLA makes TensorFlow ten times slower; JAX is nothing without it."""
    if keras.backend.backend() != "tensorflow":
        return True
    import tensorflow as tf

    return bool(tf.config.list_physical_devices("GPU"))


def _run_stage(
    model: keras.Model,
    stage: Stage,
    settings: Settings,
    data: Data,
    folder: RunFolder,
    steps: int,
) -> None:
    size, side = stage.batch_size, stage.image_size
    done = max(folder.epochs_done(), stage.first)

    def training(first: int, last: int):
        return batches(lambda step: data.source.batch(step, size, side), first, last, side)

    validation_steps = math.ceil(len(data.validation_rows) / size)
    model.fit(
        training(done * steps, stage.last * steps),
        shuffle=False,  # the batches are in a random order already
        initial_epoch=done,
        epochs=stage.last,
        steps_per_epoch=steps,
        validation_data=batches(
            lambda step: data.validation_batch(step, size, side), 0, validation_steps, side
        ),
        callbacks=[
            keras.callbacks.EarlyStopping("val_loss", patience=PATIENCE),
            EpochEnd(folder, stage, _speed(training(0, INPUT_SAMPLE)) * size),
        ],
    )


def _speed(dataset: Iterable) -> float:
    """Batches per second that the input pipeline makes when nothing else runs."""
    start = time.perf_counter()
    count = sum(1 for _ in dataset)
    return count / (time.perf_counter() - start)
