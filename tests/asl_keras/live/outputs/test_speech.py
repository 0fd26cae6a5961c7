"""Reading aloud."""

import importlib.util

import pytest

from asl_keras.errors import InputError
from asl_keras.live.outputs.speech import Speaker


@pytest.mark.skipif(
    importlib.util.find_spec("pyttsx3") is not None, reason="the extra `speak` is installed"
)
def test_without_pyttsx3_the_fix_is_named():
    with pytest.raises(InputError, match=r"pip install '\.\[speak\]'"):
        Speaker()
