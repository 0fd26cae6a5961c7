"""Reports what is installed here: the first thing that a bug report needs.

Example:
  python -m asl_keras.doctor

Takes a second. Prints versions (a dash for what is missing), the models with their SHA-256, the
cameras, the screen, what LiteRT runs on, and the fonts. Names no user and no folder, so that it can
be published. Where a fact cannot be found out, it prints the reason; the exit code is always 0.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras import __version__
from asl_keras.command import manual_page, run
from asl_keras.table import aligned

if TYPE_CHECKING:
    from asl_keras.pretrained.description import Member

MISSING = "-"
# They share the folder cv2/ with ours: two at once may be the fault that is looked for.
OTHER_OPENCV = ("opencv-python", "opencv-python-headless", "opencv-contrib-python-headless")
HAND_MODELS = ("palm_detection/*.tflite", "hand_landmark/*.tflite")
REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:.*extra == [\"'](?P<extra>\w+)[\"'])?")

Facts = dict[str, str]


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("asl_keras.doctor", __doc__)
    page.add_argument("--json", action="store_true", help="print one JSON object")
    options = page.parse_args(arguments)
    found = examine()
    print(json.dumps(found, indent=2) if options.json else in_columns(found))


def examine() -> dict[str, Facts]:
    """All facts by subject; whatever fails is replaced by the reason."""
    subjects: dict[str, Callable[[], Facts]] = {
        "program": _program,
        "packages": partial(_required, ""),
        "other OpenCV": partial(_versions, OTHER_OPENCV),
        **{f"extra {name}": partial(_required, name) for name in _extras()},
        "model": _model,
        "hand models": _hand_models,
        "devices": _devices,
        "fonts": _fonts,
    }
    return {subject: _or_reason(find) for subject, find in subjects.items()}


def in_columns(found: dict[str, Facts]) -> str:
    """The facts as a table of subject, name and fact."""
    rows = [
        (subject if place == 0 else "", name, fact)
        for subject, facts in found.items()
        for place, (name, fact) in enumerate(facts.items())
    ]
    return aligned(rows, texts=3)


def _or_reason(find: Callable[[], Facts]) -> Facts:
    """What was found out, or why it was not: a doctor is called when something is broken."""
    try:
        return find()
    except Exception as error:
        return {"unknown": f"{type(error).__name__}: {error}"}


def _program() -> Facts:
    return {
        "asl-keras": __version__,
        "Python": platform.python_version(),
        "system": platform.platform(),
        "processors": str(os.cpu_count()),
    }


def _extras() -> list[str]:
    """The extras that this package has, or none if it runs without being installed."""
    try:
        return metadata.metadata("asl-keras").get_all("Provides-Extra") or []
    except metadata.PackageNotFoundError:
        return []


def _required(extra: str) -> Facts:
    """The packages that an extra brings, "" being a plain install."""
    matches = map(REQUIREMENT.match, metadata.requires("asl-keras") or ())
    return _versions(
        match["name"]
        for match in matches
        if match and (match["extra"] or "") == extra and match["name"] != "asl-keras"
    )


def _versions(names: Iterable[str]) -> Facts:
    return {name: _version(name) for name in names}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return MISSING


def _model() -> Facts:
    from asl_keras.pretrained import SHIPPED, description, open_reader

    members, reader = description.read(SHIPPED).members, open_reader()
    facts = {"labels": " ".join(reader.alphabet.labels), "threshold": str(reader.threshold)}
    for number, member in enumerate(members, start=1):
        place = f" {number}" if len(members) > 1 else ""
        facts |= {f"{name}{place}": fact for name, fact in _model_file(member).items()}
    return facts


def _model_file(member: Member) -> Facts:
    from asl_keras.inference.metadata import read_metadata

    info = read_metadata(member.file)
    return {
        "file": member.file.name,
        "SHA-256": member.sha256,
        "weight": str(member.weight),
        "recipe": info.recipe,
        "reads": str(info.input),
        "made with": ", ".join(f"{name} {version}" for name, version in info.versions.items()),
    }


def _hand_models() -> Facts:
    """MediaPipe's own, without importing it."""
    folder = _folder("mediapipe") / "modules"
    files = sorted(file for pattern in HAND_MODELS for file in folder.glob(pattern))
    return {file.name: _sha256(file) for file in files} or {"none": "a task file is needed"}


def _devices() -> Facts:
    from asl_keras.frames.camera import camera_numbers

    cameras = ", ".join(map(str, camera_numbers())) or "none"
    return {
        "cameras": cameras if sys.platform == "linux" else "not listed on this system",
        "screen": _screen(),
        **_or_reason(lambda: {"LiteRT runs on": _delegate()}),
    }


def _screen() -> str:
    if not sys.platform.startswith("linux"):
        return "the system's own"
    names = [name for name in ("DISPLAY", "WAYLAND_DISPLAY") if os.environ.get(name)]
    return ", ".join(names) or "none"


def _delegate() -> str:
    """Whose kernels the shipped model runs on: XNNPACK replaces the operators that it takes."""
    from ai_edge_litert.interpreter import Interpreter

    from asl_keras.pretrained import pretrained

    interpreter = Interpreter(str(pretrained()))
    interpreter.allocate_tensors()
    replaced = any(one["op_name"] == "DELEGATE" for one in interpreter._get_ops_details())
    return "XNNPACK" if replaced else "its own kernels"


def _fonts() -> Facts:
    from asl_keras.live.overlay.lettering import FONTS

    return {file.name: _sha256(file) for file in sorted(FONTS.glob("*.ttf"))} or {"none": MISSING}


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return Path(spec.origin).parent


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    run(main)
