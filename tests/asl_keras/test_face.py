"""The names that a notebook imports from the package itself."""

import subprocess
import sys

import pytest

import asl_keras


@pytest.mark.parametrize("name", asl_keras.__all__)
def test_every_name_is_there(name):
    assert callable(getattr(asl_keras, name))
    assert name in dir(asl_keras)


def test_a_name_is_the_one_of_its_own_module():
    from asl_keras.inference.recognizer import Recognizer

    assert asl_keras.Recognizer is Recognizer


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'asl_keras' has no attribute 'Nobody'"):
        asl_keras.Nobody  # noqa: B018


def test_importing_the_package_loads_nothing_else():
    code = "import asl_keras, sys; print({'numpy', 'cv2', 'mediapipe'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout == "set()\n"
