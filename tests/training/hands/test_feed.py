"""What travels to the device, and what is made of it there."""

from types import SimpleNamespace

import keras
import numpy as np
import pytest

from asl_keras.data.dataset import ImageDataset, LandmarkDataset
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import MaskInput
from training.hands.feed import Landmarks, RecordedMasks, feed
from training.hands.opened import OpenedHands
from training.hands.training_data import training_data
from training.learning.drawing import behind_drawing
from training.learning.dropout_by_epoch import DropoutByEpoch
from training.settings import TrainingSettings

READS = MaskInput(32)
AB, TRUTH, SIGNERS = Alphabet(("A", "B")), np.arange(20) % 2, np.full(20, "")
HANDS = np.random.default_rng(0).normal(size=(20, 21, 3)).astype(np.float32)
MASKS = READS.prepare(HANDS)
IMAGES = ImageDataset(AB, TRUTH, SIGNERS, (MASKS,))
LANDMARKS = LandmarkDataset(AB, TRUTH, SIGNERS, HANDS)
PARTS = SimpleNamespace(train=np.arange(16), validation=np.arange(16, 20), warning=None)


@pytest.mark.parametrize(
    ("render", "source", "judges", "expected"),
    [
        ("host", IMAGES, None, READS),
        ("host", LANDMARKS, IMAGES, READS),
        ("auto", LANDMARKS, IMAGES, READS),
        ("device", LANDMARKS, None, Landmarks(READS)),
        ("device", IMAGES, None, RecordedMasks(READS)),
        ("device", IMAGES, LANDMARKS, RecordedMasks(READS)),
    ],
)
def test_what_is_made_on_the_device_travels_unmade(render, source, judges, expected):
    assert feed(render, READS, source, judges) == expected


@pytest.mark.parametrize(("there", "expected"), [(True, RecordedMasks(READS)), (False, READS)])
def test_an_accelerator_augments_masks_and_a_processor_has_opencv_do_it(
    monkeypatch, there, expected
):
    monkeypatch.setattr("training.devices.accelerator.has_accelerator", lambda: there)
    assert feed("auto", READS, IMAGES, None) == expected


def test_the_device_draws_what_the_host_draws():
    landmarks = feed("device", READS, LANDMARKS, None).prepare(HANDS)
    np.testing.assert_array_equal(keras.ops.convert_to_numpy(READS.layer()(landmarks)), MASKS)


def test_what_is_drawn_already_is_not_drawn_on_the_device():
    with pytest.raises(InputError, match="images as validation"):
        feed("device", READS, LANDMARKS, IMAGES)


def opened(render: str):
    settings = TrainingSettings(arch="customcnn", image_size=32, batch_size=4, render=render)
    return training_data(settings, OpenedHands(IMAGES, PARTS, None), READS)


def test_masks_that_the_device_augments_come_as_they_are():
    masks = {mask.tobytes() for mask in MASKS}
    assert all(mask.tobytes() in masks for mask in opened("device").training.batch(0)[0])
    assert not any(mask.tobytes() in masks for mask in opened("host").training.batch(0)[0])


def test_the_device_augments_alike_in_an_epoch_that_is_begun_again():
    data = opened("device")
    probabilities = keras.layers.Dense(2, "softmax")
    model = keras.Sequential([keras.Input(READS.shape), keras.layers.Flatten(), probabilities])
    model.compile("sgd", "sparse_categorical_crossentropy", jit_compile=False)
    whole = behind_drawing(model, data)
    begins = DropoutByEpoch(seed=0)
    begins.set_model(whole)
    masks, truth = data.training.batch(0)
    layer = whole.layers[1]
    seen = []
    for epoch in (3, 3, 4):
        begins.on_epoch_begin(epoch)
        seen.append(keras.ops.convert_to_numpy(layer(masks, training=True)))
    assert np.array_equal(seen[0], seen[1])
    assert not np.array_equal(seen[0], seen[2])
    before = [weight.numpy() for weight in model.trainable_weights]
    whole.fit(masks, truth, verbose=0)
    assert not np.array_equal(before[0], model.trainable_weights[0].numpy())
