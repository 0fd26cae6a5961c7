"""`asl doctor` tells what is there, and never fails over what is not."""

import hashlib
import json

import pytest

from asl_keras import doctor
from asl_keras.pretrained import pretrained


def test_the_report_has_versions_the_model_and_the_devices(command):
    result = command("asl_keras.doctor")
    assert (result.returncode, result.stderr) == (0, "")
    for fact in ("Python", "mediapipe", "int8", "cameras", "screen", "XNNPACK"):
        assert fact in result.stdout
    assert hashlib.sha256(pretrained().read_bytes()).hexdigest() in result.stdout


def test_the_same_facts_come_as_json(command):
    found = json.loads(command("asl_keras.doctor", "--json").stdout)
    assert pretrained().name in found["model"].values()
    assert len(found["hand models"]["hand_landmark_full.tflite"]) == 64


def test_what_is_not_installed_is_a_dash(monkeypatch):
    monkeypatch.setattr(doctor, "OTHER_OPENCV", ("a-package-that-nobody-has",))
    assert doctor.examine()["other OpenCV"] == {"a-package-that-nobody-has": "-"}


def test_a_model_that_is_missing_is_a_reason_and_the_rest_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr("asl_keras.pretrained.SHIPPED", tmp_path / "gone.json")
    found = doctor.examine()
    assert "gone.json" in found["model"]["unknown"]
    assert "screen" in found["devices"]


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_screen_is_told_by_its_variable(monkeypatch, name):
    monkeypatch.setattr("sys.platform", "linux")
    for other in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(other, raising=False)
    assert doctor.examine()["devices"]["screen"] == "none"
    monkeypatch.setenv(name, ":7")
    assert doctor.examine()["devices"]["screen"] == name
