"""`.npy` files: one of many hands, or folders `LABEL/SEQUENCE/FRAME.npy` of one frame each.

Also `LABEL/FRAME.npy`, `LABEL/SEQUENCE.npy` (all its frames), `LABEL.npy`, `X.npy` with `y.npy`.
"""

from pathlib import Path, PurePath
from typing import NamedTuple

import numpy as np

from asl_keras.errors import InputError, shown
from asl_keras.files import UnreadableError
from training.sources import arrays
from training.sources.array_labels import as_texts
from training.sources.finishing import Rows, finished
from training.sources.hands import MOST
from training.sources.label_names import understood
from training.sources.layout import placed
from training.sources.npy_files import read_npy
from training.sources.npy_layout import (
    as_of_its_label,
    files_of,
    is_of_sequence,
    own_label,
    partner_of,
)
from training.sources.options import SourceOptions
from training.sources.samples import Missed, Samples
from training.sources.signers import signers_of

WRONG_SHAPE = "has no array " + arrays.SHAPES


class _Part(NamedTuple):
    """What one file has."""

    frames: arrays.Frames
    labels: list[str]
    """Of its samples."""
    signer: str
    clip: PurePath | None
    """The folder whose files are frames of one sequence; None of a file that is none."""
    origin: str
    number: int
    """Of the frame in the clip."""


class NpySource:
    """A `.npy` file, or a folder of them."""

    def __init__(self, path: Path, options: SourceOptions):
        self.path, self.options = path, options

    def read(self) -> Samples:
        """All hands; a file or a frame that is none is missed, and the next one read.

        Raises:
            InputError: if not one file has hands.
        """
        root = self.path.resolve()
        files = files_of(self.path)
        partners = {file: partner_of(file) for file in files}
        files = [file for file in files if file not in partners.values()]
        names = [self._name(file) for file in files]
        parts, missed, count = [], [], 0
        said = placed(list(map(as_of_its_label, names)))
        for file, name, place in zip(files, names, said, strict=True):
            signer = self._signer(file) or place.signer
            label = own_label(file.stem) if len(name.parts) < 3 else place.label
            try:
                part = _part(file, name, label, signer, partners[file])
                count += len(part.labels)
                if count > MOST:
                    raise UnreadableError(f"is more than there is room for: {MOST} hands")
                parts.append(part)
            except UnreadableError as error:
                missed.append(Missed(shown(str(name)), label, signer, str(error)))
        if not parts:
            why = missed[0].why if missed else "has no .npy file"
            raise InputError(
                f"Expected .npy files of hands. Received: {self.path}, of which none can be read: "
                f"the first {why}."
            )
        return self._joined(root, parts, missed)

    def _joined(self, root: Path, parts: list[_Part], missed: list[Missed]) -> Samples:
        hands = np.concatenate(_of_one_width(parts))
        labels = [part.labels[one] for part in parts for one in part.frames.sample.tolist()]
        clips, times = _when(parts)
        if clips is not None and (clips >= 0).any():
            hands[clips >= 0] = arrays.signing(hands[clips >= 0], clips[clips >= 0])
        origins = [one for part in parts for one in _origins(part)]
        signers = [part.signer for part in parts for _ in part.frames.sample]
        made = Rows(
            name=shown(root.name),
            hands=hands,
            labels=understood(root, labels, self.options.names),
            origins=np.array(origins, str),
            signers=np.array(signers, str),
            sides=max((part.frames.sides for part in parts), key=len),
            clips=clips,
            times=times,
            missed=missed,
        )
        return finished(made, self.options)

    def _name(self, file: Path) -> PurePath:
        """That begins with the folder that the user named."""
        if file == self.path:
            return PurePath(file.name)
        return PurePath(self.path.resolve().name) / file.relative_to(self.path)

    def _signer(self, file: Path) -> str:
        return str(signers_of(file, self.options, 1)[0])


def _part(file: Path, name: PurePath, label: str, signer: str, partner: Path | None) -> _Part:
    frames = arrays.frames_of(read_npy(file))
    if frames is None:
        raise UnreadableError(WRONG_SHAPE)
    count = int(frames.sample.max()) + 1
    labels = [label] * count if partner is None else as_texts(read_npy(partner))
    if labels is None or len(labels) != count:
        raise UnreadableError(f"has {count} rows, and its labels another number")
    if partner is None and frames.frame is None and count > 1 and len(name.parts) > 2:
        # LABEL/SEQUENCE.npy: its rows are frames
        frames = frames._replace(sample=np.zeros(count, np.int64), frame=np.arange(count))
    clip = name.parent if is_of_sequence(name) else None
    return _Part(frames, labels, signer, clip, shown(str(name)), int(name.stem[:9]) if clip else 0)


def _of_one_width(parts: list[_Part]) -> list[np.ndarray]:
    """The hands of all, as many in each row; those that are added are not there."""
    all_hands = [
        part.frames.hands if part.clip or part.frames.frame is not None else part.frames.signing()
        for part in parts
    ]
    most = max(hands.shape[1] for hands in all_hands)
    pads = [((0, 0), (0, most - hands.shape[1]), (0, 0), (0, 0)) for hands in all_hands]
    return [np.pad(hands, pad) for hands, pad in zip(all_hands, pads, strict=True)]


def _origins(part: _Part) -> list[str]:
    if part.frames.frame is not None:
        return [f"{part.origin}@{one / arrays.FPS:.2f}" for one in part.frames.frame.tolist()]
    count = len(part.frames.sample)
    return [part.origin] if count == 1 else [f"{part.origin}:{row}" for row in range(count)]


def _when(parts: list[_Part]) -> tuple[np.ndarray | None, np.ndarray | None]:
    """The clips of all frames, -1 where they are of none, and their times."""
    if all(part.clip is None and part.frames.frame is None for part in parts):
        return None, None
    folders: dict[object, int] = {}
    clips, times = [], []
    for place, part in enumerate(parts):
        samples, frame = part.frames.sample, part.frames.frame
        if frame is not None:
            keys = [(place, one) for one in samples.tolist()]
            clips += [folders.setdefault(key, len(folders)) for key in keys]
            times += (frame / arrays.FPS).tolist()
        else:
            clip = -1 if part.clip is None else folders.setdefault(part.clip, len(folders))
            clips += [clip] * len(samples)
            times += [np.nan if part.clip is None else part.number / arrays.FPS] * len(samples)
    return np.array(clips, np.int64), np.array(times, np.float32)
