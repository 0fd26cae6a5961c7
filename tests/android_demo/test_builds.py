"""The APK is the same bytes from two folders, and a release has a key and an id of its own.

Run by `make test-builds`: three builds, each in a copy of the tracked files. Takes three minutes
of one processor.
"""

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from mobile_export.android import ASSETS

ROOT = Path(__file__).parents[2]
BUILT = ("asl-demo.apk", "asl-demo-arm64.apk")
ID = "org.aslkeras.demo"
PASSWORD, ALIAS = "a-secret", "anybody"
PATIENCE = 1200  # seconds

pytestmark = pytest.mark.builds


def built(folder: Path, *options: str, **environment: str) -> Path:
    """Builds a copy of the tracked files, with the assets that are here; the folder of its APKs."""
    listed = subprocess.run(
        ["git", "ls-files", "android_demo"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    for name in listed.stdout.split():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / ASSETS, folder / ASSETS)
    line = ["mvn", "--batch-mode", "--quiet", "--file", "android_demo", "package", "-DskipTests"]
    subprocess.run(
        [*line, *options],
        cwd=folder,
        check=True,
        timeout=PATIENCE,
        env={**os.environ, **environment},
    )
    return folder / "android_demo/dist"


def output(*command: object) -> str:
    """What a program prints; it must succeed."""
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


def package(apk: Path) -> str:
    """The id that it is installed as."""
    return re.search(r"package: name='(.+?)'", output("aapt", "dump", "badging", apk))[1]


def signer(apk: Path) -> str:
    """The SHA-256 of its certificate."""
    printed = output("apksigner", "verify", "--print-certs", "--min-sdk-version", "24", apk)
    return re.search(r"certificate SHA-256 digest: (\w+)", printed)[1]


@pytest.fixture(scope="module")
def debug(tmp_path_factory):
    """What is built without a key."""
    return built(tmp_path_factory.mktemp("one"))


def test_two_folders_give_the_same_bytes(debug, tmp_path):
    other = built(tmp_path / "a folder with another name" / "and deeper")
    for name in BUILT:
        assert (debug / name).read_bytes() == (other / name).read_bytes()


def test_a_release_has_the_given_key_and_an_id_that_no_debug_build_updates(debug, tmp_path):
    keystore = tmp_path / "release key.p12"
    output(
        *("keytool", "-genkeypair", "-keystore", keystore, "-storetype", "PKCS12"),
        *("-storepass", PASSWORD, "-alias", ALIAS, "-keyalg", "RSA", "-keysize", "3072"),
        *("-dname", "CN=Anybody", "-validity", "36500"),
    )
    given = {"ASL_KEYSTORE": str(keystore), "ASL_KEYSTORE_PASSWORD": PASSWORD}
    dist = built(tmp_path / "release", "-Drelease", **given, ASL_KEY_ALIAS=ALIAS)
    released, free = dist / "asl-demo-release.apk", debug / "asl-demo.apk"
    assert (package(released), package(free)) == (ID, f"{ID}.debug")
    assert signer(released) != signer(free)
    with zipfile.ZipFile(released) as one, zipfile.ZipFile(free) as other:
        assert one.namelist() == other.namelist()
        same = [name for name in one.namelist() if one.read(name) == other.read(name)]
        assert {*one.namelist()} - {*same} <= {"AndroidManifest.xml", "resources.arsc"}
