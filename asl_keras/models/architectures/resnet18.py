"""ResNet18 with channel attention: the largest of the three.

He et al., "Deep Residual Learning for Image Recognition", arXiv:1512.03385. Where a stride halves
the side, all borders are padded as torchvision does, and not one of two as Keras' "same" does: so
that its ImageNet weights meet what they were learnt on.
"""

from asl_keras.layers import ChannelAttention
from asl_keras.layers.backend import keras
from asl_keras.models.blocks import REDUCED, begin, classify, convolve

READS = "mask"
# (channels, stride of the first block, whether the stage ends in channel attention)
STAGES = ((64, 1, False), (128, 2, True), (256, 2, True), (512, 2, True))
BLOCKS = 2
WIDTH = 256
DROPOUT = 0.5


STAGE_ENDS = {
    "stem": "attention_stem",
    "stage_1": "stage_1_block_2_relu",
    "stage_2": "attention_2",
    "stage_3": "attention_3",
    "stage_4": "attention_4",
}


def build(shape: tuple[int, ...], classes: int, resolution: str = REDUCED) -> keras.Model:
    """The model without trained weights, see `asl_keras.models.build`."""
    pixels, x = begin(shape, resolution)
    x = _convolve(x, 64, 7, 2, "stem")
    x = keras.layers.ZeroPadding2D(1, name="stem_pool_pad")(x)
    x = keras.layers.MaxPooling2D(3, strides=2, name="stem_pool")(x)
    x = ChannelAttention(name="attention_stem")(x)
    for stage, (channels, stride, attentive) in enumerate(STAGES, start=1):
        for block in range(1, BLOCKS + 1):
            x = _residual(x, channels, stride if block == 1 else 1, f"stage_{stage}_block_{block}")
        if attentive:
            x = ChannelAttention(name=f"attention_{stage}")(x)
    return keras.Model(pixels, classify(x, classes, WIDTH, DROPOUT), name="resnet18")


def _residual(x: keras.KerasTensor, channels: int, stride: int, name: str) -> keras.KerasTensor:
    """Two convolutions, added to the input, or to its projection where the shapes differ."""
    y = _convolve(x, channels, 3, stride, f"{name}_conv_1")
    y = _convolve(y, channels, 3, 1, f"{name}_conv_2", activation=None)
    if x.shape != y.shape:
        x = _convolve(x, channels, 1, stride, f"{name}_project", activation=None)
    x = keras.layers.Add(name=f"{name}_add")([x, y])
    return keras.layers.Activation("relu", name=f"{name}_relu")(x)


def _convolve(
    x: keras.KerasTensor, filters: int, size: int, stride: int, name: str, activation="relu"
) -> keras.KerasTensor:
    """Padded by half of the kernel on all sides."""
    if stride == 1 or size == 1:  # "same" is that, and one layer
        return convolve(x, filters, size, stride, name, activation)
    x = keras.layers.ZeroPadding2D(size // 2, name=f"{name}_pad")(x)
    return convolve(x, filters, size, stride, name, activation, padding="valid")
