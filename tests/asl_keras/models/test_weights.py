import keras
import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.models import build, saved, weights


def same(first: list[np.ndarray], second: list[np.ndarray]) -> bool:
    return all(np.array_equal(*pair) for pair in zip(first, second, strict=True))


@pytest.mark.parametrize("name", ["model.keras", "model.h5"])
def test_a_whole_model_gives_all_its_weights_to_another_image_size(trained, tmp_path, name):
    source = trained("customcnn")
    saved.save(source, tmp_path / name)
    model = build("customcnn", (32, 32, 3), 5, str(tmp_path / name))
    assert same(model.get_weights(), source.get_weights())


def test_a_whole_model_of_other_classes_gives_all_but_the_last_dense_layer(trained, tmp_path):
    source = trained("customcnn", classes=7)
    saved.save(source, tmp_path / "model.keras")
    model = build("customcnn", (32, 32, 3), 5, str(tmp_path / "model.keras"))
    assert same(model.get_weights()[:-2], source.get_weights()[:-2])
    assert model.get_weights()[-2].std() > 0


def test_weights_alone_are_loaded(trained, tmp_path):
    source = trained("customcnn")
    source.save_weights(tmp_path / "model.weights.h5")
    model = build("customcnn", (32, 32, 3), 5, str(tmp_path / "model.weights.h5"))
    assert same(model.get_weights(), source.get_weights())


@pytest.mark.parametrize("name", ["absent.keras", "absent.h5", "absent.weights.h5", "no-such"])
def test_an_absent_file_is_the_users_mistake(name, tmp_path):
    with pytest.raises(InputError, match=name):
        build("customcnn", (32, 32, 3), 5, str(tmp_path / name))


@pytest.mark.parametrize("name", ["model.keras", "model.h5", "model.weights.h5"])
def test_an_unreadable_file_is_the_users_mistake(name, tmp_path):
    (tmp_path / name).write_text("not a model")
    with pytest.raises(InputError, match=name):
        build("customcnn", (32, 32, 3), 5, str(tmp_path / name))


def test_another_architecture_is_the_users_mistake(trained, tmp_path):
    source = trained("mobilenetv2")
    saved.save(source, tmp_path / "model.keras")
    source.save_weights(tmp_path / "model.weights.h5")
    with pytest.raises(InputError, match=r"architecture customcnn.* Received: mobilenetv2"):
        build("customcnn", (32, 32, 3), 5, str(tmp_path / "model.keras"))
    with pytest.raises(InputError, match="weights of customcnn for 5 classes"):
        build("customcnn", (32, 32, 3), 5, str(tmp_path / "model.weights.h5"))


@pytest.mark.parametrize("architecture", ["customcnn", "resnet18"])
def test_imagenet_is_refused_where_keras_has_no_such_weights(architecture):
    with pytest.raises(InputError, match=f"no ImageNet weights for {architecture}.*mobilenetv2"):
        build(architecture, (32, 32, 3), 5, "imagenet")


def test_no_network_is_answered_with_what_to_do(monkeypatch, tmp_path):
    # An empty cache, and a proxy that refuses every connection: nothing listens on port 9.
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    monkeypatch.setattr("keras.src.backend.config._KERAS_DIR", str(tmp_path))
    with pytest.raises(InputError, match=r"by hand into .*, or give as `weights` the path.*none"):
        build("mobilenetv2", (32, 32, 3), 5, "imagenet")


def test_imagenet_weights_see_the_pixels_that_they_were_trained_on(pictures):
    source = keras.applications.MobileNetV2(
        input_shape=(64, 64, 3), include_top=False, weights=None
    )
    model = build("mobilenetv2", (64, 64, 3), 5)
    weights.copy_pretrained(source, model)
    theirs = keras.Model(source.input, source.get_layer("bn_Conv1").output)(pictures / 127.5 - 1)
    ours = keras.Model(model.input, model.get_layer("bn_Conv1").output)(pictures)
    # The last row and column see the border, which is mean colour in ours and grey in theirs.
    difference = keras.ops.convert_to_numpy(ours - theirs)[:, :-1, :-1]
    assert np.abs(difference).max() < 1e-4
    assert same(
        model.get_layer("block_16_project").get_weights(),
        source.get_layer("block_16_project").get_weights(),
    )
