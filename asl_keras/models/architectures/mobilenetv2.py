"""MobileNetV2 with channel attention: the one for phones.

Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", arXiv:1801.04381.
The layers have the names that they have in `keras.applications.MobileNetV2`, so that its ImageNet
weights are copied by name.
"""

from asl_keras.layers import ChannelAttention
from asl_keras.layers.backend import keras
from asl_keras.models.blocks import REDUCED, begin, classify, convolve, normalize_batch

READS = "mask"
# (channels, blocks, stride of the first block) of the stages that expand their input.
STAGES = ((24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2), (320, 1, 1))
ATTENTIVE = (32, 64, 96, 160)  # stages that end in channel attention, besides the stem
EXPANSION = 6
WIDTH = 96  # of the dense layer; keeps the int8 model below 2.9 MB
DROPOUT = 0.1
# Keras would count all channels as the fan-in of a depthwise kernel, which has 3 x 3 inputs: its
# weights would be so small that one step of Adam turns them around.
DEPTHWISE_DEVIATION = (2 / 9) ** 0.5
STAGE_ENDS = {
    "stem": "attention_stem",
    "stage_16": "expanded_conv_project_BN",
    "stage_24": "block_2_add",
    "stage_32": "attention_32",
    "stage_64": "attention_64",
    "stage_96": "attention_96",
    "stage_160": "attention_160",
    "stage_320": "block_16_project_BN",
    "stage_1280": "out_relu",
}


def build(shape: tuple[int, ...], classes: int, resolution: str = REDUCED) -> keras.Model:
    """The model without trained weights, see `asl_keras.models.build`."""
    pixels, x = begin(shape, resolution)
    x = convolve(x, 32, 3, 2, "Conv1", None, "bn_Conv1")
    x = keras.layers.ReLU(6.0, name="Conv1_relu")(x)
    x = ChannelAttention(name="attention_stem")(x)
    x = _depthwise_project(x, 16, 1, "expanded_conv_")
    block = 1
    for channels, blocks, stride in STAGES:
        for number in range(blocks):
            x = _inverted_residual(x, channels, 1 if number else stride, f"block_{block}_")
            block += 1
        if channels in ATTENTIVE:
            x = ChannelAttention(name=f"attention_{channels}")(x)
    x = convolve(x, 1280, 1, 1, "Conv_1", None, "Conv_1_bn")
    x = keras.layers.ReLU(6.0, name="out_relu")(x)
    return keras.Model(pixels, classify(x, classes, WIDTH, DROPOUT), name="mobilenetv2")


def _inverted_residual(
    x: keras.KerasTensor, channels: int, stride: int, prefix: str
) -> keras.KerasTensor:
    """Expand, depthwise, project; added to the input where the shapes are the same.

    A block that is added starts as zero, so that the network starts shallow and learns at once:
    Goyal et al., arXiv:1706.02677, section 5.1.
    """
    y = convolve(x, EXPANSION * x.shape[-1], 1, 1, f"{prefix}expand", None, f"{prefix}expand_BN")
    y = keras.layers.ReLU(6.0, name=f"{prefix}expand_relu")(y)
    if stride > 1 or x.shape[-1] != channels:
        return _depthwise_project(y, channels, stride, prefix)
    y = _depthwise_project(y, channels, stride, prefix, gamma="zeros")
    return keras.layers.Add(name=f"{prefix}add")([x, y])


def _depthwise_project(
    x: keras.KerasTensor, channels: int, stride: int, prefix: str, gamma: str = "ones"
) -> keras.KerasTensor:
    x = keras.layers.DepthwiseConv2D(
        3,
        strides=stride,
        padding="same",
        use_bias=False,
        depthwise_initializer=keras.initializers.RandomNormal(stddev=DEPTHWISE_DEVIATION),
        name=f"{prefix}depthwise",
    )(x)
    x = normalize_batch(x, f"{prefix}depthwise_BN")
    x = keras.layers.ReLU(6.0, name=f"{prefix}depthwise_relu")(x)
    return convolve(x, channels, 1, 1, f"{prefix}project", None, f"{prefix}project_BN", gamma)
