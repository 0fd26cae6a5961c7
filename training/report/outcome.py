"""What a finished run leaves: the model, its labels, its report and the same as a page."""

import dataclasses
import json
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from asl_keras import files
from asl_keras.evaluation.evaluate import evaluate
from asl_keras.evaluation.metrics import Report
from asl_keras.evaluation.report import percent, table
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.labels_file import write_alphabet
from asl_keras.layers.backend import keras
from asl_keras.models import saved
from training.hands.training_data import TrainingData
from training.learning.start import what_was_loaded
from training.report.curves import TWO_ACCURACIES
from training.report.judged import Judged
from training.report.of_run import machine, of_run
from training.report.page import page
from training.run.folder import RunFolder
from training.run.history import median
from training.settings import TrainingSettings

PACKAGES = ("keras", "tensorflow", "jax", "torch", "numpy", "mediapipe", "scikit-learn")
BARELY = 0.1  # of the way from guessing to reading all


def save_outcome(
    settings: TrainingSettings, classifier: KerasClassifier, data: TrainingData, folder: RunFolder
) -> None:
    """Evaluates the model on the validation part and writes all files, `report.json` last."""
    for name in ("model.keras", "model.h5"):
        saved.save(classifier.model, folder.path / name)
    write_alphabet(folder.path, classifier.alphabet)
    rows = data.validation_rows
    evaluation, probabilities = evaluate(classifier, data.validation, rows)
    report = evaluation.report
    remark = " ".join(
        [data.remark, *hardly_better_than_guessing(report.accuracy, len(data.alphabet))]
    )
    judged = Judged(classifier.alphabet, data.validation, rows, probabilities)
    _save_page(settings, data, judged, report, remark, folder)
    content = {**dataclasses.asdict(report), **_circumstances(settings, remark, folder)}
    files.write_bytes(folder.path / "report.json", json.dumps(content, indent=2).encode())
    folder.finish()
    print(f"{table(report)}\n\n{TWO_ACCURACIES}\n{remark}")
    print(f"Written to {folder.path}: report.html, model.keras, model.h5, ...")


def _save_page(
    settings: TrainingSettings,
    data: TrainingData,
    judged: Judged,
    report: Report,
    remark: str,
    folder: RunFolder,
) -> None:
    environment = {**machine(), "backend": keras.backend.backend(), **_versions()}
    found = of_run(
        name=folder.path.resolve().name,
        settings=settings,
        data=data,
        judged=judged,
        report=report,
        history=folder.history(),
        remark=remark,
        environment=environment,
    )
    files.write_bytes(folder.path / "report.html", page(found).encode())


def hardly_better_than_guessing(accuracy: float | None, labels: int) -> list[str]:
    """A sentence where a model of so many labels is hardly better than guessing, else none."""
    guess = 1 / labels
    if accuracy is None or accuracy >= guess + BARELY * (1 - guess):
        return []
    return [
        f"The model has hardly learnt anything: it reads {percent(accuracy)} of the validation "
        f"part, and guessing would {percent(guess)}. Give it more hands or --epochs, and see in "
        "the table whether the labels are right."
    ]


def _circumstances(settings: TrainingSettings, remark: str, folder: RunFolder) -> dict[str, object]:
    history = folder.history()
    return {
        "settings": settings.as_json(),
        "start": what_was_loaded(folder.path),
        "backend": keras.backend.backend(),
        "seconds": sum(row["seconds"] for row in history),
        "images_per_second": median(history, "images_per_second"),
        "input_images_per_second": median(history, "input_images_per_second"),
        "seed": settings.seed,
        "remark": remark,
        "packages": _versions(),
    }


def _versions() -> dict[str, str]:
    """Of the packages that are installed."""
    found = {}
    for package in PACKAGES:
        with suppress(PackageNotFoundError):
            found[package] = version(package)
    return found
