"""All sources of a command as one: what has landmarks is read, what has pictures is looked at."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from asl_keras.command import remark
from asl_keras.errors import InputError
from asl_keras.landmarks.options import LandmarkerOptions
from training.making.assembling import assembled
from training.making.build import Build, Seen
from training.making.looking import Looking
from training.making.memory import Memory, usual_folder
from training.making.options import MakingOptions
from training.making.progress import Progress
from training.sources.finishing import doubt_of_unit
from training.sources.names import as_label
from training.sources.opening import open_source
from training.sources.options import SourceOptions
from training.sources.samples import (
    NO_HAND,
    LabelledPicture,
    LandmarkSource,
    Samples,
    Source,
    joined,
)


def gathered(
    paths: Sequence[Path],
    options: SourceOptions,
    making: MakingOptions,
    landmarker: LandmarkerOptions,
) -> Samples:
    """The hands of all sources, in their order.

    Raises:
        InputError: if a source is none, or there is no hand in any; with `strict`, if anything in
            one cannot be read.
    """
    sources = [open_source(path, options) for path in paths]  # all, before the long part
    known = [_said(source, options) for source in sources]
    if making.strict:
        _refuse_missed(known)
    pictures = [
        [] if isinstance(source, LandmarkSource) else list(source.pictures()) for source in sources
    ]
    looking = Looking(landmarker.complexity, landmarker.landmarker, making.once)
    seen = iter(_seen([one for some in pictures for one in some], making, looking))
    looked = [assembled(some, [next(seen) for _ in some]) for some in pictures]
    if making.strict:
        _refuse_missed(looked)
    doubtful = [path.name for path, part in zip(paths, known, strict=True) if not part.aspect_known]
    samples = joined([part for pair in zip(known, looked, strict=True) for part in pair])
    if not len(samples):
        first = next((f", such as {one.origin}: {one.why}" for one in samples.missed), "")
        raise InputError(
            "Expected hands in the sources. Received: "
            f"{len(samples.missed)} pictures or rows that show none{first}."
        )
    doubts = (doubt_of_unit(doubtful),) if doubtful else ()
    return replace(samples, remarks=(*samples.remarks, *doubts))


def _said(source: Source, options: SourceOptions) -> Samples:
    """The landmarks of a source; of one of pictures what it says before they are looked at."""
    if not isinstance(source, LandmarkSource):
        nothing = assembled((), ())
        return replace(nothing, missed=tuple(source.missed), remarks=tuple(source.remarks))
    samples = source.read()
    asked = np.isin(samples.labels, [as_label(label) for label in options.labels])
    return samples.rows(asked) if options.labels else samples


def _refuse_missed(parts: Sequence[Samples]) -> None:
    bad = [one for part in parts for one in part.missed if one.why != NO_HAND]
    if bad:
        raise InputError(
            f"Expected sources without a fault, with `strict`. Received: {bad[0].origin}, which "
            f"{bad[0].why}.",
            "strict",
        )


def _seen(
    pictures: Sequence[LabelledPicture], making: MakingOptions, looking: Looking
) -> list[Seen]:
    if not pictures:
        return []
    with (
        Memory(making.cache or usual_folder()) as memory,
        Progress(len(pictures)) as progress,
    ):
        build = Build(looking, memory, making.processes, making.strict, making.anew)
        try:
            seen = build.look(pictures, progress)
        except KeyboardInterrupt:
            remark(["What was seen is remembered: the same command goes on there."])
            raise
    if memory.fault:
        remark([f"What was seen is not remembered: {memory.file} {memory.fault}."])
    if memory.damaged:
        remark([f"Damaged entries of {memory.file}, which were made anew: {memory.damaged}."])
    return seen
