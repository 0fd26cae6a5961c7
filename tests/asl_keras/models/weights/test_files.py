"""Weights of files: what finds its layer, and what is refused."""

import keras
import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.models import build, saved
from asl_keras.models.weights import Loaded, load

LAYERS = 14  # of customcnn with weights


def begun(path, classes: int = 5, columns=None) -> tuple[keras.Model, Loaded]:
    """A new CustomCNN that begins with a file, and what is said of it."""
    model = build("customcnn", (32, 32, 3), classes)
    loaded = load(model, str(path), columns)
    assert loaded is not None
    return model, loaded


def same(first: list[np.ndarray], second: list[np.ndarray]) -> bool:
    return all(np.array_equal(*pair) for pair in zip(first, second, strict=True))


@pytest.mark.parametrize("name", ["model.keras", "model.h5"])
def test_a_whole_model_gives_all_its_weights_to_another_image_size(trained, tmp_path, name):
    source = trained("customcnn")
    saved.save(source, tmp_path / name)
    model, loaded = begun(tmp_path / name)
    assert same(model.get_weights(), source.get_weights())
    assert (len(loaded.matched), loaded.skipped) == (LAYERS, {})


def test_a_whole_model_of_other_classes_gives_all_but_the_last_dense_layer(trained, tmp_path):
    source = trained("customcnn", classes=7)
    saved.save(source, tmp_path / "model.keras")
    model, loaded = begun(tmp_path / "model.keras")
    assert same(model.get_weights()[:-2], source.get_weights()[:-2])
    assert model.get_weights()[-2].std() > 0
    assert loaded.skipped == {"probabilities": "other shapes there"}
    assert "Anew begin probabilities (other shapes there)." in loaded.sentences()


def test_classes_that_both_models_know_keep_their_weights(trained, tmp_path):
    source = trained("customcnn", classes=7)
    saved.save(source, tmp_path / "model.keras")
    model, loaded = begun(tmp_path / "model.keras", classes=3, columns=[6, None, 0])
    (kernel, bias), (theirs, their_bias) = (
        one.get_layer("probabilities").get_weights() for one in (model, source)
    )
    np.testing.assert_array_equal(kernel[:, [0, 2]], theirs[:, [6, 0]])
    np.testing.assert_array_equal(bias[[0, 2]], their_bias[[6, 0]])
    assert not np.isin(kernel[:, 1], theirs).any()
    assert not loaded.skipped
    assert "2 of 3 labels known to it" in loaded.sentences()[0]


def test_a_layer_before_the_head_without_weights_refuses_the_file_and_changes_nothing(
    trained, tmp_path
):
    """A file that fits nothing but the first convolution is no start."""
    image = keras.Input((32, 32, 3))
    x = keras.layers.Conv2D(32, 3, use_bias=False, name="conv_1")(image)
    x = keras.layers.Dense(5, name="probabilities")(keras.layers.GlobalAveragePooling2D()(x))
    saved.save(keras.Model(image, x), tmp_path / "other.keras")
    model = build("customcnn", (32, 32, 3), 5)
    before = model.get_weights()
    with pytest.raises(InputError, match=r"without those of 11: conv_1_bn \(no layer of that name"):
        load(model, str(tmp_path / "other.keras"))
    assert same(model.get_weights(), before)


def test_weights_alone_are_loaded(trained, tmp_path):
    source = trained("customcnn")
    source.save_weights(tmp_path / "model.weights.h5")
    model, loaded = begun(tmp_path / "model.weights.h5")
    assert same(model.get_weights(), source.get_weights())
    assert len(loaded.matched) == LAYERS


@pytest.mark.parametrize("name", ["absent.keras", "absent.h5", "absent.weights.h5", "no-such"])
def test_an_absent_file_is_the_users_mistake(name, tmp_path):
    with pytest.raises(InputError, match=name):
        begun(tmp_path / name)


@pytest.mark.parametrize("name", ["model.keras", "model.h5", "model.weights.h5", "model.pth"])
def test_an_unreadable_file_is_the_users_mistake(name, tmp_path):
    (tmp_path / name).write_text("not a model")
    with pytest.raises(InputError, match=name):
        begun(tmp_path / name)


def test_another_architecture_is_the_users_mistake(trained, tmp_path):
    source = trained("landmarks")
    saved.save(source, tmp_path / "model.keras")
    source.save_weights(tmp_path / "model.weights.h5")
    with pytest.raises(InputError, match=r"customcnn before its head.* Give a model of this arch"):
        begun(tmp_path / "model.keras")
    with pytest.raises(InputError, match="weights of customcnn for 5 classes"):
        begun(tmp_path / "model.weights.h5")
