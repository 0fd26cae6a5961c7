"""Where recorded hands are kept: a sequence NPZ that grows by whole takes.

It is written anew beside itself and then takes its place, so that a kill at any moment leaves the
old one or the new one.
"""

import io
import os
from collections import Counter
from pathlib import Path

import numpy as np

from asl_keras.data import columns, schemas
from asl_keras.data.npz import Npz, refusal
from asl_keras.files import write_bytes
from asl_keras.hand.hand import OTHER_SIDE
from training.collecting.records import Recorded

TEXTS = ("labels", "signers", "handedness")
COLUMNS = ("landmarks", *TEXTS, "clips", "times")
OTHERS = ("aspect_known",)
NO_CLIP = -1

Rows = dict[str, np.ndarray]
"""By the names of `COLUMNS`."""


class Store:
    """An NPZ file of hands, which may not exist yet.

    Args:
        path: of the file.
        signer: whose hands are recorded.

    Raises:
        InputError: if the file is there and is none of hands, or has columns that would be lost.
    """

    def __init__(self, path: Path, signer: str):
        self.path, self._signer = path, signer
        self._clips: dict[int, int] = {}  # of the takes of this session
        self.count = len(self._read()["labels"])
        """Hands in the file."""

    def labels(self) -> list[str]:
        """Of the hands in the file, each once."""
        return np.unique(self._read()["labels"]).tolist()

    def takes_of_signer(self) -> dict[str, int]:
        """How many takes of each label the signer has in the file."""
        rows = self._read()
        mine = (rows["signers"] == self._signer) & (rows["clips"] > NO_CLIP)
        found = {*zip(rows["labels"][mine].tolist(), rows["clips"][mine].tolist(), strict=True)}
        return Counter(label for label, _ in found)

    def example(self, label: str) -> tuple[np.ndarray, str] | None:
        """A hand (21, 3) of a label, and its handedness; None where there is none."""
        rows = self._read()
        found = np.flatnonzero(rows["labels"] == label)
        if not len(found):
            return None
        row = found[len(found) // 2]
        return rows["landmarks"][row], str(rows["handedness"][row])

    def keep(self, recorded: Recorded) -> int:
        """Adds a take, instead of what was kept of the same one before; returns its clip.

        Raises:
            InputError: if the file cannot be written; it is as it was then.
        """
        rows = self._read()  # another process may have added to it
        old = rows["clips"] == self._clips.get(recorded.place, NO_CLIP - 1)
        rows = {name: column[~old] for name, column in rows.items()}
        clip = int(rows["clips"].max(initial=NO_CLIP)) + 1
        new = _rows(recorded, self._signer, clip)
        rows = {name: np.concatenate([rows[name], new[name]]) for name in COLUMNS}
        content = io.BytesIO()
        np.savez_compressed(content, **rows, aspect_known=np.array(self._aspect_known))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(self.path, content.getvalue())
        self._clips[recorded.place], self.count = clip, len(rows["labels"])
        return clip

    def _read(self) -> Rows:
        """What the file holds; no rows where there is none."""
        self._aspect_known = True
        if not os.path.lexists(self.path):
            return _empty()
        with Npz(self.path) as npz:
            if strangers := sorted(set(npz.names) - {*COLUMNS, *OTHERS}):
                lost = "name another file as `out`, and merge the two later"
                known = f"arrays among {', '.join(COLUMNS)}"
                raise refusal(self.path, known, strangers[0], lost, "out")
            hands = schemas.read_hands(npz)
            labels = schemas.read_labels(npz, len(hands), None)
            texts = {name: _text(npz, name, len(hands)) for name in TEXTS[1:]}
            self._aspect_known = schemas.read_aspect_known(npz)
            clips, times = _clips(npz, len(hands)), _times(npz, len(hands))
        numbers = {"clips": clips, "times": times}
        return {"landmarks": hands, "labels": labels, **texts, **numbers}


def _empty() -> Rows:
    rows: Rows = {"landmarks": np.empty((0, 21, 3), np.float32)}
    rows |= {name: np.empty(0, "U1") for name in TEXTS}
    return rows | {"clips": np.empty(0, np.int64), "times": np.empty(0, np.float32)}


def _rows(recorded: Recorded, signer: str, clip: int) -> Rows:
    rows, count = recorded.rows, len(recorded.rows)
    sides = [OTHER_SIDE[row.handedness] for row in rows]  # as MediaPipe says of what is no mirror
    return {
        "landmarks": np.array([row.landmarks for row in rows], np.float32),
        "labels": np.full(count, recorded.take.label),
        "signers": np.full(count, signer),
        "handedness": np.array(sides, str),
        "clips": np.full(count, clip, np.int64),
        "times": np.array([row.time for row in rows], np.float32),
    }


def _text(npz: Npz, name: str, count: int) -> np.ndarray:
    return columns.read_text(npz, name, count) if name in npz else np.full(count, "")


def _clips(npz: Npz, count: int) -> np.ndarray:
    if "clips" not in npz:
        return np.full(count, NO_CLIP, np.int64)
    return columns.read_numbers(npz, "clips", count, np.int64)


def _times(npz: Npz, count: int) -> np.ndarray:
    if "times" not in npz:
        return np.full(count, np.nan, np.float32)
    return columns.read_numbers(npz, "times", count, np.float32)
