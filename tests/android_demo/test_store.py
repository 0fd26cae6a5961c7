"""What stores show of the app: texts of the lengths that they take, and the version at hand."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGLISH = ROOT / "fastlane/metadata/android/en-US"
MANIFEST = (ROOT / "android_demo/app/src/main/AndroidManifest.xml").read_text()


@pytest.mark.parametrize(
    ("name", "longest"), [("title", 50), ("short_description", 80), ("full_description", 4000)]
)
def test_a_text_is_as_short_as_stores_ask_for(name, longest):
    text = (ENGLISH / f"{name}.txt").read_text().strip()
    assert 0 < len(text) <= longest
    assert not text.endswith(".") or name == "full_description"


def test_what_changed_is_told_for_the_version_at_hand():
    code = re.search(r'versionCode="(\d+)"', MANIFEST)[1]
    assert 0 < len((ENGLISH / f"changelogs/{code}.txt").read_text()) <= 500


def test_the_permissions_are_those_that_the_description_names():
    asked = re.findall(r'uses-permission android:name="android.permission.(\w+)"', MANIFEST)
    assert asked == ["CAMERA"]
    assert (
        "asks for the camera and for nothing else" in (ENGLISH / "full_description.txt").read_text()
    )
