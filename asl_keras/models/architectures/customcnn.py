"""CustomCNN: four convolutions with channel attention. The smallest and quickest of the three."""

from asl_keras.layers import ChannelAttention
from asl_keras.layers.backend import keras
from asl_keras.models.blocks import REDUCED, begin, classify, convolve

READS = "mask"
# (filters, stride). A second stride of 2 would lose where the fingers are. Pooling halves the side
# after each stage.
STAGES = ((32, 2), (64, 1), (128, 1), (256, 1))
WIDTH = 512
DROPOUT = 0.3
STAGE_ENDS = {f"stage_{number}": f"pool_{number}" for number in range(1, len(STAGES) + 1)}


def build(shape: tuple[int, ...], classes: int, resolution: str = REDUCED) -> keras.Model:
    """The model without trained weights, see `asl_keras.models.build`."""
    pixels, x = begin(shape, resolution)
    for number, (filters, stride) in enumerate(STAGES, start=1):
        x = convolve(x, filters, 3, stride, name=f"conv_{number}")
        x = ChannelAttention(name=f"attention_{number}")(x)
        x = keras.layers.MaxPooling2D(2, padding="same", name=f"pool_{number}")(x)
    return keras.Model(pixels, classify(x, classes, WIDTH, DROPOUT), name="customcnn")
