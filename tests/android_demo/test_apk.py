"""The APKs that `make apk` has made: what is in them, and what they ask for.

Skipped where none was made; `make test-android` makes them first.
"""

import re
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest

from asl_keras.pretrained import description
from mobile_export.android import ASSETS

DIST = Path(__file__).parents[2] / "android_demo/dist"
ABIS = {
    "asl-demo": {"arm64-v8a", "armeabi-v7a", "x86_64"},
    "asl-demo-arm64": {"arm64-v8a"},
}
MOST_BYTES = {"asl-demo": 25e6, "asl-demo-arm64": 15e6}
PAGE = 1 << 14


@pytest.fixture(params=ABIS)
def apk(request) -> Path:
    """Each of the APKs."""
    file = DIST / f"{request.param}.apk"
    if not file.is_file():
        pytest.skip(f"{file} was not made; `make apk` makes it")
    return file


def output(*command: object) -> str:
    """What a program prints; it must succeed."""
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


def content_offset(file: Path, entry: zipfile.ZipInfo) -> int:
    """Where the bytes of an entry begin in the file."""
    with file.open("rb") as stream:
        stream.seek(entry.header_offset + 26)
        name, extra = struct.unpack("<HH", stream.read(4))
    return entry.header_offset + 30 + name + extra


def test_its_size_is_within_the_limit(apk):
    assert apk.stat().st_size <= MOST_BYTES[apk.stem]


def test_it_is_signed_for_every_android_from_7_on(apk):
    verified = output("apksigner", "verify", "--verbose", "--min-sdk-version", "24", apk)
    assert "Verified using v2 scheme (APK Signature Scheme v2): true" in verified
    assert "Verified using v3 scheme (APK Signature Scheme v3): true" in verified


def test_it_asks_for_the_camera_and_nothing_else(apk):
    badging = output("aapt", "dump", "badging", apk)
    assert re.findall(r"uses-permission: name='(.+?)'", badging) == ["android.permission.CAMERA"]
    assert "uses-implied-permission" not in badging
    assert "package: name='org.aslkeras.demo' versionCode='1'" in badging
    assert "sdkVersion:'24'" in badging
    assert "targetSdkVersion:'34'" in badging
    assert "launchable-activity: name='org.aslkeras.demo.MainActivity'" in badging
    assert set(re.search(r"native-code: (.+)", badging)[1].split()) == {
        f"'{abi}'" for abi in ABIS[apk.stem]
    }


def test_it_holds_the_code_the_models_and_a_runtime_per_abi(apk):
    models = {member.file.name for member in description.read(ASSETS / "reader.json").members}
    with zipfile.ZipFile(apk) as archive:
        names = {entry.filename for entry in archive.infolist()}
    assert {name for name in names if not name.startswith("res/")} == {
        "AndroidManifest.xml",
        "assets/hand_landmark_full.tflite",
        "assets/palm_detection_full.tflite",
        "assets/reader.json",
        *(f"assets/{model}" for model in models),
        "classes.dex",
        "resources.arsc",
        *(f"lib/{abi}/libtensorflowlite_jni.so" for abi in ABIS[apk.stem]),
    }


def test_the_phones_own_json_is_not_packed(apk, tmp_path):
    with zipfile.ZipFile(apk) as archive:
        archive.extract("classes.dex", tmp_path)
    classes = re.findall(r"Class descriptor +: '(.+)'", output("dexdump", tmp_path / "classes.dex"))
    assert "Lorg/aslkeras/core/inference/ModelInfo;" in classes
    assert not [name for name in classes if name.startswith("Lorg/json/")]


def test_libraries_lie_on_pages_of_16_kb_and_models_are_mapped(apk):
    with zipfile.ZipFile(apk) as archive:
        entries = archive.infolist()
    for entry in entries:
        if entry.filename.endswith((".so", ".tflite", ".json", ".arsc")):
            assert entry.compress_type == zipfile.ZIP_STORED
            alignment = PAGE if entry.filename.endswith(".so") else 4
            assert content_offset(apk, entry) % alignment == 0, entry.filename
    output("zipalign", "-c", "-p", "4", apk)


def test_two_builds_are_the_same_bytes(apk, tmp_path):
    """Packs and signs what the build has left, again."""
    app = DIST.parent / "app"
    packed, signed = tmp_path / "packed.apk", tmp_path / "signed.apk"
    output(
        *("java", "-cp", DIST.parent / "packer/target/classes", "org.aslkeras.packer.Pack"),
        *(app / "target/apk/linked.apk", app / "target/apk/dex/classes.dex"),
        *(DIST.parent / "tflite/target/runtime/jni", packed),
        *sorted(ABIS[apk.stem]),
    )
    output(
        *("apksigner", "sign", "--ks", app / "debug.keystore", "--ks-pass", "pass:android"),
        *("--v1-signing-enabled", "false", "--v4-signing-enabled", "false"),
        *("--out", signed, packed),
    )
    assert signed.read_bytes() == apk.read_bytes()
