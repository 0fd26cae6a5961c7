"""The command that fills the app's assets: what it writes, and what it refuses."""

import pytest

from asl_keras.errors import InputError
from asl_keras.inference.inputs import MaskInput
from asl_keras.inference.metadata import read_metadata, read_network, write_metadata
from asl_keras.landmarks.hand_models import SHA256, read_model
from asl_keras.pretrained import pretrained
from mobile_export.tflite.operators import PHONE_VERSIONS, require_phone_operators


@pytest.fixture
def model(tmp_path):
    """A copy of the pretrained model, to be damaged."""
    file = tmp_path / "model.tflite"
    file.write_bytes(pretrained().read_bytes())
    return file


def test_the_model_goes_in_unchanged_with_two_hand_models(command, model, tmp_path):
    result = command("mobile_export.android", "--model", model, "--out", tmp_path / "assets")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "assets/letters.tflite").read_bytes() == model.read_bytes()
    names = {file.name for file in (tmp_path / "assets").iterdir()}
    assert names == {"letters.tflite", *(name.split("/")[1] for name in SHA256)}


def test_a_model_for_another_mask_is_refused_and_nothing_is_written(
    command, model, monkeypatch, tmp_path
):
    info = read_metadata(model)
    monkeypatch.setattr(MaskInput, "version", 2)
    write_metadata(model, info)
    result = command("mobile_export.android", "--model", model, "--out", tmp_path / "assets")
    assert result.returncode == 2
    assert "version 2" in result.stderr
    assert not (tmp_path / "assets").exists()


@pytest.mark.parametrize("known", [{}, {**PHONE_VERSIONS, "FULLY_CONNECTED": 3}])
def test_an_operator_that_the_runtime_does_not_know_is_refused(model, monkeypatch, known):
    monkeypatch.setattr("mobile_export.tflite.operators.PHONE_VERSIONS", known)
    with pytest.raises(InputError, match="Expected operators"):
        require_phone_operators(read_network(model))


@pytest.mark.parametrize("name", SHA256)
def test_the_hand_models_run_on_the_apps_runtime(name):
    require_phone_operators(read_model(name))
