"""The app's Java line against the Python line, as users run them: photographs, and a noisy clip.

`make compare-android` does the same with all of them. Skipped where the Java core was not compiled;
`make test-android` compiles it first.
"""

import numpy as np
import pytest

from asl_keras.adapt.personal import Personal
from asl_keras.adapt.profile import Profile
from asl_keras.adapt.storage import save
from asl_keras.frames.frame import Frame
from asl_keras.frames.picture import read_picture
from asl_keras.pretrained import open_reader
from mobile_export.android import ASSETS
from tools.android.clip_lines import compare as compare_frames
from tools.android.compare import compare
from tools.android.java_line import CORE
from training.make_clips import spelled

RATE = 30  # frames a second


@pytest.fixture(autouse=True)
def core():
    """Needs the compiled core."""
    if not (CORE / "test-classes").is_dir():
        pytest.skip(f"{CORE} was not compiled; `make test-android` compiles it")


@pytest.fixture
def clip(shared_data):
    """CLAY, spelled by one signer before a noisy camera."""
    letters = shared_data / "photos" / "project_s"
    photos = [min((letters / letter).iterdir()) for letter in "CLAY"]
    pictures = spelled("CLAY", photos, "noise", seed=0)
    return [Frame(picture, number / RATE) for number, picture in enumerate(pictures)]


def test_photographs_are_read_as_on_the_desktop(shared_data):
    photos = [
        min(letter.iterdir())
        for signer in ("project_s", "t32rahman")
        for letter in sorted((shared_data / "photos" / signer).iterdir())
    ]
    compared = list(compare((str(photo), read_picture(photo)) for photo in photos))
    assert len(compared) >= 48
    found = [each for each in compared if each.python and each.java]
    assert all(each.agree_on_a_hand for each in compared)
    assert len(found) >= 48
    assert all(each.same_handedness and each.difference < 0.01 for each in found)
    assert all(each.letters[0] == each.letters[1] for each in compared)


def test_a_noisy_clip_is_read_as_in_the_webcams_mirror(clip):
    compared = list(compare_frames(clip, True, open_reader(ASSETS / "reader.json")))
    differences = [difference for each in compared for difference in each.differences]
    assert np.mean([each.same_count for each in compared]) > 0.98
    assert len(differences) > 60
    assert np.percentile(differences, 95) < 0.03
    assert np.mean([each.same_letters for each in compared]) > 0.98
    assert all(each.same_from_equal_hands for each in compared)
    assert compared[-1].python.text == compared[-1].java.text


def test_a_profile_of_the_desktop_is_read_by_the_app_with_equal_results(clip, tmp_path):
    reader = open_reader(ASSETS / "reader.json")
    if not reader.embedding_size:
        pytest.skip("what ships has no embedding to compare a signer's hands by")
    clip = clip[: round(2.5 * RATE)]  # the first letter, and half of the second
    first = list(compare_frames(clip, False, reader))
    held = np.stack([each.java.hands[0].hand.landmarks for each in first if each.java.hands])
    taught = np.array(["Y" if number % 2 else "L" for number in range(len(held))])
    profile = Profile("anna").taught(held, taught)
    save(profile, tmp_path / "anna.npz")
    personal = Personal(reader, profile)
    compared = list(compare_frames(clip, False, personal, tmp_path / "anna.npz"))
    assert all(each.same_from_equal_hands for each in compared)
    assert any(
        not np.array_equal(one.distribution, other.distribution)
        for before, after in zip(first, compared, strict=True)
        for one, other in zip(before.java.hands, after.java.hands, strict=True)
    )
