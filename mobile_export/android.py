"""Puts a model into the Android app, with the hand models that it needs.

Example:
  python -m mobile_export.android --model runs/mobilenetv2/model_int8.tflite

Takes a second; `make apk` does it first. Writes letters.tflite, which carries its labels and
threshold, and MediaPipe's two hand models out of the installed mediapipe 0.10.21, checked by their
SHA-256. Refuses a model for another version of what models read, and one whose operators the app's
runtime does not know, so that nothing is refused on the phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.files import write_bytes
from asl_keras.inference.metadata import read_metadata, read_network
from asl_keras.landmarks import hand_models
from asl_keras.pretrained import pretrained
from mobile_export.tflite.operators import require_phone_operators

ASSETS = Path("android_demo/app/assets")
LETTERS = "letters.tflite"


@dataclass(frozen=True)
class AndroidOptions:
    """What goes into the app, and where to."""

    model: Path | None = None
    """The model (default: the one in the package)."""
    out: Path = ASSETS
    """Folder of the app's assets (default: android_demo/app/assets)."""


def main(arguments: Sequence[str]) -> None:
    """Checks, writes and prints."""
    page = manual_page("mobile_export.android", __doc__)
    add_options(page, AndroidOptions, model={"metavar": "MODEL.tflite"}, out={"metavar": "DIR"})
    options = from_options(AndroidOptions, page.parse_args(arguments))

    model = options.model or pretrained()
    info = read_metadata(model)
    require_phone_operators(read_network(model))
    contents = {LETTERS: model.read_bytes(), **_hand_models()}
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        write_bytes(options.out / name, content)
    letters, megabytes = len(info.alphabet.letters), sum(map(len, contents.values())) / 1e6
    print(
        f"{options.out}: {model.name} with {letters} letters, two hand models; {megabytes:.1f} MB"
    )


def _hand_models() -> dict[str, bytes]:
    return {Path(name).name: hand_models.read_model(name) for name in hand_models.SHA256}


if __name__ == "__main__":
    run(main)
