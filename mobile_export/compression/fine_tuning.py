"""Fine-tuning: a few passes at a small learning rate, in which a model gets used to its limits."""

import itertools
import sys
from collections.abc import Sequence

import tf_keras

from asl_keras.command import moves_cursor
from asl_keras.data.batches import Batches
from mobile_export.compression.settings import CompressionSettings

PROGRESS_BAR, LINE_AN_EPOCH = 1, 2  # Keras' numbers


def fine_tune(
    model: tf_keras.Model,
    batches: Batches,
    settings: CompressionSettings,
    callbacks: Sequence[tf_keras.callbacks.Callback] = (),
) -> None:
    """Trains a classifier on what it is to tell apart; shows the progress on stdout."""
    total = batches.steps * settings.epochs
    rate = tf_keras.optimizers.schedules.CosineDecay(settings.rate, total)
    model.compile(
        tf_keras.optimizers.Adam(rate),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    model.fit(
        map(batches.batch, itertools.count()),
        steps_per_epoch=batches.steps,
        epochs=settings.epochs,
        callbacks=list(callbacks),
        verbose=PROGRESS_BAR if moves_cursor(sys.stdout) else LINE_AN_EPOCH,
    )
