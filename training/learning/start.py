"""The model that a run begins with, and what is said of its weights."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from asl_keras import files, models
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.labels_file import LABELS_FILE, read_labels
from asl_keras.layers.backend import keras
from asl_keras.models import weights
from training.hands.training_data import TrainingData
from training.settings import TrainingSettings

FILE = "start.json"  # in the folder of a run, until its report has it
MOST_BYTES = 100_000


def begun(settings: TrainingSettings, data: TrainingData, folder: Path) -> keras.Model:
    """A new model with the weights that the settings name; prints which layers took them.

    Raises:
        InputError: if they cannot be had, or a layer before the head finds none.
    """
    shape, alphabet = data.reads.shape, data.alphabet
    model = models.build(settings.arch, shape, len(alphabet), settings.resolution)
    loaded = weights.load(model, settings.weights, _columns(Path(settings.weights), alphabet))
    if loaded:
        print("\n".join(loaded.sentences()))
        files.write_bytes(folder / FILE, json.dumps(asdict(loaded)).encode())
    return model


def what_was_loaded(folder: Path) -> dict[str, Any] | None:
    """What a run's report says of the weights that it began with; None if those were random."""
    try:
        return files.read_json(folder / FILE, MOST_BYTES)
    except files.UnreadableError:
        return None


def _columns(path: Path, alphabet: Alphabet) -> weights.Columns | None:
    """Where the file's model has our labels, if its labels lie beside it."""
    if not (path.parent / LABELS_FILE).is_file() or not path.is_file():
        return None
    theirs = read_labels(path.parent)
    return [theirs.index(one) if one in theirs else None for one in alphabet.labels]
