"""The study in its database: begun or gone on with, claimed, and where its trials stand."""

import json
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Any

import optuna
from optuna.storages import RetryHeartbeatStaleTrialCallback
from optuna.trial import FrozenTrial, TrialState

from asl_keras.errors import InputError
from training.run.fingerprint import fingerprint
from training.settings import TrainingSettings
from training.tuning.options import StudyOptions
from training.tuning.space import SPACE, tried, usual
from training.tuning.storage import answering, heartbeats, open_storage

RANDOM_TRIALS = 5  # before the study draws conclusions
BASE = "base"  # attribute of the study: what all its trials have in common
PATHS = ("data", "validation", "pose_model", "weights")  # differ between machines
# What Optuna raises of a database that is damaged.
DAMAGE = (RuntimeError, LookupError, ValueError, TypeError, AttributeError, OverflowError)
FINISHED = (TrialState.COMPLETE, TrialState.PRUNED)


class Next(Enum):
    """What a worker does next."""

    TRY = "a trial"
    WAIT = "others are at the last trials, and may die"
    END = "all were tried"


def open_study(options: StudyOptions, settings: TrainingSettings) -> optuna.Study:
    """Opens the study, or begins it with the settings as they are as its first trial.

    Raises:
        InputError: if the database cannot be opened, or the study is one of other settings or data.
    """
    with answering(options, *DAMAGE):
        study = optuna.create_study(
            storage=open_storage(options),
            study_name=options.study,
            direction="maximize",
            pruner=optuna.pruners.MedianPruner(n_startup_trials=RANDOM_TRIALS, n_warmup_steps=1),
            load_if_exists=True,
        )
        trials = study.get_trials()  # all of it is read, before any work
        _claim(study, settings, options)
        _check(trials, settings)
    return study


def _claim(study: optuna.Study, settings: TrainingSettings, options: StudyOptions) -> None:
    """All trials of a study have in common what is not tried."""
    mine = _base(settings)
    theirs = study.user_attrs.get(BASE)
    if theirs is None:
        study.set_user_attr(BASE, mine)
        study.enqueue_trial(usual(settings), skip_if_exists=True)
        return
    different = sorted(name for name in mine if theirs.get(name, mine[name]) != mine[name])
    if different:
        raise InputError(
            f"Expected the settings and data of the study {options.study!r}. Received others: "
            f"{', '.join(different)}. Give the old ones, or another `study` or `out`.",
            "study",
            "out",
        )


def _check(trials: Sequence[FrozenTrial], settings: TrainingSettings) -> None:
    """Optuna gives what stands in its tables, even where trials lack what they ended with.

    Raises:
        ValueError: if a finished trial lacks settings or a value, or has one that is no number.
    """
    for trial in trials:
        if trial.state in FINISHED and trial.params.keys() != tried(settings).keys():
            raise ValueError(trial.params)
        values = [*trial.intermediate_values.values(), *(trial.values or ())]
        if trial.state == TrialState.COMPLETE and trial.value is None:
            raise ValueError(trial.value)
        if not all(isinstance(value, float) for value in values):
            raise ValueError(values)


def _base(settings: TrainingSettings) -> dict[str, Any]:
    known = settings.as_json()
    fixed = {name: known[name] for name in known if name not in (*SPACE, *PATHS)}
    return json.loads(json.dumps({**fixed, "data": fingerprint(settings.files)}))


def next_step(study: optuna.Study, trials: int) -> Next:
    """Whether a worker should try, wait or end; trials of dead workers are to be tried again."""
    with heartbeats():
        optuna.storages.fail_stale_trials(study)
    states = [trial.state for trial in study.get_trials(deepcopy=False)]
    finished = sum(state in FINISHED for state in states)
    if finished >= trials:
        return Next.END
    running = states.count(TrialState.RUNNING)
    is_free = TrialState.WAITING in states or finished + running < trials
    return Next.TRY if is_free else Next.WAIT


def folder_of(trial: optuna.Trial, out: Path) -> Path:
    """Of a trial's run; one that is tried again goes on in the folder of the first time."""
    kept = trial.study.get_trials(deepcopy=False)[trial.number]
    first = RetryHeartbeatStaleTrialCallback.retried_trial_number(kept)
    return out / "trials" / f"{trial.number if first is None else first:03d}"
