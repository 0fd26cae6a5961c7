"""The APKs that `make apk` has made: what is in them, and what they ask for.

Skipped where none was made; `make test-android` makes them first.
"""

import re
import struct
import subprocess
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from asl_keras.pretrained import description
from mobile_export.android import ASSETS

DIST = Path(__file__).parents[2] / "android_demo/dist"
ABIS = {
    "asl-demo": {"arm64-v8a", "armeabi-v7a", "x86_64"},
    "asl-demo-arm64": {"arm64-v8a"},
}
LEFT_OUT = {"asl-demo": "-", "asl-demo-arm64": "assets/hand_landmark_lite.tflite"}
MOST_BYTES = {"asl-demo": 25e6, "asl-demo-arm64": 15e6}
PAGE = 1 << 14
PAGES = {"arm64-v8a": PAGE, "armeabi-v7a": 1 << 12, "x86_64": 1 << 12}


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


class Load(NamedTuple):
    """A part of a library that is mapped into memory."""

    offset: int
    address: int
    size: int
    """In memory, in bytes."""
    align: int


def loaded(library: bytes) -> list[Load]:
    """The parts of an ELF file of 32 or 64 bits that a phone loads."""
    is_64 = library[4] == 2
    first = struct.unpack_from("<Q" if is_64 else "<I", library, 32 if is_64 else 28)[0]
    size, count = struct.unpack_from("<HH", library, 54 if is_64 else 42)
    loads = []
    for at in range(first, first + size * count, size):
        if is_64:
            kind, _, offset, address, _, _, memory, align = struct.unpack_from(
                "<IIQQQQQQ", library, at
            )
        else:
            kind, offset, address, _, _, memory, _, align = struct.unpack_from("<8I", library, at)
        if kind == 1:  # PT_LOAD
            loads.append(Load(offset, address, memory, align))
    return loads


def share_a_page(loads: list[Load]) -> bool:
    """Whether one part ends on the page of 16 KB on which the next begins."""
    ends = [(load.address + load.size - 1) // PAGE for load in loads]
    starts = [load.address // PAGE for load in loads]
    return any(end >= start for end, start in zip(ends, starts[1:], strict=False))


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
    assert "package: name='org.aslkeras.demo.debug' versionCode='1'" in badging
    assert "sdkVersion:'24'" in badging
    assert "targetSdkVersion:'35'" in badging
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
        *({"assets/hand_landmark_lite.tflite"} - {LEFT_OUT[apk.stem]}),
        "assets/movements.npz",
        "assets/en.txt",
        "assets/confusion.json",
        "assets/operators.json",
        "assets/palm_detection_full.tflite",
        "assets/reader.json",
        "assets/shapes.npz",
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


def test_every_library_is_laid_out_for_the_pages_of_its_phones(apk):
    """Only arm64 has phones with pages of 16 KB.

    The library for x86_64 stays as it is published: code ends and data begins on one page of 16 KB,
    so it would have to be linked anew. Emulators with such pages cannot load it.
    """
    with zipfile.ZipFile(apk) as archive:
        names = [name for name in archive.namelist() if name.endswith(".so")]
        libraries = {name.split("/")[1]: loaded(archive.read(name)) for name in names}
    assert libraries.keys() == ABIS[apk.stem]
    for abi, loads in libraries.items():
        page = PAGES[abi]
        assert {load.align for load in loads} == {page}, abi
        assert all(load.address % page == load.offset % page for load in loads), abi
    assert not share_a_page(libraries["arm64-v8a"])
    assert "x86_64" not in libraries or share_a_page(libraries["x86_64"])


def test_libraries_are_mapped_out_of_the_apk(apk):
    manifest = output("aapt", "dump", "xmltree", apk, "AndroidManifest.xml")
    assert re.search(r"extractNativeLibs\(.+\)=\(type 0x12\)0x0\b", manifest)


def test_it_carries_the_licences_of_what_is_in_it(apk):
    resources = output("aapt", "dump", "--values", "resources", apk)
    place = re.search(r"raw/licences.*\n\s+\(string8\) \"(res/.+?)\"", resources)[1]
    with zipfile.ZipFile(apk) as archive:
        licences = archive.read(place).decode()
    for part in ("TensorFlow Lite 2.16.1", "XNNPACK", "MediaPipe's hand models"):
        assert part in licences
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in licences
    assert "Redistributions in binary form must reproduce" in licences


def test_two_builds_are_the_same_bytes(apk, tmp_path):
    """Packs and signs what the build has left, again."""
    app = DIST.parent / "app"
    packed, signed = tmp_path / "packed.apk", tmp_path / "signed.apk"
    output(
        *("java", "-cp", DIST.parent / "packer/target/classes", "org.aslkeras.packer.Pack"),
        *(app / "target/apk/linked.apk", app / "target/apk/dex/classes.dex"),
        *(app / "target/archives/jni", packed, LEFT_OUT[apk.stem]),
        *sorted(ABIS[apk.stem]),
    )
    output(
        *("apksigner", "sign", "--ks", app / "debug.keystore", "--ks-pass", "pass:android"),
        *("--v1-signing-enabled", "false", "--v4-signing-enabled", "false"),
        *("--out", signed, packed),
    )
    assert signed.read_bytes() == apk.read_bytes()
