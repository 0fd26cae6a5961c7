"""What a study leaves: a table of its trials, the best settings as a file, a picture."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import optuna
from optuna.trial import FrozenTrial, TrialState

from asl_keras import files
from asl_keras.command import as_toml
from asl_keras.evaluation.palette import ACCENT, GRID, INK, PALE
from training.settings import TrainingSettings
from training.tuning.space import SPACE

TABLE, BEST, PICTURE = "trials.csv", "best.toml", "study.png"
SHOWN = (TrialState.COMPLETE, TrialState.PRUNED)


def save_table(study: optuna.Study, settings: TrainingSettings, out: Path) -> None:
    """Writes the table and, once there is one, the best settings.

    Raises:
        InputError: if a file cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["trial", "state", "recall", "epochs", "seconds", *SPACE])
    writer.writerows(_row(trial) for trial in study.get_trials(deepcopy=False))
    files.write_bytes(out / TABLE, text.getvalue().encode())
    if best := best_of(study):
        values = replace(settings, **best.params).resolved().as_json()
        head = (
            f"# Trial {best.number} of {len(study.trials)}: macro recall {best.value:.1%} on "
            f"signers who judged, which is\n# flattered, as it was chosen by them. To train with "
            f"it:\n#   python -m training.fit --config {BEST} --out runs/best\n\n"
        )
        files.write_bytes(out / BEST, (head + as_toml(values)).encode())


def standing(study: optuna.Study) -> str:
    """A line on how many trials there are, and the best of them."""
    states = [trial.state for trial in study.get_trials(deepcopy=False)]
    count, best = sum(state in SHOWN for state in states), best_of(study)
    found = f"trial {best.number} reads {best.value:.1%}" if best else "all were given up"
    return f"{count} trials so far; {found}."


def best_of(study: optuna.Study) -> FrozenTrial | None:
    """The finished trial of the highest recall."""
    finished = study.get_trials(deepcopy=False, states=(TrialState.COMPLETE,))
    return max(finished, key=lambda trial: trial.value or 0.0, default=None)


def _row(trial: FrozenTrial) -> list[Any]:
    seconds = trial.duration.total_seconds() if trial.duration else ""
    recall = f"{trial.value:.4f}" if trial.state == TrialState.COMPLETE else ""
    known = [trial.params.get(name, "") for name in SPACE]
    return [trial.number, trial.state.name, recall, trial.last_step or 0, seconds, *known]


def save_picture(study: optuna.Study, out: Path) -> None:
    """Draws trials in their order, epochs of each, and recall against each setting."""
    from matplotlib.figure import Figure

    trials = study.get_trials(deepcopy=False, states=SHOWN)
    figure = Figure(figsize=(10, 6), layout="constrained")
    panels = figure.subplots(2, (len(SPACE) + 3) // 2).flat
    _draw_order(next(panels), trials)
    _draw_epochs(next(panels), trials)
    for name in SPACE:
        _draw_slice(next(panels), name, trials)
    for unused in panels:
        unused.axis("off")
    with files.replacing(out / PICTURE) as unfinished:
        figure.savefig(unfinished, dpi=120)


def _draw_order(axes: Any, trials: Sequence[FrozenTrial]) -> None:
    finished = [trial for trial in trials if trial.state == TrialState.COMPLETE]
    numbers = [trial.number for trial in finished]
    recalls = [100 * (trial.value or 0.0) for trial in finished]
    best = [max(recalls[: place + 1]) for place in range(len(recalls))]
    axes.step(numbers, best, where="post", color=ACCENT, label="best so far")
    axes.plot(numbers, recalls, "o", color=INK, markersize=4, label="finished")
    pruned = [trial.number for trial in trials if trial.state == TrialState.PRUNED]
    if pruned:
        floor = min(recalls, default=0.0)
        axes.plot(pruned, [floor] * len(pruned), "x", color=PALE, label="given up")
    axes.set(xlabel="trial", ylabel="macro recall, %", title="Trials in their order")
    axes.legend(fontsize=8)
    axes.grid(color=GRID)


def _draw_epochs(axes: Any, trials: Sequence[FrozenTrial]) -> None:
    best = max(trials, key=lambda trial: trial.value or 0.0, default=None)
    for trial in trials:
        epochs = sorted(trial.intermediate_values)
        shares = [100 * trial.intermediate_values[epoch] for epoch in epochs]
        axes.plot(epochs, shares, color=ACCENT if trial is best else PALE, linewidth=1)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set(xlabel="epoch", ylabel="accuracy, %", title="Epochs (blue: of the best trial)")
    axes.grid(color=GRID)


def _draw_slice(axes: Any, name: str, trials: Sequence[FrozenTrial]) -> None:
    from matplotlib.ticker import LogLocator

    finished = [
        trial for trial in trials if trial.state == TrialState.COMPLETE and name in trial.params
    ]
    recalls = [100 * (trial.value or 0.0) for trial in finished]
    axes.plot([trial.params[name] for trial in finished], recalls, "o", color=INK, markersize=4)
    if any(getattr(trial.distributions[name], "log", False) for trial in finished):
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 3.0)))
        axes.xaxis.set_major_formatter("{x:g}")
        axes.xaxis.set_minor_formatter("")
    words = name.replace("_", " ")
    axes.tick_params(axis="x", labelsize=8)
    axes.set(xlabel=words, ylabel="macro recall, %", title=f"By {words}")
    axes.grid(color=GRID)
