"""A small dense network on coordinates and distances of landmarks.

A hundredth of the cost of those that read masks. What the layer `embedding` says of a hand is what
one signer's own hands are compared by.
"""

from asl_keras.layers.backend import keras

READS = "landmarks"
WIDTHS = (512, 256)  # the last is that of the embedding
DROPOUT = 0.1


def build(shape: tuple[int, ...], classes: int) -> keras.Model:
    """The model without trained weights, see `asl_keras.models.build`."""
    landmarks = keras.Input(shape, name="landmarks")
    x = landmarks
    for width, name in zip(WIDTHS, ("dense", "embedding"), strict=True):
        x = keras.layers.Dense(width, activation="relu", name=name)(x)
        x = keras.layers.Dropout(DROPOUT, name=f"{name}_dropout")(x)
    x = keras.layers.Dense(classes, activation="softmax", dtype="float32", name="probabilities")(x)
    return keras.Model(landmarks, x, name="landmarks")
