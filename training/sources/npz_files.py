"""NPZ files: ours, and those of others with other names and shapes."""

from pathlib import Path

import numpy as np

from asl_keras.data import schemas
from asl_keras.data.npz import Npz
from training.sources import arrays
from training.sources.array_labels import as_texts
from training.sources.finishing import finished
from training.sources.keys import parse_keys
from training.sources.label_names import names_of, understood
from training.sources.options import SourceOptions
from training.sources.samples import Samples
from training.sources.signers import signers_of

# What others call them, tried where neither our name nor one of `keys` is there.
USUAL = {
    "landmarks": ("keypoints", "hand_landmarks", "X", "x", "data", "features", "points"),
    "labels": ("label", "y", "Y", "classes", "targets", "target", "letters", "chars"),
    "signers": ("signer", "participants", "subjects"),
}


def recognises(path: Path) -> bool:
    """Whether a file is named as an NPZ file."""
    return path.suffix.lower() == ".npz"


class NpzSource:
    """An NPZ file with hands and their labels."""

    def __init__(self, path: Path, options: SourceOptions):
        self.path, self.options = path, options
        self._keys = parse_keys(options.keys)

    def read(self) -> Samples:
        """All hands; a row that is none is missed.

        Raises:
            InputError: if the file is damaged, or lacks hands or labels.
        """
        with Npz(self.path) as npz:
            found = arrays.frames_of(self._read(npz, "landmarks"))
            if found is None:
                raise npz.refuse(f"landmarks {arrays.SHAPES}", self._shape(npz), _OTHER_ARRAY)
            count = int(found.sample.max()) + 1
            labels = self._labels(npz, count)
            columns = {
                name: self._column(npz, name, count)
                for name in ("signers", "handedness")
                if self._name(npz, name) in npz
            }
            clips, times = self._when(npz, found, count)
            is_known = schemas.read_aspect_known(npz)
        names = names_of(self.options.names, self.path)
        own = columns.get("signers")
        handedness = columns.get("handedness")
        return finished(
            self.path,
            self.options,
            found.signing(),
            understood(self.path, [labels[one] for one in found.sample.tolist()], names),
            origins=_origins(self.path.name, found),
            signers=signers_of(self.path, self.options, count, own)[found.sample],
            handedness=None if handedness is None else handedness[found.sample],
            sides=found.sides,
            clips=clips,
            times=times,
            aspect_known=is_known,
        )

    def _name(self, npz: Npz, ours: str) -> str:
        """What the file calls an array of ours."""
        if ours in self._keys:
            return self._keys[ours]
        return next((one for one in (ours, *USUAL.get(ours, ())) if one in npz), ours)

    def _existing(self, npz: Npz, ours: str) -> str:
        name = self._name(npz, ours)
        if name not in npz:
            names = ", ".join(one[:20] for one in npz.names[:8]) or "nothing"
            remedy = f"`--keys {ours}=NAME` says which it is"
            raise npz.refuse(f"an array `{name}`", f"one of {names}", remedy)
        return name

    def _read(self, npz: Npz, ours: str) -> np.ndarray:
        return npz.read(self._existing(npz, ours))

    def _shape(self, npz: Npz) -> str:
        return f"{npz.header(self._name(npz, 'landmarks'))}"

    def _labels(self, npz: Npz, count: int) -> list[str]:
        header = npz.header(self._existing(npz, "labels"))
        is_right = header.shape[:1] == (count,)  # else not read: it may say a billion of no byte
        labels = as_texts(self._read(npz, "labels")) if is_right else None
        if labels is None or len(labels) != count:
            raise npz.refuse(f"labels for {count} rows", f"{header}", _OTHER_ARRAY)
        return labels

    def _column(self, npz: Npz, ours: str, count: int) -> np.ndarray:
        return schemas.read_text(npz, self._name(npz, ours), count)

    def _when(
        self, npz: Npz, found: arrays.Frames, count: int
    ) -> tuple[np.ndarray | None, np.ndarray | None]:
        """The clips and times of the frames, where they are of any."""
        if found.frame is not None:
            return found.sample, (found.frame / arrays.FPS).astype(np.float32)
        names = [self._name(npz, one) for one in ("clips", "times")]
        if not all(name in npz for name in names):
            return None, None
        clips, times = map(npz.header, names)
        is_right = clips.dtype.kind in "iu" and times.dtype.kind in "fiu"
        if not is_right or clips.shape != (count,) or times.shape != (count,):
            raise npz.refuse(
                f"`clips` of integers and `times` of seconds for {count} rows",
                f"{clips} and {times}",
                "correct them, or leave them out",
            )
        with np.errstate(over="ignore", invalid="ignore"):
            return npz.read(names[0]).astype(np.int64), npz.read(names[1]).astype(np.float32)


_OTHER_ARRAY = "`--keys landmarks=NAME labels=NAME` say which arrays they are"


def _origins(name: str, found: arrays.Frames) -> np.ndarray:
    if found.frame is None:
        return np.array([f"{name}:{row}" for row in found.sample.tolist()], str)
    pairs = zip(found.sample.tolist(), found.frame.tolist(), strict=True)
    return np.array([f"{name}:{row}@{frame / arrays.FPS:.2f}" for row, frame in pairs], str)
