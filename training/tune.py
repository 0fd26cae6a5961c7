"""Looks for settings with which a model reads strangers best: a study of many short runs.

Each trial trains as `asl train` with the options given here, but for those that the study chooses:
learning rate, batch size, weight decay and label smoothing, in the ranges of
`training/tuning/space.py`. The first trial has what suits the architecture. A trial is worth the
macro recall, the mean over signers, of people who are not learnt from: those of --validation whom
the pose model lacks, or the part of --data that is split off by signer. After each epoch a trial
that reads their hands worse than half of the others did is given up.

Examples:
  python -m training.tune --arch landmarks --pose-model round/pose_model.npz \\
      --validation left_out.npz --trials 30 --workers 2
  python -m training.tune --arch landmarks --data hands.npz --storage postgresql://me@host/asl

Takes trials times a run, less what is given up. Ctrl-C or a kill loses no finished epoch: the same
command goes on, and workers on other machines with the same --storage help. Leaves in --out:
trials.csv, study.png, and best.toml for `asl train --config`. The score of the best is flattered,
as it was chosen by it: judge what `asl train` makes of it by people whom the study did not know.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from asl_keras.command import add_config, add_options, from_options, manual_page, run
from training.fit import add_settings
from training.run.ending import ends_at_once
from training.settings import TrainingSettings
from training.settings.config import parse_settings
from training.settings.start import expect_weights
from training.tuning.options import StudyOptions

if TYPE_CHECKING:
    import optuna

STOPPED = "Stopped. The same command goes on with the study."


def main(arguments: Sequence[str]) -> None:
    """The command."""
    given = parse_settings(_page(), arguments, StudyOptions)
    settings, options = from_options(TrainingSettings, given), from_options(StudyOptions, given)
    import optuna  # noqa: F401  of an extra: missing, it is noticed before the work

    expect_weights(settings.weights)
    with ends_at_once(STOPPED):
        _run(settings, options)


def _page() -> argparse.ArgumentParser:
    page = manual_page("training.tune", __doc__)
    add_config(page)
    add_options(page.add_argument_group("the study"), StudyOptions, out={"metavar": "FOLDER"})
    add_settings(page)
    return page


def _run(settings: TrainingSettings, options: StudyOptions) -> None:
    import optuna

    from asl_keras.cpu import speed_up
    from training.tuning.objective import Objective
    from training.tuning.outcome import save_picture, save_table, standing
    from training.tuning.storage import answering
    from training.tuning.study import open_study
    from training.tuning.working import start_workers, work

    speed_up()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    options.out.mkdir(parents=True, exist_ok=True)
    objective = Objective(settings, options.out)
    study = open_study(options, settings)
    print(objective.remark)
    beside = start_workers(settings, options)

    def tell() -> None:
        save_table(study, settings, options.out)
        print(standing(study), flush=True)

    with answering(options):
        work(study, objective, options, tell)
    for worker in beside:
        worker.join()
    save_table(study, settings, options.out)
    save_picture(study, options.out)
    print(_summary(study, options))


def _summary(study: optuna.Study, options: StudyOptions) -> str:
    from training.tuning.outcome import BEST, best_of
    from training.tuning.study import FINISHED

    count = len(study.get_trials(deepcopy=False, states=FINISHED))
    best = best_of(study)
    if best is None:
        return f"All {count} trials were given up. Give them more epochs, or other --validation."
    found = ", ".join(f"{name} {value:.2g}" for name, value in best.params.items())
    first = study.get_trials(deepcopy=False)[0].value
    beside = "" if first is None else f" (the usual ones, trial 0: {first:.1%})"
    return (
        f"{count} trials. The best, {best.number}, reads {best.value:.1%}{beside} with {found}.\n"
        f"Train with it: python -m training.fit --config {options.out / BEST}"
    )


if __name__ == "__main__":
    run(main)
