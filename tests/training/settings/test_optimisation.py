"""With which steps a network learns: what is refused, and what a recipe says."""

import sys

import pytest

from asl_keras.errors import InputError
from training import fit
from training.settings import TrainingSettings
from training.settings.recipe import RECIPES


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("warmup", -0.1),
        ("warmup", 1.0),
        ("momentum", 1.0),
        ("weight_decay", -0.1),
        ("weight_decay", float("nan")),
        ("clip_norm", 0.0),
        ("clip_norm", float("inf")),
        ("ema", 0.0),
        ("ema", 1.0),
        ("label_smoothing", 1.0),
        ("patience", -1),
    ],
)
def test_numbers_out_of_range_are_refused(field, value):
    with pytest.raises(InputError, match=f"`{field}`"):
        TrainingSettings(optimizer="sgd", **{field: value})


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ({"momentum": 0.9}, {"optimizer": "adamw"}),
        ({"momentum": 0.9}, {"optimizer": "adam"}),
        ({"weight_decay": 0.1}, {"optimizer": "adam"}),
        ({"warmup": 0.1}, {"schedule": "plateau"}),
        ({"hands": 9}, {"batch_size": 10}),
        ({"ema": 0.9}, {"unfreeze_at": 2, "freeze": "stem", "weights": "imagenet"}),
    ],
)
def test_contradictions_are_refused_by_the_names_of_both(field, other):
    with pytest.raises(InputError) as caught:
        TrainingSettings(**field, **other)
    assert caught.value.fields == (*field, next(iter(other)))


@pytest.mark.parametrize(
    ("field", "value", "beside"),
    [
        ("unfreeze_at", 11, {"epochs": 10, "freeze": "stem", "weights": "imagenet"}),
        ("image_size", 64, {"arch": "landmarks"}),
        ("resolution", "full", {"arch": "landmarks"}),
    ],
)
def test_what_would_do_nothing_is_refused(field, value, beside):
    with pytest.raises(InputError, match=f"`{field}`"):
        TrainingSettings(**beside, **{field: value})


def test_weights_that_are_not_there_are_noticed_before_any_model_is_made(tmp_path):
    with pytest.raises(InputError, match="`weights`"):
        fit.main(["--weights", str(tmp_path / "none.keras"), "--out", str(tmp_path / "run")])
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("name", ["model.keras", "model.h5", "a.weights.h5", "a.pth", "a.png"])
def test_a_damaged_file_of_weights_is_noticed_before_keras_is_there(name, tmp_path, monkeypatch):
    for later in ("keras", "asl_keras.layers.backend", "asl_keras.models.saved"):
        monkeypatch.setitem(sys.modules, later, None)  # whoever imports it fails
    file = tmp_path / name
    file.write_bytes(b"PK no weights")
    with pytest.raises(InputError, match="`weights` of none, imagenet or a file") as caught:
        fit.main(["--weights", str(file), "--out", str(tmp_path / "run")])
    assert str(file) in str(caught.value)


def test_adamw_decays_and_sgd_does_not_unless_asked():
    assert TrainingSettings().decay == 0.01
    assert TrainingSettings(optimizer="sgd").decay == 0.0
    assert TrainingSettings(optimizer="sgd", weight_decay=0.1).decay == 0.1


def test_sgd_begins_at_a_higher_rate_unless_a_user_says_otherwise():
    assert TrainingSettings(optimizer="sgd").rate > TrainingSettings().rate
    assert TrainingSettings(optimizer="sgd", learning_rate=0.001).rate == 0.001


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_can_be_trained_with(recipe):
    TrainingSettings(**RECIPES[recipe])


def test_a_flag_beside_a_recipe_wins(monkeypatch):
    seen = []
    monkeypatch.setattr(fit, "_run", lambda settings, *_: seen.append(settings))
    for arguments in ([], ["--recipe", "original"]):
        fit.main([*arguments, "--batch-size", "50"])
    plain, original = seen
    assert plain == TrainingSettings(batch_size=50)
    assert original == TrainingSettings(**{**RECIPES["original"], "batch_size": 50})
    assert (original.optimizer, original.schedule, original.rate) == ("adam", "constant", 0.001)
