"""Puts what reads into the Android app: letter models, the network of movements, hand models.

Examples:
  python -m mobile_export.android
  python -m mobile_export.android --model runs/mobilenetv2/model_int8.tflite

Takes a second; `make apk` does it first. Writes the models, which carry their labels, reader.json,
which says how they read together, what reads J and Z, the dictionaries with the usual confusions of
letters, what the letters look like, the operators that a model of the user's own may have, and
MediaPipe's hand models out of the installed mediapipe 0.10.21, checked by their SHA-256. Refuses
a model for another version of what models read, and one whose operators the app's runtime does not
know, so that nothing is refused on the phone.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import InputError
from asl_keras.files import write_bytes
from asl_keras.inference.metadata import ModelFile, read_model
from asl_keras.inference.recognizer import Recognizer
from asl_keras.landmarks import hand_models
from asl_keras.motion.network import FILE as MOVEMENTS
from asl_keras.pretrained import SHIPPED, description
from asl_keras.pretrained.description import Description
from asl_keras.text.decoding import dictionary
from asl_keras.text.decoding.evidence import CONFUSION
from asl_keras.text.languages import LANGUAGES
from mobile_export.phone import operator_table, shapes
from mobile_export.tflite.operators import require_phone_operators

ASSETS = Path("android_demo/app/assets")
DICTIONARIES = [dictionary.FOLDER / f"{language}.txt" for language in LANGUAGES]


@dataclass(frozen=True)
class AndroidOptions:
    """What goes into the app, and where to."""

    model: Path | None = None
    """The model, or a .json that names several (default: what comes with the package)."""
    out: Path = ASSETS
    """Folder of the app's assets (default: android_demo/app/assets)."""


def main(arguments: Sequence[str]) -> None:
    """Checks, writes and prints."""
    page = manual_page("mobile_export.android", __doc__)
    add_options(page, AndroidOptions, model={"metavar": "MODEL"}, out={"metavar": "DIR"})
    options = from_options(AndroidOptions, page.parse_args(arguments))

    described = _described(options.model or SHIPPED)
    for member in described.members:
        Recognizer(member.file)  # refused before anything is written
    models = [read_model(member.file) for member in described.members]
    for model in models:
        require_one_input(model)
        require_phone_operators(model.network)
    contents = {model.path.name: model.path.read_bytes() for model in models}
    contents |= _hand_models()
    contents |= {file.name: file.read_bytes() for file in (MOVEMENTS, CONFUSION, *DICTIONARIES)}
    contents |= {"operators.json": operator_table(), "shapes.npz": shapes()}
    place = options.out / SHIPPED.name
    options.out.mkdir(parents=True, exist_ok=True)
    for old in _models_of(place):
        old.unlink()
    for name, content in contents.items():
        write_bytes(options.out / name, content)
    moved = [replace(one, file=options.out / one.file.name) for one in described.members]
    description.write(place, replace(described, members=tuple(moved)))
    names = " and ".join(member.file.name for member in described.members)
    size = f"{sum(map(len, contents.values())) / 1e6:.1f} MB"
    letters = len(models[0].info.alphabet.letters)
    print(f"{options.out}: {names} with {letters} letters, three hand models; {size}")


def require_one_input(model: ModelFile) -> None:
    """Raises InputError for an ensemble that reads masks and landmarks: the app knows one input."""
    if len(model.info.input.parts) > 1:
        raise InputError(
            f"Expected a model with one input, as the app reads. Received: {model.path}, which "
            f"reads {model.info.input}. Export its members apart and name the .json that "
            "`python -m mobile_export.ship` makes of them as `model`.",
            "model",
        )


def _described(model: Path) -> Description:
    if model.suffix == ".json":
        return description.read(model)
    read_model(model)  # refuses what is none
    return description.describe([model], [1.0], None, None)


def _models_of(place: Path) -> Iterator[Path]:
    """The models that were put there before."""
    with suppress(InputError):
        yield from (member.file for member in description.read(place).members)


def _hand_models() -> dict[str, bytes]:
    return {Path(name).name: hand_models.read_model(name) for name in hand_models.SHA256}


if __name__ == "__main__":
    run(main)
