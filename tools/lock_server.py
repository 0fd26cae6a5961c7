"""Pins what the image of the server is made of, by version and by hash.

Example:
  python3.11 -m tools.lock_server --out server/deploy/requirements.txt

Takes a minute, on Linux on x86-64 with the Python of the image, which is Debian 12's 3.11. What
mediapipe requires and the server does not import is left out, and OpenCV is the one without
windows: 0.7 GB instead of 1.1, and nothing that windows need.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import InputError
from asl_keras.files import expect_place, write_bytes

ROOT = Path(__file__).parents[1]
# JAX computes nothing here; the others read aloud, draw and tokenise for parts of mediapipe that
# stay closed. matplotlib is imported, and never used.
LEFT_OUT = {"asl-keras", "jax", "jaxlib", "opt-einsum", "sentencepiece", "sounddevice"}
LEFT_OUT |= {"cffi", "pycparser", "opencv-contrib-python"}
WINDOWS, HEADLESS = "opencv-contrib-python", "opencv-contrib-python-headless"
HEAD = """\
# What server/deploy/Dockerfile installs, for CPython 3.11 on Linux on x86-64; made by
# `python3.11 -m tools.lock_server`, which says what is left out.
"""


@dataclass(frozen=True)
class LockOptions:
    """What is written."""

    out: Path = ROOT / "server/deploy/requirements.txt"
    """The file of pins."""

    def __post_init__(self) -> None:
        expect_place(self.out, "out")
        if sys.version_info[:2] != (3, 11):
            raise InputError("Expected Python 3.11, as in the image. Received: another one.")


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.lock_server", __doc__)
    add_options(page, LockOptions)
    options = from_options(LockOptions, page.parse_args(arguments))
    found = _resolved([f"{ROOT}[serve]"])
    (windows,) = (one for one in found if _name(one) == WINDOWS)
    found += _resolved([f"{HEADLESS}=={windows['metadata']['version']}", "--no-deps"])
    lines = sorted(_line(one) for one in found if _name(one) not in LEFT_OUT)
    write_bytes(options.out, (HEAD + "".join(lines)).encode())
    print(f"{options.out}: {len(lines)} packages")


def _resolved(wanted: Sequence[str]) -> list[Mapping[str, Any]]:
    """What pip would install into an empty environment."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        line = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run"]
        line += ["--ignore-installed", "--only-binary", ":all:", "--report", report.name, *wanted]
        subprocess.run(line, check=True)
        return json.loads(report.read())["install"]


def _name(package: Mapping[str, Any]) -> str:
    return package["metadata"]["name"].lower().replace("_", "-").replace(".", "-")


def _line(package: Mapping[str, Any]) -> str:
    digest = package["download_info"]["archive_info"]["hashes"]["sha256"]
    version = package["metadata"]["version"]
    return f"{_name(package)}=={version} --hash=sha256:{digest}\n"


if __name__ == "__main__":
    run(main)
