"""A Keras 3 model as a list of plain layers, to describe it and to give it other weights."""

from collections.abc import Iterator
from typing import NamedTuple

import keras

from asl_keras.errors import InputError
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.layers import ChannelAttention
from asl_keras.synthetic.generator import sample
from mobile_export.compression.description import INPUT, LAYERS, Description, Layer, Weights

PROOF_HANDS = 64
PROOF_SEED = 30_000
# They stand as layers of their own: an integer network rounds what goes into them, too.
SATURATING = ("sigmoid", "softmax")


class Part(NamedTuple):
    """A described layer, and the Keras layer whose weights it has, if it has any."""

    layer: Layer
    owner: keras.layers.Layer | None


def describe(classifier: KerasClassifier) -> Description:
    """A classifier without Keras, with its own answers to a few synthetic hands.

    Raises:
        InputError: if its model is none that can be described, see `parts`.
    """
    made_of = parts(classifier.model)
    batch = classifier.input.prepare(sample(PROOF_HANDS, PROOF_SEED)[0])
    return Description(
        alphabet=classifier.alphabet,
        input=classifier.input,
        layers=tuple(layer for layer, _ in made_of),
        weights={layer.name: owner.get_weights() for layer, owner in made_of if owner},
        batch=batch,
        probabilities=classifier.probabilities(batch),
    )


def parts(model: keras.Model) -> list[Part]:
    """The layers in order. A channel attention becomes what it is made of.

    Raises:
        InputError: if the model is no functional one, or has a layer that cannot be described.
    """
    config = model.get_config()
    if "input_layers" not in config:
        raise InputError(
            "Expected a functional Keras model, as training writes. "
            f"Received: {type(model).__name__} {model.name}"
        )
    return [part for item in config["layers"] for part in _parts(model, item)]


def restore(model: keras.Model, weights: Weights) -> None:
    """Gives a model the weights of a model that was built from its parts."""
    for layer, owner in parts(model):
        if owner is not None:
            owner.set_weights(weights[layer.name])


def _parts(model: keras.Model, item: dict) -> Iterator[Part]:
    """The parts of a layer, given its item in the model's configuration."""
    layer = model.get_layer(item["name"])
    if isinstance(layer, keras.layers.InputLayer):
        return
    inputs = tuple(
        INPUT if isinstance(model.get_layer(name), keras.layers.InputLayer) else name
        for name in _sources(item["inbound_nodes"])
    )
    if isinstance(layer, ChannelAttention):
        yield from _attention(layer, inputs)
    else:
        yield from _plain(layer, layer.name, inputs)


def _sources(node: object) -> Iterator[str]:
    """The names of the layers whose outputs an inbound node mentions."""
    if isinstance(node, dict):
        if "keras_history" in node:
            yield node["keras_history"][0]
        node = list(node.values())
    if isinstance(node, list | tuple):
        for item in node:
            yield from _sources(item)


def _attention(layer: ChannelAttention, inputs: tuple[str, ...]) -> Iterator[Part]:
    """Squeeze, reduce, expand and multiply, as `ChannelAttention.call` does."""
    squeeze, reduce, expand = (f"{layer.name}_{step}" for step in ("squeeze", "reduce", "expand"))
    yield from _plain(layer.squeeze, squeeze, inputs)
    yield from _plain(layer.reduce, reduce, (squeeze,))
    yield from _plain(layer.expand, expand, (reduce,))
    yield Part(Layer(layer.name, "Multiply", {}, (*inputs, expand)), None)


def _plain(layer: keras.layers.Layer, name: str, inputs: tuple[str, ...]) -> Iterator[Part]:
    kind, config = type(layer).__name__, layer.get_config()
    if kind not in LAYERS:
        raise InputError(
            f"Expected a model of the layers {', '.join(LAYERS)} and ChannelAttention. "
            f"Received: {kind} {layer.name}"
        )
    config = {key: config[key] for key in LAYERS[kind]}
    owner = layer if layer.weights else None
    activation = config.get("activation")
    if kind == "Activation" or activation not in SATURATING:
        yield Part(Layer(name, kind, config, inputs), owner)
        return
    logits = f"{name}_logits"
    yield Part(Layer(logits, kind, {**config, "activation": "linear"}, inputs), owner)
    yield Part(Layer(name, "Activation", {"activation": activation}, (logits,)), None)
