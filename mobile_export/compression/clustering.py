"""Weight clustering: the weights of a large kernel share a few values.

Han et al., "Deep Compression", arXiv:1510.00149, section 3.
"""

import tensorflow_model_optimization as tfmot
import tf_keras

from asl_keras.data.batches import Batches
from mobile_export.compression.fine_tuning import fine_tune
from mobile_export.compression.kernels import is_worth_it
from mobile_export.compression.settings import CompressionSettings

START = tfmot.clustering.keras.CentroidInitialization.KMEANS_PLUS_PLUS


def cluster(
    twin: tf_keras.Model, batches: Batches, settings: CompressionSettings
) -> tf_keras.Model:
    """The model with `settings.clusters` distinct weights in each large kernel, fine-tuned."""

    def wrap(layer: tf_keras.layers.Layer) -> tf_keras.layers.Layer:
        if not is_worth_it(layer):
            return layer
        return tfmot.clustering.keras.cluster_weights(layer, settings.clusters, START)

    model = tf_keras.models.clone_model(twin, clone_function=wrap)
    fine_tune(model, batches, settings)
    return tfmot.clustering.keras.strip_clustering(model)
