"""CustomCNN: four convolutions with channel attention. The smallest and quickest of the three."""

import keras

from asl_keras.layers import ChannelAttention
from asl_keras.models.blocks import classify, convolve, image_input, normalize

# (filters, stride). The two early strides make it quick at 224 x 224, and let a feature of the last
# stage see 165 pixels of 224, so almost the whole hand.
STAGES = ((32, 2), (64, 2), (128, 1), (256, 1))
WIDTH = 512
DROPOUT = 0.3


def build(image_size: int, classes: int) -> keras.Model:
    """The model without trained weights, see `asl_keras.models.build`."""
    pixels = image_input(image_size)
    x = normalize(pixels)
    for number, (filters, stride) in enumerate(STAGES, start=1):
        x = convolve(x, filters, 3, stride, name=f"conv_{number}")
        x = ChannelAttention(name=f"attention_{number}")(x)
        x = keras.layers.MaxPooling2D(2, padding="same", name=f"pool_{number}")(x)
    return keras.Model(pixels, classify(x, classes, WIDTH, DROPOUT), name="customcnn")
