"""Workers: processes that try settings until the study has its trials."""

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess

import optuna
from optuna.samplers import TPESampler

from asl_keras.command import USER_MISTAKE, complain
from asl_keras.errors import InputError
from training.settings import TrainingSettings
from training.tuning.options import StudyOptions
from training.tuning.storage import answering, heartbeats
from training.tuning.study import RANDOM_TRIALS, Next, next_step, open_study

SECONDS = 1.0  # between two looks at what others do


def work(
    study: optuna.Study,
    objective: Callable[[optuna.Trial], float],
    options: StudyOptions,
    tell: Callable[[], None],
) -> None:
    """Tries until the study has its trials; waits for those of others, who may die.

    Args:
        study: to work at; other processes may, too.
        objective: of it.
        options: how many trials.
        tell: is called after each trial of our own.
    """

    def seeded(trial: optuna.Trial) -> float:
        # Of its number alone, so that no two workers draw the same.
        study.sampler = TPESampler(n_startup_trials=RANDOM_TRIALS, seed=trial.number)
        return objective(trial)

    while (step := next_step(study, options.trials)) is not Next.END and _is_wanted():
        if step is Next.WAIT:
            time.sleep(SECONDS)
            continue
        with heartbeats():
            study.optimize(seeded, n_trials=1)
        tell()


def start_workers(settings: TrainingSettings, options: StudyOptions) -> list[BaseProcess]:
    """Those beside this process; each ends after its trial if this process is gone."""
    context = multiprocessing.get_context("spawn")
    workers: list[BaseProcess] = [
        context.Process(target=_work_beside, args=(settings, options), daemon=True)
        for _ in range(options.workers - 1)
    ]
    for worker in workers:
        worker.start()
    return workers


def _work_beside(settings: TrainingSettings, options: StudyOptions) -> None:
    from asl_keras.cpu import speed_up
    from training.tuning.objective import Objective

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches all; one says that it stops
    speed_up()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    try:
        objective = Objective(settings, options.out)
        with answering(options):
            work(open_study(options, settings), objective, options, lambda: None)
    except InputError as error:
        complain(error)
        sys.exit(USER_MISTAKE)


def _is_wanted() -> bool:
    """Whether the process that started this one lives; the first has none."""
    parent = multiprocessing.parent_process()
    return parent is None or parent.is_alive()
