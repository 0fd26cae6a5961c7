"""Run under another backend, in a process of its own: `augment MOVES.npz MADE.npy`.

Moves masks as the file says, and compiles a model that augments.
"""

import sys

import keras
import numpy as np

from asl_keras.layers import MaskAugmentation
from asl_keras.layers.mask_augmentation import moved


def main(moves: str, made: str) -> None:
    known = dict(np.load(moves))
    masks = known.pop("masks").astype(np.float32)
    np.save(made, keras.ops.convert_to_numpy(moved(masks, **known)))
    model = keras.Sequential([keras.Input((32, 32, 3)), MaskAugmentation(), keras.layers.Flatten()])
    model.compile(loss="mse", jit_compile=keras.backend.backend() == "jax")
    model.train_on_batch(masks, np.zeros((len(masks), 32 * 32 * 3)))


if __name__ == "__main__":
    main(*sys.argv[1:])
