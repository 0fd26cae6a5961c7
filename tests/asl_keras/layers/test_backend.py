"""What a user's configuration of Keras does: nothing, or it is refused in a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SAY = """
from asl_keras.errors import InputError
try:
    from asl_keras.layers.backend import keras
    print(keras.config.image_data_format(), keras.config.floatx())
except InputError as error:
    print(error)
"""


def said(home: Path, configuration: dict, **environment: str) -> str:
    (home / "keras.json").write_text(json.dumps(configuration))
    inherited = {key: value for key, value in os.environ.items() if key != "KERAS_BACKEND"}
    return subprocess.run(
        [sys.executable, "-c", SAY],
        env={**inherited, "KERAS_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_channels_and_floats_are_those_of_our_models(tmp_path):
    others = {"image_data_format": "channels_first", "floatx": "float16"}
    assert said(tmp_path, others, KERAS_BACKEND="jax") == "channels_last float32\n"


@pytest.mark.parametrize("name", ["Tensorflow", "numpy", "openvino"])
def test_a_backend_that_cannot_train_is_refused(tmp_path, name):
    sentence = said(tmp_path, {}, KERAS_BACKEND=name)
    assert sentence.startswith("Expected Keras on one of tensorflow, jax, torch")
    assert f"Received: {name}" in sentence


@pytest.mark.parametrize("configuration", [{"backend": "theano"}, {"epsilon": "x"}])
def test_settings_that_keras_does_not_start_with_are_refused(tmp_path, configuration):
    assert said(tmp_path, configuration).startswith("Expected settings that Keras starts with")
