"""Makes one model of several runs: it answers with the weighted mean of their probabilities.

The members may be of different architectures and read different inputs, masks and landmarks. What
comes out is a model like any other: `asl convert`, `asl evaluate` and `asl recognize` take it.

Examples:
  python -m training.ensemble runs/landmarks runs/mobilenetv2 --weights 0.6 0.4 --data others.npz
  python -m training.ensemble runs/landmarks runs/mobilenetv2 --student landmarks --data others.npz

Each member and the whole are exported by a recipe, and judged as exported on the signers of --data
whom no member learnt from. Prints macro recall, mean and worst signer, calibration error, size and
time, and what the ensemble gains over its best member. Takes a minute for each export, less where a
run has that of its model already. With --student a small model learns what the ensemble answers to
synthetic hands; its twin learns the same hands from their letters alone, for comparison.

Leaves in --out: model.keras, model.h5, labels.txt, model_RECIPE.tflite, export.json, ensemble.json
and, with --student, the student's in student/. The exit code is 1 if the export is rejected.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from asl_keras.command import add_options, from_options, manual_page, remark, run, with_flags
from asl_keras.errors import expect
from asl_keras.files import expect_writable, write_bytes
from asl_keras.models import ARCHITECTURES
from training.ensembles.student_options import StudentOptions

if TYPE_CHECKING:
    from asl_keras.data.dataset import Dataset
    from training.ensembles.members import Member

REJECTED = 1  # the exit code
SYNTHETIC_HANDS, SEED = 2600, 20_003


@dataclass(frozen=True)
class EnsembleOptions:
    """How runs answer together, and who judges them."""

    weights: tuple[float, ...] = ()
    """Of the runs, above 0; only their ratios count (default: all alike)."""
    data: tuple[Path, ...] = ()
    """Landmark NPZ files of the signers who judge (default: synthetic hands, which flatter)."""
    recipe: str = "int8"
    """By which all are exported, one of `asl convert`."""
    out: Path = Path("runs", "ensemble")
    """Folder of the ensemble."""

    def __post_init__(self) -> None:
        fits = all(0 < weight < float("inf") for weight in self.weights)
        expect(fits, "weights", "above 0, one for each run", self.weights)

    def weights_of(self, runs: Sequence[Path]) -> tuple[float, ...]:
        """One for each run; raises InputError if there are others."""
        weights = self.weights or (1.0,) * len(runs)
        expect(len(weights) == len(runs), "weights", f"one for each of {len(runs)} runs", weights)
        return weights


def main(arguments: Sequence[str]) -> int:
    """The command; returns the exit code."""
    given = _page().parse_args(arguments)
    options, student = from_options(EnsembleOptions, given), from_options(StudentOptions, given)
    weights = options.weights_of(given.runs)
    expect_writable(options.out, "out")
    os.environ["KERAS_BACKEND"] = "tensorflow"  # whose graphs the converter reads
    from training.ensembles.making import ENSEMBLE, Folders, combined, students
    from training.ensembles.members import open_members

    members = open_members(given.runs)
    data = _judges(options, members)
    options.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as workshop:
        folders = Folders(options.out, Path(workshop))
        exports, rejection = combined(members, weights, options.recipe, folders)
        if student.student:
            pose_model = members[0].pose_model
            exports |= students(student, exports[ENSEMBLE], pose_model, options.recipe, folders)
        _report(exports, data, members, weights, options.out)
    if rejection is not None:
        print(with_flags(rejection), file=sys.stderr)
        return REJECTED
    return 0


def _page() -> argparse.ArgumentParser:
    from mobile_export.tflite.recipes import RECIPES

    page = manual_page("training.ensemble", __doc__)
    page.add_argument("runs", type=Path, nargs="+", metavar="RUN", help="folder of a finished run")
    plain = [name for name, recipe in RECIPES.items() if recipe.method is None]
    keywords = {"data": {"metavar": "FILE.npz"}, "out": {"metavar": "DIR"}}
    add_options(page, EnsembleOptions, recipe={"choices": plain}, **keywords)
    add_options(page, StudentOptions, student={"choices": ARCHITECTURES})
    return page


def _judges(options: EnsembleOptions, members: Sequence[Member]) -> Dataset:
    """Those of `data` whom no member learnt from."""
    from asl_keras.synthetic.dataset import synthetic_dataset
    from training.hands.known_people import NOBODY_KNOWS
    from training.judging.judges import judges, load_landmarks

    if not options.data:
        return synthetic_dataset(SYNTHETIC_HANDS, SEED)
    data = load_landmarks(options.data)
    remark(data.remarks)
    people = data.signers.tolist()
    known = {member.file: member.acquaintances(people) for member in members}
    remark(NOBODY_KNOWS.format(file) for file, of_it in known.items() if of_it is None)
    return judges(data, set(people).difference(*(of_it or () for of_it in known.values())))


def _report(
    exports: dict[str, Path],
    data: Dataset,
    members: Sequence[Member],
    weights: Sequence[float],
    out: Path,
) -> None:
    from training.ensembles.figures import figures_table, gain, measure

    rows = measure(exports, data)
    content = {
        "members": [str(member.folder.resolve()) for member in members],
        "weights": weights,
        "models": [row.as_json() for row in rows],
    }
    write_bytes(out / "ensemble.json", json.dumps(content, indent=2).encode() + b"\n")
    count = len(members)
    print(f"{figures_table(rows)}\n{len(data)} hands of {', '.join(rows[0].by_signer)}")
    print(f"{gain(rows[count], rows[:count])} Written to {out}.")


if __name__ == "__main__":
    run(main)
