"""Pictures and videos in folders, or alone, whose names are their labels."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from asl_keras.errors import InputError, shown
from training.sources.files_in import Inside, files_in, is_video, looks_like_picture
from training.sources.layout import Placed, placed
from training.sources.names import as_label, as_signer, beginning, fault_of, is_usual, one_case
from training.sources.options import SourceOptions
from training.sources.patterns import Pattern
from training.sources.pictures import Photograph
from training.sources.samples import LabelledPicture, Missed
from training.sources.videos import Clip, misnamed_times, read_times

NAMED = 6  # signers, and links, in a remark


@dataclass(frozen=True)
class Labelled:
    """Pictures and videos with labels, and those without."""

    files: tuple[LabelledPicture, ...]
    missed: tuple[Missed, ...]
    remarks: tuple[str, ...]

    def pictures(self) -> Iterator[LabelledPicture]:
        """All of them, in the order of their names."""
        return iter(self.files)


def recognises(path: Path) -> bool:
    """Whether a path is a folder, or a picture or a video."""
    return path.is_dir() or is_video(path) or looks_like_picture(path)


def open_labelled(path: Path, options: SourceOptions) -> Labelled:
    """The pictures and videos of a folder, or a single one.

    Raises:
        InputError: if there are none, or the options' pattern is none.
    """
    pattern = Pattern(options.signer_from) if options.signer_from else None
    inside = files_in(path) if path.is_dir() else Inside([path], 0, [], [])
    if not inside.files:
        raise InputError(
            "Expected pictures or videos in folders named by their labels. Received: "
            f"{path}, in which there are none."
        )
    names, places = _placed(path, inside.files)
    said = [
        _said(file, place, options.signer, pattern)
        for file, place in zip(inside.files, places, strict=True)
    ]
    case = one_case(place.label for place in said if place)
    entries = [
        _entry(file, shown(str(name)), place, case, options)
        for file, name, place in zip(inside.files, names, said, strict=True)
    ]
    files = tuple(one for one in entries if isinstance(one, Photograph | Clip))
    missed = [one for one in entries if isinstance(one, Missed)]
    missed += [Missed(str(at), "", "", f"cannot be read ({why})") for at, why in inside.closed]
    are_known = options.signer is not None or pattern is not None
    return Labelled(files, tuple(missed), _remarks(path, inside, () if are_known else places))


def _placed(path: Path, files: Sequence[Path]) -> tuple[list[PurePath], list[Placed]]:
    """Names that begin with that of the folder that the user named, and what they say."""
    if path.is_dir():
        root = PurePath(path.resolve().name)
        names = [root / file.relative_to(path) for file in files]
        return names, placed(names)
    above = path.resolve().parent.name
    label = as_label(above if is_usual(above) else beginning(path.stem) or path.stem)
    return [PurePath(path.name)], [Placed(label, "")]


def _said(file: Path, place: Placed, signer: str | None, pattern: Pattern | None) -> Placed | None:
    """What the user says of a file, or else its place; None if it does not fit the pattern."""
    if pattern is None:
        return place if signer is None else Placed(place.label, signer)
    found = pattern.match(file.absolute())
    if found is None:
        return None
    return Placed(place.label if found.label is None else as_label(found.label), found.signer)


def _entry(
    file: Path,
    origin: str,
    place: Placed | None,
    case: Mapping[str, str],
    options: SourceOptions,
) -> LabelledPicture | Missed | None:
    """What is to be looked at; None if its label is not asked for."""
    if place is None:
        return Missed(origin, "", "", f"does not fit {options.signer_from}")
    signer = as_signer(place.signer)
    if fault := fault_of(place.label):
        return Missed(origin, "", signer, fault)
    asked = {as_label(label) for label in options.labels}
    label = _if_asked(case[place.label], asked)
    if is_video(file):
        return _clip(file, Clip(origin, label, signer, file, options.fps), asked)
    return Photograph(origin, label, signer, file) if label else None


def _clip(file: Path, clip: Clip, asked: Collection[str]) -> Clip | Missed | None:
    """The clip with the labels by time that lie beside it as a CSV of its name, if any do."""
    beside = file.with_suffix(".csv")
    if not beside.exists():
        if other := misnamed_times(file):
            why = f"is not taken: {beside.name} is looked for, {other.name} is there; rename it"
            return Missed(clip.origin, clip.label, clip.signer, why)
        return clip if clip.label else None
    try:
        times = read_times(beside)
    except InputError as error:
        return Missed(clip.origin, clip.label, clip.signer, f"is not taken. {error}")
    return clip.with_times(tuple((time, _if_asked(label, asked)) for time, label in times))


def _if_asked(label: str, asked: Collection[str]) -> str:
    return label if not asked or label in asked else ""


def _remarks(path: Path, inside: Inside, places: Sequence[Placed]) -> tuple[str, ...]:
    found = []
    if signers := sorted({place.signer for place in places} - {""}):
        found.append(
            f"Folders of {path} are taken for signers: {_named(signers)}. --signer and "
            "--signer-from say it otherwise."
        )
    if inside.links:
        links = [link.name for link in inside.links]
        found.append(f"Links to folders in {path} are not followed: {_named(links)}.")
    if inside.others:
        found.append(f"Files in {path} that are no pictures or videos: {inside.others}.")
    return tuple(found)


def _named(names: Sequence[str]) -> str:
    rest = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return ", ".join([*map(shown, names[:NAMED]), *rest])
