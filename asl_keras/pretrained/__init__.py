"""The models that come with the library: `reader.json` says which, and how they read together."""

from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.pretrained import description

if TYPE_CHECKING:
    from asl_keras.inference.ensemble import Ensemble
    from asl_keras.inference.recognizer import Recognizer

SHIPPED = Path(__file__).with_name("reader.json")


def pretrained() -> Path:
    """The file of the model that comes with the library, or of the first one of several.

    Raises:
        InputError: if it was not made yet.
    """
    return description.read(SHIPPED).members[0].file


def open_reader(model: Path | None = None, threads: int = 2) -> "Recognizer | Ensemble":
    """What reads hands: the models that come with the library as they ship, or others.

    Args:
        model: an exported `.tflite`, or a `.json` that names several, see
            `asl_keras.pretrained.description`; None for what comes with the library.
        threads: number of threads that LiteRT may use for each model.

    Raises:
        InputError: if a file is missing, damaged, or not such a model.

    Example:
        >>> reader = open_reader()
        >>> reader.alphabet.labels[reader.read(landmarks)[0].argmax()]
    """
    from asl_keras.inference.recognizer import Recognizer

    path = model or SHIPPED
    if path.suffix != ".json":
        return Recognizer(path, threads)
    described = description.read(path)
    members = [Recognizer(member.file, threads) for member in described.members]
    if described.temperature is None or described.threshold is None:
        return members[0]

    from asl_keras.inference.ensemble import Ensemble

    weights = [member.weight for member in described.members]
    return Ensemble(members, weights, described.temperature, described.threshold)
