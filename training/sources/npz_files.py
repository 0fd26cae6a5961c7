"""NPZ files: ours, and those of others with other names and shapes."""

from pathlib import Path

import numpy as np

from asl_keras.data import schemas
from asl_keras.data.columns import read_numbers, read_text
from asl_keras.data.npz import Npz
from asl_keras.errors import shown
from training.sources import arrays
from training.sources.array_labels import as_texts
from training.sources.finishing import Rows, finished
from training.sources.keys import parse_keys
from training.sources.label_names import understood
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
                header = npz.header(self._name(npz, "landmarks"))
                remedy = _PICTURES if len(header.shape) > 2 else _OTHER_ARRAY
                raise npz.refuse(f"landmarks {arrays.SHAPES}", f"{header}", remedy)
            count = int(found.sample.max()) + 1
            labels = self._labels(npz, count)
            columns = {
                name: self._column(npz, name, count)
                for name in ("signers", "handedness", "origins")
                if self._name(npz, name) in npz
            }
            clips, times = self._when(npz, found, count)
            is_known = schemas.read_aspect_known(npz)
        rows = [labels[one] for one in found.sample.tolist()]
        own = columns.get("signers")
        handedness = columns.get("handedness")
        made = Rows(
            name=shown(self.path.name),
            hands=found.signing(),
            labels=understood(self.path, rows, self.options.names),
            origins=_origins(shown(self.path.name), found, columns.get("origins")),
            signers=signers_of(self.path, self.options, count, own)[found.sample],
            handedness=None if handedness is None else handedness[found.sample],
            sides=found.sides,
            clips=clips,
            times=times,
            aspect_known=is_known,
        )
        return finished(made, self.options)

    def _name(self, npz: Npz, ours: str) -> str:
        """What the file calls an array of ours."""
        if ours in self._keys:
            return self._keys[ours]
        return next((one for one in (ours, *USUAL.get(ours, ())) if one in npz), ours)

    def _existing(self, npz: Npz, ours: str) -> str:
        name = self._name(npz, ours)
        if name not in npz:
            names = ", ".join(one[:20] for one in npz.names[:8]) or "nothing"
            remedy = _PICTURES if "images" in npz else f"`--keys {ours}=NAME` says which it is"
            raise npz.refuse(f"an array `{name}`", f"one of {names}", remedy)
        return name

    def _read(self, npz: Npz, ours: str) -> np.ndarray:
        return npz.read(self._existing(npz, ours))

    def _labels(self, npz: Npz, count: int) -> list[str]:
        header = npz.header(self._existing(npz, "labels"))
        is_right = header.shape[:1] == (count,)  # else not read: it may say a billion of no byte
        labels = as_texts(self._read(npz, "labels")) if is_right else None
        if labels is None or len(labels) != count:
            raise npz.refuse(f"labels for {count} rows", f"{header}", _OTHER_ARRAY)
        return labels

    def _column(self, npz: Npz, ours: str, count: int) -> np.ndarray:
        return read_text(npz, self._name(npz, ours), count)

    def _when(
        self, npz: Npz, found: arrays.Frames, count: int
    ) -> tuple[np.ndarray | None, np.ndarray | None]:
        """The clips and times of the frames, where they are of any."""
        if found.frame is not None:
            return found.sample, (found.frame / arrays.FPS).astype(np.float32)
        if self._name(npz, "clips") not in npz:
            return None, None
        clips = read_numbers(npz, self._name(npz, "clips"), count, np.int64)
        order = np.unique(clips, return_inverse=True)[1]
        clips = np.where(clips < 0, -1, order)
        if self._name(npz, "times") in npz:
            return clips, read_numbers(npz, self._name(npz, "times"), count, np.float32)
        return clips, (arrays.places_in(clips) / arrays.FPS).astype(np.float32)


_PICTURES = "masks are trained on as they are; save photographs as files, in folders by label"
_OTHER_ARRAY = "`--keys landmarks=NAME labels=NAME` say which arrays they are"


def _origins(name: str, found: arrays.Frames, own: np.ndarray | None) -> np.ndarray:
    if found.frame is None and own is not None:  # of what `training.make_dataset` has made
        return own
    if found.frame is None:
        return np.array([f"{name}:{row}" for row in found.sample.tolist()], str)
    pairs = zip(found.sample.tolist(), found.frame.tolist(), strict=True)
    return np.array([f"{name}:{row}@{frame / arrays.FPS:.2f}" for row, frame in pairs], str)
