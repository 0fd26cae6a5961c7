"""The project for Android Studio names the same ids, SDK levels and versions as Maven's.

No test here can run Gradle: its Android plugin is not on Maven Central.
"""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

APP = Path(__file__).parents[2] / "android_demo"
GRADLE = (APP / "app/build.gradle.kts").read_text()
ANDROID = "{http://schemas.android.com/apk/res/android}"
MANIFEST = ElementTree.parse(APP / "app/src/main/AndroidManifest.xml").getroot()
CORE_GRADLE = (APP / "core/build.gradle.kts").read_text()
POM = (APP / "pom.xml").read_text()
STEPS = (APP / "app/build.xml").read_text()


def gradle(pattern: str) -> str:
    """What stands in the only place where the pattern matches."""
    found = re.findall(pattern, GRADLE)
    assert len(found) == 1, pattern
    return found[0]


def manifest(element: str, attribute: str) -> str:
    """An attribute in the manifest that Maven's build links."""
    node = MANIFEST if element == "." else MANIFEST.find(element)
    return node.get(ANDROID + attribute)


@pytest.mark.parametrize(
    ("pattern", "element", "attribute"),
    [
        (r"minSdk = (\d+)", "uses-sdk", "minSdkVersion"),
        (r"targetSdk = (\d+)", "uses-sdk", "targetSdkVersion"),
        (r"versionCode = (\d+)", ".", "versionCode"),
        (r'versionName = "(.+)"', ".", "versionName"),
    ],
)
def test_sdk_levels_and_versions_are_those_of_the_manifest(pattern, element, attribute):
    assert gradle(pattern) == manifest(element, attribute)


def test_the_ids_are_those_of_the_manifest():
    assert gradle(r'applicationId = "(.+)"') == MANIFEST.get("package")
    assert gradle(r'namespace = "(.+)"') == MANIFEST.get("package")


def test_the_runtime_and_the_language_are_those_of_maven():
    tflite = re.search(r"<tflite.version>(.+)</tflite.version>", POM)[1]
    assert gradle(r"tensorflow-lite:([\d.]+)") == tflite
    json = re.search(r"<json.version>(.+)</json.version>", POM)[1]
    assert f'compileOnly("org.json:json:{json}")' in CORE_GRADLE
    release = re.search(r"<maven.compiler.release>(\d+)<", POM)[1]
    assert set(re.findall(r"JavaVersion.VERSION_(\d+)", GRADLE)) == {release}


def test_the_abis_and_the_least_sdk_are_those_of_the_packing_steps():
    assert re.findall(r'"([a-z0-9_-]+)"', gradle(r"abiFilters \+= listOf\((.+)\)")) == (
        re.search(r'name="abis" value="(.+?)"', STEPS)[1].split()
    )
    assert re.search(r'name="min.sdk" value="(\d+)"', STEPS)[1] == gradle(r"minSdk = (\d+)")
