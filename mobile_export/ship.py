"""Puts exported models into the package: from then on they are what every program reads with.

Examples:
  python -m mobile_export.ship runs/landmarks/model_int8.tflite --names landmarks_int8
  python -m mobile_export.ship landmarks.tflite masks.tflite --names landmarks_int8 masks_int8 \\
      --weights 0.7 0.3 --temperature 1.2 --threshold 0.64

Takes a second. Writes each model as NAME.tflite, its network as it is and its metadata as this
release writes them, and reader.json with the names, SHA-256 and weights of the models. Several read
together: the weighted mean of their probabilities is calibrated by --temperature, and a letter is
accepted from --threshold on; both are chosen on people whom no model was fitted to. One that reads
alone has both inside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import expect
from asl_keras.files import write_bytes
from asl_keras.inference.metadata import read_model, with_metadata
from asl_keras.inference.recognizer import Recognizer
from asl_keras.pretrained import SHIPPED, description, open_reader


@dataclass(frozen=True)
class ShipOptions:
    """How models read together, and where they go."""

    names: tuple[str, ...]
    """What each model is called there, without .tflite."""
    weights: tuple[float, ...] = (1.0,)
    """Of each model; only their ratios count."""
    temperature: float | None = None
    """Of several models' mean."""
    threshold: float | None = None
    """Least probability of a letter that several models accept."""
    out: Path = SHIPPED.parent
    """Folder of what ships (default: that of the package)."""


def main(arguments: Sequence[str]) -> None:
    """Checks, copies, writes and prints."""
    page = manual_page("mobile_export.ship", __doc__)
    page.add_argument("models", nargs="+", type=Path, metavar="MODEL.tflite", help="exported")
    add_options(page, ShipOptions, names={"metavar": "NAME"}, out={"metavar": "DIR"})
    given = page.parse_args(arguments)
    options, models = from_options(ShipOptions, given), given.models

    for field in ("names", "weights"):
        each = getattr(options, field)
        expect(len(each) == len(models), field, f"one for each of {len(models)} models", each)
    for field in ("temperature", "threshold"):
        number = getattr(options, field)
        expect((number is None) == (len(models) == 1), field, "for several models alone", number)
    for model in models:
        Recognizer(model)  # refused before anything is written
    contents = [with_metadata(file.network, file.info) for file in map(read_model, models)]
    files = [options.out / f"{name}.tflite" for name in options.names]
    for file, content in zip(files, contents, strict=True):
        write_bytes(file, content)
    place = options.out / SHIPPED.name
    numbers = options.temperature, options.threshold
    description.write(place, description.describe(files, options.weights, *numbers))
    reader = open_reader(place)
    print(f"{place}: {', '.join(options.names)}; {reader.alphabet}, from {reader.threshold:.2f} on")


if __name__ == "__main__":
    run(main)
