"""Models are put where every program finds them."""

import pytest

from asl_keras.errors import InputError
from asl_keras.inference.ensemble import Ensemble
from asl_keras.inference.recognizer import Recognizer
from asl_keras.pretrained import open_reader, pretrained
from mobile_export import ship


@pytest.fixture
def models() -> list[str]:
    """The same file twice, which is enough."""
    return [str(pretrained())] * 2


def test_one_model_ships_alone(models, tmp_path, capsys):
    ship.main([models[0], "--names", "alone", "--out", str(tmp_path)])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["alone.tflite", "reader.json"]
    assert isinstance(open_reader(tmp_path / "reader.json"), Recognizer)
    assert f"alone; {open_reader().alphabet}" in capsys.readouterr().out


def test_several_models_ship_together(models, tmp_path):
    numbers = ["--weights", "0.7", "0.3", "--temperature", "1.2", "--threshold", "0.64"]
    ship.main([*models, "--names", "a", "b", *numbers, "--out", str(tmp_path)])
    reader = open_reader(tmp_path / "reader.json")
    assert isinstance(reader, Ensemble)
    assert (reader.temperature, reader.threshold) == (1.2, 0.64)
    assert reader.weights.tolist() == pytest.approx([0.7, 0.3])


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (["--names", "a"], "names"),
        (["--names", "a", "b"], "weights"),
        (["--names", "a", "b", "--weights", "1", "1", "--temperature", "1"], "threshold"),
        (["--names", "a", "b", "--weights", "1", "1", "--threshold", "0.6"], "temperature"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_written(models, options, field, tmp_path):
    with pytest.raises(InputError, match=f"`{field}`"):
        ship.main([*models, *options, "--out", str(tmp_path)])
    assert not list(tmp_path.iterdir())
