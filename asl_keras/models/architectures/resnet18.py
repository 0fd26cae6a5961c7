"""ResNet18 with channel attention: the largest of the three.

He et al., "Deep Residual Learning for Image Recognition", arXiv:1512.03385.
"""

from asl_keras.layers import ChannelAttention
from asl_keras.layers.backend import keras
from asl_keras.models.blocks import classify, convolve, image_input, normalize, reduce

READS = "mask"
# (channels, stride of the first block, whether the stage ends in channel attention)
STAGES = ((64, 1, False), (128, 2, True), (256, 2, True), (512, 2, True))
BLOCKS = 2
WIDTH = 256
DROPOUT = 0.5


def build(shape: tuple[int, ...], classes: int) -> keras.Model:
    """The model without trained weights, see `asl_keras.models.build`."""
    pixels = image_input(shape)
    x = convolve(normalize(reduce(pixels)), 64, 7, 2, name="stem")
    x = keras.layers.MaxPooling2D(3, strides=2, padding="same", name="stem_pool")(x)
    x = ChannelAttention(name="attention_stem")(x)
    for stage, (channels, stride, attentive) in enumerate(STAGES, start=1):
        for block in range(1, BLOCKS + 1):
            x = _residual(x, channels, stride if block == 1 else 1, f"stage_{stage}_block_{block}")
        if attentive:
            x = ChannelAttention(name=f"attention_{stage}")(x)
    return keras.Model(pixels, classify(x, classes, WIDTH, DROPOUT), name="resnet18")


def _residual(x: keras.KerasTensor, channels: int, stride: int, name: str) -> keras.KerasTensor:
    """Two convolutions, added to the input, or to its projection where the shapes differ."""
    y = convolve(x, channels, 3, stride, name=f"{name}_conv_1")
    y = convolve(y, channels, 3, 1, name=f"{name}_conv_2", activation=None)
    if x.shape != y.shape:
        x = convolve(x, channels, 1, stride, name=f"{name}_project", activation=None)
    x = keras.layers.Add(name=f"{name}_add")([x, y])
    return keras.layers.Activation("relu", name=f"{name}_relu")(x)
