"""What travels to the device."""

import numpy as np
import pytest

from asl_keras.data.dataset import ImageDataset
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import MaskInput
from asl_keras.layers.backend import keras
from asl_keras.synthetic import sample
from training.hands.feed import feed

READS = MaskInput(32)


def images() -> ImageDataset:
    nothing = np.zeros(0, np.int64)
    return ImageDataset(Alphabet.of(["A", "B"]), nothing, nothing.astype(str), ())


def test_the_device_draws_what_the_host_draws():
    hands, _ = sample(4, 0)
    landmarks = feed("device", READS).prepare(hands)
    drawn = keras.ops.convert_to_numpy(READS.layer()(landmarks))
    np.testing.assert_array_equal(drawn, feed("host", READS).prepare(hands))


def test_without_an_accelerator_the_host_draws():
    assert feed("auto", READS) is READS


def test_masks_on_disk_are_drawn_already():
    assert feed("auto", READS, images()) is READS
    with pytest.raises(InputError, match="render"):
        feed("device", READS, images())
