"""A small dense network on coordinates and distances of landmarks.

A hundredth of the cost of those that read masks. What the layer `embedding` says of a hand is what
one signer's own hands are compared by.
"""

from asl_keras.errors import expect
from asl_keras.layers.backend import keras
from asl_keras.models.blocks import REDUCED

READS = "landmarks"
WIDTHS = (512, 256)  # the last is that of the embedding
DROPOUT = 0.1
STAGE_ENDS = {"dense": "dense_dropout", "embedding": "embedding_dropout"}


def build(shape: tuple[int, ...], classes: int, resolution: str = REDUCED) -> keras.Model:
    """The model without trained weights, see `asl_keras.models.build`.

    Raises:
        InputError: for another resolution than the default: landmarks have none.
    """
    expect(resolution == REDUCED, "resolution", "reduced, as `arch` reads no masks", resolution)
    landmarks = keras.Input(shape, name="landmarks")
    x = landmarks
    for width, name in zip(WIDTHS, ("dense", "embedding"), strict=True):
        x = keras.layers.Dense(width, activation="relu", name=name)(x)
        x = keras.layers.Dropout(DROPOUT, name=f"{name}_dropout")(x)
    x = keras.layers.Dense(classes, activation="softmax", dtype="float32", name="probabilities")(x)
    return keras.Model(landmarks, x, name="landmarks")
