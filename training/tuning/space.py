"""Which settings are tried, and in which range: a line for each field of `TrainingSettings`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from optuna import Trial

from training.settings import TrainingSettings

Range = Callable[[Trial, str], Any]


def even(least: float, most: float) -> Range:
    """A number, all alike likely."""
    return lambda trial, name: trial.suggest_float(name, least, most)


def by_ratio(least: float, most: float) -> Range:
    """A number whose ratio to others counts: as likely from 0.001 to 0.01 as from 0.01 to 0.1."""
    return lambda trial, name: trial.suggest_float(name, least, most, log=True)


def whole_by_ratio(least: int, most: int) -> Range:
    """The same of whole numbers."""
    return lambda trial, name: trial.suggest_int(name, least, most, log=True)


BATCH_SIZES = (50, 1000)
SPACE: Mapping[str, Range] = MappingProxyType(
    {
        "learning_rate": by_ratio(1e-4, 1e-2),
        "batch_size": whole_by_ratio(*BATCH_SIZES),
        "weight_decay": by_ratio(1e-4, 0.3),
        "label_smoothing": even(0.0, 0.2),
    }
)


def tried(settings: TrainingSettings) -> dict[str, Range]:
    """The part of `SPACE` that goes with the other settings.

    Adam has no weight decay, and no step has more hands than an epoch.
    """
    lacking = {"weight_decay"} if settings.optimizer == "adam" else set()
    space = {name: of for name, of in SPACE.items() if name not in lacking}
    if settings.hands is not None:
        sizes = (min(size, settings.hands) for size in BATCH_SIZES)
        space["batch_size"] = whole_by_ratio(*sizes)
    return space


def suggested(trial: Trial, settings: TrainingSettings) -> TrainingSettings:
    """The settings with what the study suggests for those that are tried."""
    return replace(settings, **{name: of(trial, name) for name, of in tried(settings).items()})


def usual(settings: TrainingSettings) -> dict[str, Any]:
    """What is tried first: what the settings are without a study."""
    known = {
        "learning_rate": settings.rate,
        "batch_size": settings.hands_of_a_step,
        "weight_decay": settings.decay,
    }
    return {name: known.get(name, getattr(settings, name)) for name in tried(settings)}
