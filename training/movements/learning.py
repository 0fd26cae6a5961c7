"""Trains the network of movements with Keras, and takes its weights out."""

from collections.abc import Sequence

import numpy as np

from asl_keras.layers.backend import keras
from asl_keras.motion import LETTERS
from asl_keras.motion.network import Layers
from asl_keras.motion.stretch import FEATURES
from training.movements.examples import Examples

UNITS = (96, 48)
BATCH, RATE, DECAY = 512, 2e-3, 1e-3
NOISE = 0.05  # standard deviations: that no single number counts too much
NEITHER = 0.6  # how much the stretches of neither letter count of 1, both letters the rest


def learnt(known: Examples, epochs: int, seed: int) -> Layers:
    """Weights and biases of each layer, which take features as they are."""
    keras.utils.set_random_seed(seed)
    mean, spread = known.features.mean(axis=0), known.features.std(axis=0) + 1e-3
    model = keras.Sequential(
        [
            keras.layers.GaussianNoise(NOISE),
            *(keras.layers.Dense(units, "relu") for units in UNITS),
            keras.layers.Dense(len(LETTERS) + 1, "softmax"),
        ]
    )
    steps = epochs * -(-len(known.classes) // BATCH)
    rate = keras.optimizers.schedules.CosineDecay(RATE, steps)
    optimizer = keras.optimizers.AdamW(rate, DECAY)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    model.fit(
        (known.features - mean) / spread,
        known.classes,
        BATCH,
        epochs,
        verbose=0,
        sample_weight=_weights(known.classes),
    )
    layers = [tuple(layer.get_weights()) for layer in model.layers if layer.get_weights()]
    return _on_features_as_they_are(layers, mean, spread)


def joined(networks: Sequence[Layers]) -> Layers:
    """One network, the mean of several alike before the softmax: they stand side by side."""
    return [_side_by_side(depth) for depth in zip(*networks, strict=True)]


def _side_by_side(layers: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    weights = [one.astype(np.float64) for one, _ in layers]
    biases = [one.astype(np.float64) for _, one in layers]
    if len(weights[0]) == FEATURES:
        return np.concatenate(weights, axis=1), np.concatenate(biases)
    if len(biases[0]) == len(LETTERS) + 1:
        return np.concatenate(weights) / len(weights), np.mean(biases, axis=0)
    heights, widths = zip(*(one.shape for one in weights), strict=True)
    both = np.zeros((sum(heights), sum(widths)))
    corners = zip(np.cumsum(heights) - heights, np.cumsum(widths) - widths, strict=True)
    for (row, column), one in zip(corners, weights, strict=True):
        both[row : row + one.shape[0], column : column + one.shape[1]] = one
    return both, np.concatenate(biases)


def _weights(classes: np.ndarray) -> np.ndarray:
    """(n,), in the mean 1: both letters count alike, whatever their number."""
    counts = np.bincount(classes, minlength=len(LETTERS) + 1)
    share = np.array([NEITHER, *[(1 - NEITHER) / len(LETTERS)] * len(LETTERS)])
    return (share * len(classes) / np.maximum(counts, 1))[classes]


def _on_features_as_they_are(layers: Layers, mean: np.ndarray, spread: np.ndarray) -> Layers:
    """Moves the standardisation into the first layer."""
    (weights, biases), *others = layers
    scaled = weights / spread[:, None]
    return [(scaled, biases - mean @ scaled), *others]
