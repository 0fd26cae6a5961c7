"""From a model file to the compressed one."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras import files
from asl_keras.inference.labels_file import refuse_other_alphabet, write_alphabet
from mobile_export.compression import description, process
from mobile_export.compression.settings import CompressionSettings

if TYPE_CHECKING:
    from asl_keras.inference.keras_classifier import KerasClassifier

NAMES = {"qat": "{}_qat_int8.tflite", "prune": "{}_pruned.keras", "cluster": "{}_clustered.keras"}


def compress(model_file: Path, settings: CompressionSettings, folder: Path | None = None) -> Path:
    """Compresses a trained model and writes the result. Shows the progress on stdout.

    Args:
        model_file: a `.keras` or `.h5` file with `labels.txt` beside it.
        settings: the method, and what it is fine-tuned with.
        folder: for the result; the model's by default.

    Returns:
        The file that was written: for "prune" and "cluster" MODEL_pruned.keras and
        MODEL_clustered.keras, with `labels.txt` beside it, which export as any model does; for
        "qat" MODEL_qat_int8.tflite, all integer, uint8 in and out, without metadata.

    Raises:
        InputError: if the model or the data are refused, or the compression fails.
    """
    from asl_keras.inference.keras_classifier import KerasClassifier
    from mobile_export.compression.parts import describe

    classifier = KerasClassifier.load(model_file)
    folder = folder or model_file.parent
    files.expect_writable(folder, "out")
    folder.mkdir(parents=True, exist_ok=True)
    refuse_other_alphabet(folder, classifier.alphabet)  # found out before the work, not after it
    result = folder / NAMES[settings.method].format(model_file.stem)
    with tempfile.TemporaryDirectory() as exchange:
        describe(classifier).write(Path(exchange))
        process.run(Path(exchange), settings)
        if settings.method == "qat":
            files.write_bytes(result, (Path(exchange) / process.NETWORK_FILE).read_bytes())
            return result
        weights = description.read_weights(Path(exchange) / process.WEIGHTS_FILE)
    _save(classifier, weights, result)
    return result


def _save(classifier: "KerasClassifier", weights: description.Weights, path: Path) -> None:
    """Writes the model with these weights, and the labels beside it."""
    from asl_keras.models import saved
    from mobile_export.compression.parts import restore

    write_alphabet(path.parent, classifier.alphabet)
    restore(classifier.model, weights)
    saved.save(classifier.model, path)
