import subprocess
import sys

import keras
import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.inference.inputs import KINDS, LandmarkInput
from asl_keras.layers import ChannelAttention
from asl_keras.models import ARCHITECTURES, EMBEDDING, build, model_file, reads, saved

# Of those that are shipped and have channel attention.
PARAMETERS = {"customcnn": 1_500_000, "mobilenetv2": 2_650_000, "resnet18": 12_000_000}
LANDMARK_PARAMETERS = 400_000  # of which int8 makes 0.4 MB


MASK_READERS = [name for name in ARCHITECTURES if reads(name) == "mask"]


def outputs(model: keras.Model, batch: np.ndarray) -> np.ndarray:
    return keras.ops.convert_to_numpy(model(batch, training=False))


def test_hands_become_probabilities(model, batch):
    probabilities = outputs(model, batch)
    assert probabilities.shape == (4, 5)
    assert probabilities.dtype == np.float32
    assert probabilities.sum(axis=1) == pytest.approx(np.ones(4), abs=1e-5)
    # The tests below compare outputs; models that give all hands one answer would always pass.
    assert np.ptp(probabilities, axis=0).max() > 0.1


def test_probabilities_stay_float32_in_mixed_precision():
    policy = keras.config.dtype_policy()
    keras.config.set_dtype_policy("mixed_float16")
    try:
        assert build("customcnn", (32, 32, 3), 3).output.dtype == "float32"
    finally:
        keras.config.set_dtype_policy(policy)


@pytest.mark.parametrize("architecture", MASK_READERS)
def test_normalisation_is_inside_the_model(architecture, known, pictures):
    model = known(architecture)
    normalize = keras.Model(model.input, model.get_layer("normalize").output)
    mean, deviation = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
    expected = (pictures / 255 - mean) / deviation
    assert outputs(normalize, pictures) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("architecture", "side", "working_side"),
    [
        *((architecture, 128, 64) for architecture in MASK_READERS),
        *(("customcnn", *sides) for sides in ((64, 64), (96, 96), (224, 74))),
    ],
)
def test_large_masks_are_averaged_to_a_working_size(architecture, side, working_side):
    model = build(architecture, (side, side, 3), 5)
    assert model.get_layer("normalize").output.shape[1:3] == (working_side, working_side)


@pytest.mark.parametrize("architecture", MASK_READERS)
def test_at_full_resolution_masks_stay_as_they_are(architecture):
    """The weights are the same; landmarks have no resolution."""
    full, reduced = (build(architecture, (224, 224, 3), 5, one) for one in ("full", "reduced"))
    assert full.get_layer("normalize").output.shape[1:3] == (224, 224)
    assert [one.shape for one in full.weights] == [one.shape for one in reduced.weights]
    with pytest.raises(InputError, match="`resolution` reduced"):
        build("landmarks", LandmarkInput().shape, 5, "full")


@pytest.mark.parametrize("suffix", model_file.SUFFIXES)
def test_a_saved_model_reloads_without_custom_objects(model, batch, tmp_path, suffix):
    path = tmp_path / f"model{suffix}"
    saved.save(model, path)
    reloaded = keras.models.load_model(path)
    # The same kernels on the same machine, yet float32 sums may be split over threads differently.
    assert outputs(reloaded, batch) == pytest.approx(outputs(model, batch), abs=1e-6)


@pytest.mark.parametrize("architecture", MASK_READERS)
def test_weights_carry_over_to_another_image_size(architecture, known):
    small, large = known(architecture), build(architecture, (96, 96, 3), classes=5)
    large.set_weights(small.get_weights())
    for ours, theirs in zip(large.get_weights(), small.get_weights(), strict=True):
        assert np.array_equal(ours, theirs)
    assert large(np.zeros((1, 96, 96, 3))).shape == (1, 5)


@pytest.mark.parametrize("architecture", MASK_READERS)
def test_every_attention_layer_decides_on_the_output(architecture, known, pictures):
    model = known(architecture)
    before = outputs(model, pictures)
    attentions = [layer for layer in model.layers if isinstance(layer, ChannelAttention)]
    assert len(attentions) >= 4 or model.name not in PARAMETERS
    for attention in attentions:
        weights = attention.get_weights()
        attention.set_weights([-3 * weight for weight in weights])
        after = outputs(model, pictures)
        attention.set_weights(weights)
        assert np.abs(after - before).max() > 1e-4, attention.name


def test_batch_normalisation_forgets_within_few_steps(model):
    layers = [item for item in model.layers if isinstance(item, keras.layers.BatchNormalization)]
    assert {layer.momentum for layer in layers} <= {0.9}


@pytest.mark.parametrize("architecture", PARAMETERS)
def test_the_model_of_26_letters_is_small_enough(architecture):
    assert build(architecture, (64, 64, 3), 26).count_params() <= PARAMETERS[architecture]


def test_the_model_that_reads_landmarks_is_small_enough_and_ends_in_an_embedding():
    model = build("landmarks", LandmarkInput().shape, 25)
    assert model.count_params() <= LANDMARK_PARAMETERS
    assert model.get_layer(EMBEDDING).output.shape[1] >= 64
    assert model.layers[-1].name == "probabilities"


def test_custom_cnn_has_four_convolutions_of_3_by_3():
    layers = build("customcnn", (32, 32, 3), 3).layers
    convolutions = [layer for layer in layers if isinstance(layer, keras.layers.Conv2D)]
    assert [layer.filters for layer in convolutions] == [32, 64, 128, 256]
    assert {layer.kernel_size for layer in convolutions} == {(3, 3)}


def test_an_unknown_architecture_and_a_tiny_picture_are_the_users_mistake():
    with pytest.raises(InputError, match=f"{', '.join(ARCHITECTURES)}. Received: vgg"):
        build("vgg", (64, 64, 3), 5)
    with pytest.raises(InputError, match=r"at least 32\. Received: 16"):
        build("customcnn", (16, 16, 3), 5)


def test_an_architecture_is_a_file_that_says_what_it_reads():
    assert set(PARAMETERS) <= set(ARCHITECTURES)
    assert all(reads(architecture) in KINDS for architecture in ARCHITECTURES)


def test_importing_the_package_does_not_load_keras():
    program = "import sys, asl_keras.models; sys.exit('keras' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
