"""Run under another backend, in a process of its own: `render HANDS.npy MASKS.npy`.

Draws the hands with the layer, compiled as the backend compiles models.
"""

import sys

import keras
import numpy as np

from asl_keras.layers import MaskRenderer
from asl_keras.mask import DEFAULT_SIDE


def main(hands: str, masks: str) -> None:
    model = keras.Sequential([keras.Input((21, 3)), MaskRenderer(DEFAULT_SIDE)])
    np.save(masks, model.predict(np.load(hands), batch_size=16, verbose=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
