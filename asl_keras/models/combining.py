"""Several trained models as one, which answers with the weighted mean of their probabilities.

Lakshminarayanan et al., "Simple and Scalable Predictive Uncertainty Estimation using Deep
Ensembles", arXiv:1612.01474.
"""

from collections.abc import Sequence

from asl_keras.layers import WeightedMean
from asl_keras.layers.backend import keras
from asl_keras.models import EMBEDDING


def combine(members: Sequence[keras.Model], weights: Sequence[float]) -> keras.Model:
    """One model of several, with copies of their layers and weights.

    Members that read the same share an input. What the first that has an embedding says a hand is
    like, the whole says.

    Args:
        members: classifiers of one alphabet with one input each, at least two.
        weights: of the members, above 0; only their ratios count.

    Returns:
        A model from the members' different inputs, in the order of the first that reads each, to
        probabilities (N, classes). The layers are called NUMBER_NAME, from 1 on.
    """
    taken: dict[tuple[int | None, ...], keras.KerasTensor] = {}
    answers, embedded = [], False
    for number, member in enumerate(members, start=1):
        (given,) = member.inputs
        shape = tuple(given.shape[1:])
        if shape not in taken:
            taken[shape] = keras.Input(shape, name=given.name)
        copy = _copy(member, taken[shape], f"{number}_", keep_embedding=not embedded)
        embedded = embedded or any(layer.name == EMBEDDING for layer in copy.layers)
        answers.append(copy.outputs[0])
    mean = WeightedMean(weights, name="probabilities")(answers)
    read = list(taken.values())
    return keras.Model(read if len(read) > 1 else read[0], mean, name="ensemble")


def _copy(
    member: keras.Model, given: keras.KerasTensor, prefix: str, keep_embedding: bool
) -> keras.Model:
    """The same network on another input, its layers by other names."""

    def renamed(layer: keras.Layer) -> keras.Layer:
        config = layer.get_config()
        if not (keep_embedding and layer.name == EMBEDDING):
            config["name"] = f"{prefix}{layer.name}"
        return type(layer).from_config(config)

    copy = keras.models.clone_model(member, input_tensors=given, clone_function=renamed)
    copy.set_weights(member.get_weights())
    return copy
