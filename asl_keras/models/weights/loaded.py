"""Weights find the layers of their names, and it is said which did and which did not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from asl_keras.errors import InputError
from asl_keras.layers import ChannelAttention
from asl_keras.layers.backend import keras
from asl_keras.models.stages import HEAD, stages

Arrays = Mapping[str, Sequence[np.ndarray]]  # by the name of a layer, in Keras' order
Columns = Sequence[int | None]  # for each class, that of the source, or None
CLASSES = "probabilities"  # the layer with a column for each class
NAMED = 3  # layers that an error names


@dataclass(frozen=True)
class Loaded:
    """Which layers with weights begin with those of a source."""

    source: str
    matched: tuple[str, ...]
    """Layers that took its weights, in the model's order."""
    skipped: Mapping[str, str]
    """Layers that begin anew, and why."""
    classes: str = ""
    """How many classes took its weights, where they are known by name."""

    def sentences(self) -> list[str]:
        """For a user: one, or two."""
        count = len(self.matched) + len(self.skipped)
        taken = f"{len(self.matched)} of {count} layers begin with the weights of {self.source}"
        lines = [f"{taken}{self.classes and f', {self.classes}'}."]
        if self.skipped:
            reasons = dict.fromkeys(self.skipped.values())
            lines.append(f"Anew begin {'; '.join(map(self._with_layers, reasons))}.")
        return lines

    def _with_layers(self, reason: str) -> str:
        names = [name for name, why in self.skipped.items() if why == reason]
        return f"{', '.join(names)} ({reason})"


def take(
    model: keras.Model,
    known: Arrays,
    source: str,
    columns: Columns | None = None,
    attention: str = "",
) -> Loaded:
    """Sets the weights of a model's layers by name; all before the head, or none at all.

    Args:
        model: to change.
        known: weights of the source's layers.
        source: its name, for a user.
        columns: see `asl_keras.models.weights.load`.
        attention: why channel attention may begin anew; empty if it may not.

    Raises:
        InputError: if a layer before the head finds no weights of its shapes.
    """
    layers = [layer for layer in model.layers if layer.weights]
    wanted = {layer.name: known.get(layer.name) for layer in layers}
    if columns is not None:
        wanted[CLASSES] = _rearranged(model.get_layer(CLASSES), wanted[CLASSES], columns)
    faults = {layer.name: why for layer in layers if (why := _fault(layer, wanted[layer.name]))}
    if attention:
        gates = {layer.name for layer in layers if isinstance(layer, ChannelAttention)}
        faults |= dict.fromkeys(gates & faults.keys(), attention)
    _expect_all_before_the_head(model, faults, attention, source)
    for layer in layers:
        if layer.name not in faults:
            layer.set_weights(wanted[layer.name])
    matched = tuple(layer.name for layer in layers if layer.name not in faults)
    return Loaded(source, matched, faults, _in_words(columns))


def _fault(layer: keras.Layer, arrays: Sequence[np.ndarray] | None) -> str | None:
    if arrays is None:
        return "no layer of that name there"
    ours, theirs = ([tuple(one.shape) for one in some] for some in (layer.weights, arrays))
    return None if ours == theirs else "other shapes there"


def _expect_all_before_the_head(
    model: keras.Model, faults: Mapping[str, str], attention: str, source: str
) -> None:
    head = {layer.name for layer in stages(model)[HEAD]}
    missing = [name for name, why in faults.items() if name not in head and why != attention]
    if missing:
        some = ", ".join(f"{name} ({faults[name]})" for name in missing[:NAMED])
        raise InputError(
            f"Expected `weights` for every layer of {model.name} before its head. Received: "
            f"{source}, without those of {len(missing)}: {some}{', ...' * (len(missing) > NAMED)}. "
            "Give a model of this architecture.",
            "weights",
        )


def _rearranged(
    layer: keras.Layer, theirs: Sequence[np.ndarray] | None, columns: Columns
) -> Sequence[np.ndarray] | None:
    """The weights of the classes, in our order; random ones for classes that are new."""
    ours = layer.get_weights()
    known = {place: column for place, column in enumerate(columns) if column is not None}
    if theirs is None or not known or len(theirs[0]) != len(ours[0]):
        return None
    for one, other in zip(ours, theirs, strict=True):
        one[..., list(known)] = other[..., list(known.values())]
    return ours


def _in_words(columns: Columns | None) -> str:
    if columns is None:
        return ""
    return f"{sum(one is not None for one in columns)} of {len(columns)} labels known to it"
