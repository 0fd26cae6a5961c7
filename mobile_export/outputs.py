"""What exported files call a model's outputs: `probabilities` and, if it has one, `embedding`."""

from typing import TYPE_CHECKING

from asl_keras.models import EMBEDDING, embedding_of

if TYPE_CHECKING:
    import keras

PROBABILITIES = "probabilities"


def with_named_outputs(model: "keras.Model") -> "keras.Model":
    """A model of the same layers, from what it reads to a dictionary of its outputs."""
    import keras

    embedding = embedding_of(model)
    also = {} if embedding is None else {EMBEDDING: embedding}
    return keras.Model(model.input, {PROBABILITIES: model.output, **also})
