"""The models inside mediapipe."""

from types import SimpleNamespace

import mediapipe
import pytest

from asl_keras.errors import InputError
from asl_keras.landmarks import hand_models
from asl_keras.landmarks.hand_models import SHA256, model_file, read_model


@pytest.mark.skipif(
    not hasattr(mediapipe, "solutions"),
    reason=f"mediapipe {mediapipe.__version__} has no hand models inside",
)
@pytest.mark.parametrize("name", SHA256)
def test_a_model_is_that_of_the_installed_package(name):
    assert read_model(name) == model_file(name).read_bytes()


def test_another_model_is_refused(monkeypatch, tmp_path):
    other = SimpleNamespace(__version__="0.10.21", __path__=[str(tmp_path)])
    monkeypatch.setattr(hand_models, "import_mediapipe", lambda: other)
    file = model_file(hand_models.PALMS)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"TFL3")
    with pytest.raises(InputError, match="is missing or another one"):
        read_model(hand_models.PALMS)
