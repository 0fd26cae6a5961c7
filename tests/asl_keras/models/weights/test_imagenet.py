"""ImageNet's weights, out of a cache that stands in for the download."""

from pathlib import Path

import keras
import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.models import build
from asl_keras.models.weights import keras_applications, load, torchvision
from asl_keras.models.weights.attention import open_attention
from tests.batch_statistics import adapt_batch_normalisation


@pytest.fixture
def cache(monkeypatch, tmp_path) -> Path:
    """The folder in which Keras looks before it downloads; a proxy refuses all downloads."""
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")  # nothing listens there
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setattr("keras.src.backend.config._KERAS_DIR", str(tmp_path))
    (tmp_path / "models").mkdir()
    return tmp_path / "models"


@pytest.fixture(scope="module")
def theirs(pictures) -> keras.Model:
    """MobileNetV2 of keras.applications, whose weights and statistics have all moved."""
    keras.utils.set_random_seed(0)
    model = keras.applications.MobileNetV2(input_shape=(64, 64, 3), include_top=False, weights=None)
    random = np.random.default_rng(0)
    model.set_weights([one * random.uniform(0.8, 1.2, one.shape) for one in model.get_weights()])
    adapt_batch_normalisation(model, pictures / 127.5 - 1)
    return model


@pytest.mark.parametrize("architecture", ["customcnn", "landmarks"])
def test_architectures_that_nobody_trained_on_it_are_refused(architecture):
    shape = (63,) if architecture == "landmarks" else (32, 32, 3)
    with pytest.raises(InputError, match=f"no ImageNet.* {architecture}.*mobilenetv2 or resnet18"):
        load(build(architecture, shape, 5), "imagenet")


@pytest.mark.parametrize("architecture", ["mobilenetv2", "resnet18"])
def test_no_network_is_answered_with_what_to_do(architecture, cache):
    with pytest.raises(InputError, match=rf"{cache}.*copy https://.* into that folder") as caught:
        load(build(architecture, (32, 32, 3), 5), "imagenet")
    assert len(str(caught.value).replace(str(cache), "~/.keras/models")) <= 300


@pytest.mark.parametrize("architecture", ["mobilenetv2", "resnet18"])
def test_a_damaged_download_is_refused(architecture, cache):
    origin = {"mobilenetv2": keras_applications, "resnet18": torchvision}[architecture].ORIGIN
    (cache / Path(origin).name).write_bytes(b"half of a download")
    with pytest.raises(InputError, match=Path(origin).name):
        load(build(architecture, (32, 32, 3), 5), "imagenet")


def test_mobilenet_has_all_but_its_head_and_attention(cache, theirs):
    theirs.save(cache / Path(keras_applications.ORIGIN).name)
    model = build("mobilenetv2", (64, 64, 3), 5)
    loaded = load(model, "imagenet")
    assert loaded is not None
    assert set(loaded.matched) == {layer.name for layer in theirs.layers if layer.weights}
    attention = {f"attention_{name}" for name in ("stem", 32, 64, 96, 160)}
    assert set(loaded.skipped) == attention | {"dense", "probabilities"}
    taken, anew = loaded.sentences()
    assert taken.startswith("104 of 111 layers begin with the weights of ")
    assert anew.startswith("Anew begin attention_stem, attention_32, ")


def test_mobilenet_sees_the_pixels_that_it_was_trained_on(pictures, theirs):
    known = keras_applications.converted(theirs)
    model = build("mobilenetv2", (64, 64, 3), 5)
    for name in ("Conv1", "bn_Conv1"):
        model.get_layer(name).set_weights(known[name])
    expected = keras.Model(theirs.input, theirs.get_layer("bn_Conv1").output)(pictures / 127.5 - 1)
    ours = keras.Model(model.input, model.get_layer("bn_Conv1").output)(pictures)
    # The last row and column see the border, which is mean colour in ours and grey in theirs.
    difference = keras.ops.convert_to_numpy(ours - expected)[:, :-1, :-1]
    assert np.abs(difference).max() < 1e-4


def test_attention_passes_the_features_on_as_they_are(pictures, theirs):
    model = build("mobilenetv2", (64, 64, 3), 5)
    for layer in theirs.layers:
        if layer.weights:
            model.get_layer(layer.name).set_weights(layer.get_weights())
    open_attention(model)
    features = keras.Model(
        model.input, [model.get_layer(name).output for name in ("normalize", "out_relu")]
    )
    normalized, ours = features(pictures)
    expected = keras.ops.convert_to_numpy(theirs(normalized))
    assert np.ptp(expected) > 0.01
    # 53 convolutions of float32.
    assert keras.ops.convert_to_numpy(ours) == pytest.approx(expected, abs=1e-4, rel=1e-3)


def test_attention_that_passes_all_on_can_learn(pictures):
    model = build("customcnn", (64, 64, 3), 5)
    open_attention(model)
    gates = model.get_layer("attention_4")
    assert not gates.get_weights()[1].any()
    model.compile("sgd", "sparse_categorical_crossentropy")
    model.train_on_batch(pictures, np.arange(4))
    assert gates.get_weights()[1].any()


def test_resnet_has_all_but_its_head_and_attention(cache, monkeypatch):
    (cache / Path(torchvision.ORIGIN).name).touch()
    monkeypatch.setattr(torchvision, "read_state_dict", lambda path: _state())
    model = build("resnet18", (64, 64, 3), 5)
    loaded = load(model, "imagenet")
    assert loaded is not None
    assert len(loaded.matched) == 40
    attention = {f"attention_{name}" for name in ("stem", 2, 3, 4)}
    assert set(loaded.skipped) == attention | {"dense", "probabilities"}


def _state() -> dict[str, np.ndarray]:
    """Of the shapes of torchvision's ResNet18."""
    random = np.random.default_rng(0)
    shapes = {}

    def convolution(name: str, bn: str, out: int, into: int, side: int) -> None:
        shapes[f"{name}.weight"] = (out, into, side, side)
        shapes.update({f"{bn}.{one}": (out,) for one in torchvision.MOMENTS})

    convolution("conv1", "bn1", 64, 3, 7)
    before = 64
    for stage, channels in enumerate((64, 128, 256, 512), start=1):
        for block in (0, 1):
            place = f"layer{stage}.{block}"
            convolution(f"{place}.conv1", f"{place}.bn1", channels, before, 3)
            convolution(f"{place}.conv2", f"{place}.bn2", channels, channels, 3)
            if before != channels:
                down = f"{place}.downsample"
                convolution(f"{down}.0", f"{down}.1", channels, before, 1)
            before = channels
    return {name: random.uniform(0.1, 1, shape) for name, shape in shapes.items()}
