"""Writes a model in full and proved equal to the original, or not at all."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import parse_json
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference import inputs
from asl_keras.inference.classifier import read_hands
from asl_keras.inference.fields import read_fields
from asl_keras.inference.inputs import ModelInput
from asl_keras.inference.model_info import FIELDS, read_alphabet
from mobile_export.settings import Acceptance

if TYPE_CHECKING:
    from asl_keras.inference.keras_classifier import KerasClassifier

# All formats compute in float32; another order of additions moves a logit by some 1e-6. A weight,
# a channel or a view in the wrong place moves a probability by thousands of times that.
TOLERANCE = 1e-4
HANDS, SEED = 16, 20_002

Write = Callable[["KerasClassifier", Path], None]
Read = Callable[[Path, np.ndarray], list[np.ndarray]]


def write_checked(classifier: "KerasClassifier", path: Path, write: Write, read: Read) -> float:
    """Writes beside the path, reads hands with what was written, and moves it to the path.

    Args:
        classifier: the trained model.
        path: of the file or folder; a file, or a folder that `write` made, is replaced.
        write: writes the classifier to a path of the same name.
        read: loads that path and gives, for landmarks (N, 21, 3), the probabilities (N, labels) of
            both views of each hand, once for each way in that the format has.

    Returns:
        The largest difference of a probability from the classifier's.

    Raises:
        InputError: if a difference is above `TOLERANCE`, or the system does not let it write.
    """
    try:
        with TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            partial = Path(folder) / path.name
            write(classifier, partial)
            difference = _largest_difference(classifier, partial, read)
            _refuse_if_other(difference, path)
            for written in sorted(Path(folder).iterdir()):
                _move(written, path.with_name(written.name), Path(folder))
    except OSError as error:
        raise InputError(
            f"Expected a place that can be written. Received: {path}, where the system says "
            f'"{error.strerror or "not all was written"}". Name another folder, or make room.'
        ) from error
    return difference


def description(classifier: "KerasClassifier", acceptance: Acceptance) -> str:
    """What a runner must know besides the network, as JSON: fields of `ModelInfo`."""
    known = {**asdict(classifier.alphabet), **classifier.input.metadata(), **asdict(acceptance)}
    return json.dumps({**known, "embedding": classifier.embedding_size}, indent=2)


def read_description(text: str) -> tuple[Alphabet, ModelInput]:
    """What `description` says, all of it checked: the alphabet, and what the model reads."""
    known = parse_json(text)
    read_fields(known, {name: FIELDS[name] for name in ("threshold", "temperature", "embedding")})
    return read_alphabet(known), inputs.from_metadata(known)


def _largest_difference(classifier: "KerasClassifier", partial: Path, read: Read) -> float:
    from asl_keras.synthetic.generator import sample

    hands, _ = sample(HANDS, SEED)
    expected = read_hands(classifier, hands)
    # np.max, as Python's would pass over a NaN.
    return float(np.max([np.abs(answers - expected) for answers in read(partial, hands)]))


def _refuse_if_other(difference: float, path: Path) -> None:
    if not difference <= TOLERANCE:  # NaN is refused, too
        raise InputError(
            f"Expected {path.name} to give the model's probabilities to within {TOLERANCE:g}. "
            f"Received: a difference of {difference:.2g}. Nothing was written; export a model that "
            "was trained in float32."
        )


def _move(written: Path, path: Path, folder: Path) -> None:
    if written.is_dir() and path.is_dir():  # a folder does not replace a folder
        path.rename(folder / f"{path.name}.old")
    written.replace(path)
