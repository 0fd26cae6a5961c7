"""What is said where no hand is left to write, or none of a label that was asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from asl_keras.errors import InputError, shortened, shown
from training.sources.names import as_label
from training.sources.opening import open_source
from training.sources.options import SourceOptions
from training.sources.samples import LandmarkSource, Samples, Source
from training.sources.videos import Clip

NAMED = 100  # characters of labels, of files, and of what is wrong with one


def no_hand(paths: Sequence[Path], options: SourceOptions, samples: Samples) -> InputError:
    """The error about sources of which no hand is left."""
    asked, there = {*map(as_label, options.labels)}, _labels(paths, options)
    if asked and there and not asked & there:
        return InputError(
            f"Expected `labels` that the sources have. Received: {_listed(asked)}, and they have "
            f"{_listed(there)}.",
            "labels",
        )
    if not samples.missed:
        names = shortened(shown(", ".join(map(str, paths))), NAMED)
        return InputError(
            f"Expected hands in the sources. Received: {names}, without a picture or a row."
        )
    first, count = samples.missed[0], len(samples.missed)
    what = "1 picture or row" if count == 1 else f"{count} pictures or rows"
    return InputError(
        f"Expected hands in the sources. Received: {what} without one, such as "
        f"{shortened(shown(first.origin), NAMED)}: {shortened(first.why, NAMED)}."
    )


def without(labels: Sequence[str], samples: Samples) -> list[str]:
    """A sentence where there is no hand of some labels that were asked for."""
    lacking = {*map(as_label, labels)} - set(samples.labels.tolist())
    return [f"There is no hand of {_listed(lacking)}."] if lacking else []


def _labels(paths: Sequence[Path], options: SourceOptions) -> set[str]:
    """All that the sources have, whichever are asked for."""
    every = replace(options, labels=())
    return {label for path in paths for label in _of(open_source(path, every))} - {""}


def _of(source: Source) -> Iterator[str]:
    if isinstance(source, LandmarkSource):
        yield from source.read().labels.tolist()
        return
    for picture in source.pictures():
        changes = picture.times if isinstance(picture, Clip) else ()
        yield from (picture.label_at(0.0), *(label for _, label in changes))


def _listed(labels: set[str]) -> str:
    return shortened(shown(", ".join(sorted(labels))), NAMED)
