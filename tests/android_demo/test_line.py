"""The app's Java line against the Python line, on a few photographs and a noisy clip.

`make compare-android` does the same with all of them. Skipped where the Java core was not compiled;
`make test-android` compiles it first.
"""

import numpy as np
import pytest

from asl_keras.frames.picture import read_picture
from tools.android.compare import Compared, compare
from tools.android.java_line import CORE
from training.make_clips import spelled


@pytest.fixture(autouse=True)
def core():
    """Needs the compiled core."""
    if not (CORE / "test-classes").is_dir():
        pytest.skip(f"{CORE} was not compiled; `make test-android` compiles it")


def differences(compared: list[Compared]) -> list[float]:
    return [each.difference for each in compared if each.python and each.java]


def test_photographs_are_read_as_on_the_desktop(shared_data):
    photos = [
        min(letter.iterdir())
        for signer in ("project_s", "t32rahman")
        for letter in sorted((shared_data / "photos" / signer).iterdir())
    ]
    compared = list(compare(((str(photo), read_picture(photo)) for photo in photos), video=False))
    assert len(compared) >= 48
    assert all(each.agree_on_a_hand for each in compared)
    assert max(differences(compared)) < 0.01
    assert all(each.letters[0] == each.letters[1] for each in compared)


def test_a_noisy_clip_is_followed_as_on_the_desktop(shared_data):
    letters = shared_data / "photos" / "project_s"
    photos = [min((letters / letter).iterdir()) for letter in "CLAY"]
    frames = spelled("CLAY", photos, "noise", seed=0)
    compared = list(compare(((str(i), frame) for i, frame in enumerate(frames)), video=True))
    assert np.mean([each.agree_on_a_hand for each in compared]) > 0.99
    assert len(differences(compared)) > 60
    assert np.percentile(differences(compared), 95) < 0.03
    assert all(each.same_landmarks for each in compared)
