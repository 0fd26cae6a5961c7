"""Magnitude pruning: the smallest weights of the large kernels become zeros, a few at a time.

Zhu and Gupta, "To prune, or not to prune", arXiv:1710.01878.
"""

import tensorflow_model_optimization as tfmot
import tf_keras

from asl_keras.data.batches import Batches
from mobile_export.compression.fine_tuning import fine_tune
from mobile_export.compression.kernels import is_worth_it
from mobile_export.compression.settings import CompressionSettings

RISE = 0.5  # share of the steps in which the sparsity rises; in the others the rest adapts
UPDATES = 20  # times that it rises


def prune(twin: tf_keras.Model, batches: Batches, settings: CompressionSettings) -> tf_keras.Model:
    """The model with zeros for the share `settings.sparsity` of each large kernel, fine-tuned."""
    end = max(1, round(RISE * batches.steps * settings.epochs))
    schedule = tfmot.sparsity.keras.PolynomialDecay(
        0.0, settings.sparsity, begin_step=0, end_step=end, frequency=max(1, end // UPDATES)
    )

    def wrap(layer: tf_keras.layers.Layer) -> tf_keras.layers.Layer:
        if not is_worth_it(layer):
            return layer
        return tfmot.sparsity.keras.prune_low_magnitude(layer, schedule)

    model = tf_keras.models.clone_model(twin, clone_function=wrap)
    fine_tune(model, batches, settings, [tfmot.sparsity.keras.UpdatePruningStep()])
    return tfmot.sparsity.keras.strip_pruning(model)
