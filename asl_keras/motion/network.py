"""The network that reads a stretch: its weights are a small file, which Java reads too."""

import functools
from pathlib import Path

import numpy as np

from asl_keras.files import replacing

FILE = Path(__file__).with_name("movements.npz")

Layers = list[tuple[np.ndarray, np.ndarray]]
"""Of each layer its weights (in, out) and biases (out,)."""


class Network:
    """Dense layers with ReLU between them, and a softmax over neither, J and Z.

    The weights are as exact as the file has them, and computed with in doubles.
    """

    def __init__(self, layers: Layers):
        self._layers = [
            (
                weights.astype(np.float32).astype(np.float64),
                biases.astype(np.float32).astype(np.float64),
            )
            for weights, biases in layers
        ]

    def save(self, path: Path) -> None:
        """Writes what `read` reads, rounded to float16. Equal weights give equal bytes."""
        with replacing(path) as unfinished, unfinished.open("wb") as file:
            np.savez(
                file,
                **{
                    f"{name}_{number}": values.astype(np.float16)
                    for number, layer in enumerate(self._layers)
                    for name, values in zip(("weights", "biases"), layer, strict=True)
                },
            )

    @classmethod
    def read(cls, path: Path) -> "Network":
        """What `save` wrote; of this package alone, so that nothing is checked."""
        with np.load(path, allow_pickle=False) as file:
            count = len(file.files) // 2
            return cls([(file[f"weights_{i}"], file[f"biases_{i}"]) for i in range(count)])

    def probabilities(self, stretches: np.ndarray) -> np.ndarray:
        """Features (n, 193) to float64 (n, 3): of neither, and of `LETTERS`."""
        values = stretches
        for weights, biases in self._layers[:-1]:
            values = np.maximum(values @ weights + biases, 0)
        weights, biases = self._layers[-1]
        values = values @ weights + biases
        raised = np.exp(values - values.max(axis=1, keepdims=True))
        return raised / raised.sum(axis=1, keepdims=True)


@functools.cache
def shipped() -> Network:
    """The network in the package, read once."""
    return Network.read(FILE)
