"""The command that fills the app's assets: what it writes, and what it refuses."""

import pytest

from asl_keras.errors import InputError
from asl_keras.inference.metadata import read_metadata, read_network, write_metadata
from asl_keras.landmarks.hand_models import SHA256, read_model
from asl_keras.pretrained import SHIPPED, description, open_reader, pretrained
from mobile_export.tflite.operators import PHONE_VERSIONS, require_phone_operators

HAND_MODELS = {name.split("/")[1] for name in SHA256}
TEXT = {"en.txt", "confusion.json", "operators.json", "shapes.npz"}


def names_in(folder):
    """The names of the files in a folder."""
    return {file.name for file in folder.iterdir()}


@pytest.fixture
def model(tmp_path):
    """A copy of the pretrained model, to be damaged."""
    file = tmp_path / "model.tflite"
    file.write_bytes(pretrained().read_bytes())
    return file


def test_the_model_goes_in_unchanged_with_the_hand_models(command, model, tmp_path):
    result = command("mobile_export.android", "--model", model, "--out", tmp_path / "assets")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "assets/model.tflite").read_bytes() == model.read_bytes()
    assert names_in(tmp_path / "assets") == {
        "model.tflite",
        "movements.npz",
        "reader.json",
        *HAND_MODELS,
        *TEXT,
    }


def test_what_the_package_reads_with_takes_the_place_of_another_model(command, model, tmp_path):
    assets = tmp_path / "assets"
    for which in (["--model", model], []):
        result = command("mobile_export.android", *which, "--out", assets)
        assert result.returncode == 0, result.stderr
    shipped = {member.file.name for member in description.read(SHIPPED).members}
    assert names_in(assets) == {"movements.npz", "reader.json", *shipped, *HAND_MODELS, *TEXT}
    read, expected = open_reader(assets / "reader.json"), open_reader()
    assert (read.alphabet, read.threshold) == (expected.alphabet, expected.threshold)


def test_a_model_that_reads_another_version_is_refused_and_nothing_is_written(
    command, model, monkeypatch, tmp_path
):
    info = read_metadata(model)
    monkeypatch.setattr(type(info.input), "version", 2)
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
