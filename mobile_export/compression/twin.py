"""The twin of a described classifier, built with the Keras 2 that tensorflow-model-optimization
knows, and the proof that it is one.
"""

import numpy as np
import tf_keras

from asl_keras.errors import InputError
from mobile_export.compression.description import INPUT, Description, Weights

# Probabilities behind up to 53 layers of float32, whose sums each program adds in its own order.
TOLERANCE = 1e-4
BATCH = 64


def build(description: Description) -> tf_keras.Model:
    """Builds the twin, with the weights.

    Args:
        description: of a classifier.

    Returns:
        A model from what the classifier reads, (N, *shape), to (N, labels) probabilities.

    Raises:
        InputError: if the twin cannot be built, or if its answers to the batch of the description
            are not the described ones.
    """
    try:
        twin = _connect(description)
        for name, weights in description.weights.items():
            twin.get_layer(name).set_weights(weights)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            "Expected the description of a model whose layers and weights belong together. "
            f"Received: {error}"
        ) from error
    _prove(twin, description)
    return twin


def weights_of(model: tf_keras.Model) -> Weights:
    """The weights of each layer that has some."""
    return {layer.name: layer.get_weights() for layer in model.layers if layer.weights}


def _connect(description: Description) -> tf_keras.Model:
    made = {INPUT: tf_keras.Input(description.input.shape, name=INPUT)}
    for layer in description.layers:
        values = [made[name] for name in layer.inputs]
        call = getattr(tf_keras.layers, layer.kind)(name=layer.name, **layer.config)
        made[layer.name] = call(values[0] if len(values) == 1 else values)
    return tf_keras.Model(made[INPUT], made[layer.name], name="twin")


def _prove(twin: tf_keras.Model, description: Description) -> None:
    answers = twin.predict(description.batch, batch_size=BATCH, verbose=0)
    difference = np.abs(answers - description.probabilities).max()
    if not difference <= TOLERANCE:
        raise InputError(
            f"Expected the model to answer alike in Keras 3 and in Keras 2, within {TOLERANCE}. "
            f"Received: a difference of {difference:.2g}. Train it in float32, with the layers of "
            "`asl_keras.models`."
        )
