"""The project for Android Studio says nothing otherwise than Maven's.

No test here can run Gradle: its Android plugin is not on Maven Central.
"""

import hashlib
import re
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "android_demo"
GRADLE = (APP / "app/build.gradle.kts").read_text()
MANIFEST = (APP / "app/src/main/AndroidManifest.xml").read_text()
CORE_GRADLE = (APP / "core/build.gradle.kts").read_text()
POM = (APP / "pom.xml").read_text()
STEPS = (APP / "app/build.xml").read_text()
# Of Gradle's own wrapper 8.10.2, as it publishes it.
WRAPPER = "2db75c40782f5e8ba1fc278a5574bab070adccb2d21ca5a6e5ed840888448046"


def gradle(pattern: str) -> str:
    """What stands in the only place where the pattern matches."""
    found = re.findall(pattern, GRADLE)
    assert len(found) == 1, pattern
    return found[0]


@pytest.mark.parametrize(
    "name",
    ["package", "android:minSdkVersion", "android:targetSdkVersion", "android:versionCode"],
)
def test_ids_levels_and_versions_stand_in_the_manifest_alone(name):
    assert len(re.findall(rf'{name}="(.+?)"', MANIFEST)) == 1
    assert f'stated("{name}")' in GRADLE
    assert not re.search(r"(Sdk|versionCode|versionName|namespace|applicationId) = [\d\"]", GRADLE)


def test_the_wrapper_is_gradles_own_and_checks_what_it_fetches():
    wrapper = APP / "gradle/wrapper/gradle-wrapper.jar"
    assert hashlib.sha256(wrapper.read_bytes()).hexdigest() == WRAPPER
    properties = wrapper.with_suffix(".properties").read_text()
    assert re.search(r"^distributionSha256Sum=[0-9a-f]{64}$", properties, re.MULTILINE)


def test_what_everybody_can_sign_has_another_id_than_a_release():
    assert gradle(r'applicationIdSuffix = "(.+)"') == ".debug"
    assert 'else="${stated.manifest(package)}.debug"' in STEPS


def test_the_runtime_and_the_language_are_those_of_maven():
    tflite = re.search(r"<tflite.version>(.+)</tflite.version>", POM)[1]
    assert gradle(r"tensorflow-lite:([\d.]+)") == tflite
    json = re.search(r"<json.version>(.+)</json.version>", POM)[1]
    assert f'compileOnly("org.json:json:{json}")' in CORE_GRADLE
    release = re.search(r"<maven.compiler.release>(\d+)<", POM)[1]
    assert set(re.findall(r"JavaVersion.VERSION_(\d+)", GRADLE)) == {release}


def test_the_abis_are_those_of_the_packing_steps():
    assert re.findall(r'"([a-z0-9_-]+)"', gradle(r"abiFilters \+= listOf\((.+)\)")) == (
        re.search(r'name="abis" value="(.+?)"', STEPS)[1].split()
    )
