"""What architectures share: how they begin, how they end, and a convolution."""

from asl_keras.errors import expect
from asl_keras.layers.backend import keras

IMAGENET_MEAN = (0.485, 0.456, 0.406)  # RGB, of pixels in [0, 1]
IMAGENET_DEVIATION = (0.229, 0.224, 0.225)
REDUCED, FULL = "reduced", "full"
WORKING_SIDE = 64
LEAST_SIDE = 32  # five halvings leave one pixel
# The moving averages of a batch normalisation forget their initial values as 0.9 ** steps: 50 steps
# leave 0.5 %. With Keras' default of 0.99 they leave 60 %, which spoils the evaluation of short
# runs.
MOMENTUM = 0.9


def begin(shape: tuple[int, ...], resolution: str) -> tuple[keras.KerasTensor, keras.KerasTensor]:
    """The input of masks, (side, side, 3) RGB in [0, 255], and what the first convolution reads.

    A mask has no detail below a sixteenth of its side, so "reduced" averages it to a side of at
    most 127 pixels: of 224 it makes 74. At 224 pixels MobileNetV2 behind the pooling trains on 114
    masks a second instead of 17, and in equal time it learns to read more hands. "full" leaves it
    as it is, at the scale at which ImageNet's features were learnt.

    Raises:
        InputError: below 32 pixels a side.
    """
    expect(shape[0] >= LEAST_SIDE, "image_size", f"of at least {LEAST_SIDE}", shape[0])
    pixels = keras.Input(shape, name="image")
    block = shape[0] // WORKING_SIDE if resolution == REDUCED else 1
    x = keras.layers.AveragePooling2D(block, name="reduce")(pixels) if block > 1 else pixels
    return pixels, normalize(x)


def normalize(pixels: keras.KerasTensor) -> keras.KerasTensor:
    """Pixels of [0, 255] to zero mean and unit deviation over ImageNet, inside the model."""
    return keras.layers.Rescaling(
        scale=[1 / (255 * deviation) for deviation in IMAGENET_DEVIATION],
        offset=[-m / d for m, d in zip(IMAGENET_MEAN, IMAGENET_DEVIATION, strict=True)],
        name="normalize",
    )(pixels)


def convolve(
    x: keras.KerasTensor,
    filters: int,
    kernel_size: int,
    stride: int,
    name: str,
    activation: str | None = "relu",
    bn_name: str | None = None,
    gamma: str = "ones",
    padding: str = "same",
) -> keras.KerasTensor:
    """Convolution without bias, batch normalisation, and the activation if there is one.

    The normalisation is called NAME_bn unless `bn_name` says otherwise; `gamma` initialises it.
    """
    x = keras.layers.Conv2D(
        filters,
        kernel_size,
        strides=stride,
        padding=padding,
        use_bias=False,
        kernel_initializer="he_normal",
        name=name,
    )(x)
    x = normalize_batch(x, bn_name or f"{name}_bn", gamma)
    return keras.layers.Activation(activation, name=f"{name}_{activation}")(x) if activation else x


def normalize_batch(x: keras.KerasTensor, name: str, gamma: str = "ones") -> keras.KerasTensor:
    """Batch normalisation that follows few steps; `gamma` initialises its scale."""
    return keras.layers.BatchNormalization(momentum=MOMENTUM, gamma_initializer=gamma, name=name)(x)


def classify(x: keras.KerasTensor, classes: int, width: int, dropout: float) -> keras.KerasTensor:
    """Global average, a dense layer between two dropouts, and the probabilities.

    The probabilities are float32 even where the rest of the model is of mixed precision.
    """
    x = keras.layers.GlobalAveragePooling2D(name="average")(x)
    x = keras.layers.Dropout(dropout, name="dropout_1")(x)
    x = keras.layers.Dense(width, activation="relu", name="dense")(x)
    x = keras.layers.Dropout(dropout, name="dropout_2")(x)
    return keras.layers.Dense(classes, activation="softmax", dtype="float32", name="probabilities")(
        x
    )
