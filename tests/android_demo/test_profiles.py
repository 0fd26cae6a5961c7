"""Profiles go from the desktop to the app and back.

Skipped where the Java core was not compiled; `make test-android` compiles it first.
"""

import subprocess
from dataclasses import replace

import numpy as np
import pytest

from asl_keras.adapt.profile import Profile
from asl_keras.adapt.storage import load, save
from asl_keras.synthetic.generator import sample
from tools.android.java_line import CORE, class_path

TEACHER = "org.aslkeras.core.adapt.ProfileTeacher"


@pytest.mark.parametrize("z", [0.5, np.nan])
def test_a_profile_of_the_desktop_is_taught_by_the_app_as_by_the_desktop(tmp_path, z):
    if not (CORE / "test-classes").is_dir():
        pytest.skip(f"{CORE} was not compiled; `make test-android` compiles it")
    hands = sample(30, 7)[0]
    hands[:, :, 2] *= z
    profile = Profile("Anna 2").taught(hands[:25], np.array(["A"] * 25))
    profile = replace(profile.taught(hands[25:], np.array(["B"] * 5)), model="00ff" * 16)
    save(profile, tmp_path / "desktop.npz")
    files = [str(tmp_path / name) for name in ("desktop.npz", "app.npz")]
    subprocess.run(["java", "-cp", class_path(), TEACHER, *files, "ß"], check=True)
    expected = profile.taught(profile.landmarks[profile.labels == "A"], np.array(["ß"] * 20))
    taught = load(tmp_path / "app.npz")
    assert (taught.name, taught.model) == (expected.name, expected.model)
    for field in ("landmarks", "labels", "takes"):
        np.testing.assert_array_equal(getattr(taught, field), getattr(expected, field))
