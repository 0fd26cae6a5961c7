"""The ensemble of runs and its student, as models and as exports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from asl_keras.errors import InputError
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.labels_file import write_alphabet
from asl_keras.inference.recognizer import Recognizer
from asl_keras.models import saved
from asl_keras.models.combining import combine
from training.ensembles.distilling import lessons, taught
from training.ensembles.exporting import export_into, exported, file_of
from training.ensembles.members import MODEL, Member
from training.ensembles.student_options import StudentOptions
from training.settings import TrainingSettings

ENSEMBLE, STUDENT, TWIN = "ensemble", "student", "student without teacher"
BATCH = 64  # views that a teacher reads at once


class Folders(NamedTuple):
    """Where files go."""

    out: Path
    """What is kept."""
    workshop: Path
    """What is made for the comparison alone."""


def combined(
    members: Sequence[Member], weights: Sequence[float], recipe: str, folders: Folders
) -> tuple[dict[str, Path], InputError | None]:
    """Makes the ensemble: the `.tflite` of each member and its own, by name; why it is rejected."""
    whole = combine([member.classifier.model for member in members], weights)
    classifier = KerasClassifier(whole, members[0].classifier.alphabet)
    source = _save(classifier, folders.out)
    result = export_into(folders.out, classifier, source, recipe)
    print(result, end="\n\n")
    exports = {
        name: exported(member.file, member.classifier, recipe, folders.workshop)
        for name, member in zip(_names(members), members, strict=True)
    }
    exports[ENSEMBLE] = file_of(result, folders.out)
    return exports, next(iter(result.rejected.values()), None)


def students(
    options: StudentOptions, teacher: Path, pose_model: Path, recipe: str, folders: Folders
) -> dict[str, Path]:
    """Makes a student and its twin without a teacher: the `.tflite` of each, by name."""
    settings = TrainingSettings(arch=str(options.student), epochs=options.epochs, seed=options.seed)
    given = lessons(Recognizer(teacher, batch=BATCH), options.hands, options.seed, pose_model)
    exports = {}
    for name, folder, lesson in (
        (STUDENT, folders.out / STUDENT, given),
        (TWIN, folders.workshop / "twin", given.without_teacher()),
    ):
        classifier = taught(settings, lesson)
        source = _save(classifier, folder)
        exports[name] = file_of(export_into(folder, classifier, source, recipe), folder)
    return exports


def _save(classifier: KerasClassifier, folder: Path) -> Path:
    """Writes the model and its labels as training does."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (MODEL, "model.h5"):
        saved.save(classifier.model, folder / name)
    write_alphabet(folder, classifier.alphabet)
    return folder / MODEL


def _names(members: Sequence[Member]) -> list[str]:
    """The names of the folders, whole paths where two are called alike."""
    names = [member.folder.resolve().name for member in members]
    return [
        name if names.count(name) == 1 else str(member.folder)
        for name, member in zip(names, members, strict=True)
    ]
