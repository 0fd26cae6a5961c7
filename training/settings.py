"""The settings of a training run; kept in its folder, so that only the same run is resumed."""

import dataclasses
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from asl_keras import files
from asl_keras.errors import InputError, expect, shortened
from asl_keras.mask import SIDES
from asl_keras.models import ARCHITECTURES
from training.fingerprint import fingerprint

FILE = "settings.json"
FINGERPRINT = "fingerprint"  # beside the settings, of the data
HISTORY_FILE = "history.csv"
MOST_BYTES = 1_000_000  # the paths of some thousand files
MOST_SHOWN = 150  # characters of what differs


class Suited(NamedTuple):
    """With which an architecture learns well from synthetic hands, in 1 to 25 minutes on 2 cores.

    From more hands, from smaller steps or at a higher rate, the landmark network reads synthetic
    hands better and unseen signers worse.
    """

    hands: int = 13000
    batch_size: int = 100
    learning_rate: float = 0.001


SUITED = {
    "customcnn": Suited(hands=40000),
    "landmarks": Suited(hands=30000, batch_size=500, learning_rate=0.0005),
    "mobilenetv2": Suited(hands=16000),
}


@dataclass(frozen=True)
class TrainingSettings:
    """All that decides what a run learns. Raises InputError for what cannot be trained with."""

    arch: str = "mobilenetv2"
    """Architecture."""
    data: tuple[Path, ...] = ()
    """Landmark or mask NPZ files to learn from, instead of synthetic hands."""
    pose_model: Path | None = None
    """Where synthetic hands come from (default: the pose model in the package)."""
    epochs: int = 10
    """Passes over the data, which are repeated where they are less than 50 steps."""
    hands: int | None = None
    """Synthetic hands of an epoch (default: what suits the architecture, like the next two)."""
    batch_size: int | None = None
    """Hands in a step."""
    learning_rate: float | None = None
    """At the start; it rises (from scratch, to six times as much) and falls to zero."""
    image_size: int = 224
    """Side of the masks in pixels, a multiple of 32."""
    weights: str = "none"
    """To start from: none, imagenet or a file."""
    seed: int = 0
    """Of everything random."""

    def __post_init__(self) -> None:
        expect(self.epochs >= 1, "epochs", "at least 1", self.epochs)
        expect(self.hands_of_an_epoch >= 1, "hands", "at least 1", self.hands)
        expect(self.hands_of_a_step >= 2, "batch_size", "at least 2", self.batch_size)
        expect(0 < self.rate <= 1, "learning_rate", "in (0, 1]", self.learning_rate)
        expect(self.seed >= 0, "seed", "at least 0", self.seed)
        expect(self.arch in ARCHITECTURES, "arch", f"one of {ARCHITECTURES}", self.arch)
        is_size = self.image_size in SIDES and self.image_size % 32 == 0
        expect(is_size, "image_size", "a multiple of 32 from 32 to 512", self.image_size)

    @property
    def hands_of_an_epoch(self) -> int:
        """Synthetic ones."""
        return self._suited.hands if self.hands is None else self.hands

    @property
    def hands_of_a_step(self) -> int:
        """The batch size."""
        return self._suited.batch_size if self.batch_size is None else self.batch_size

    @property
    def rate(self) -> float:
        """The learning rate at the start."""
        return self._suited.learning_rate if self.learning_rate is None else self.learning_rate

    @property
    def _suited(self) -> "Suited":
        return SUITED.get(self.arch, Suited())

    def claim(self, folder: Path) -> None:
        """Makes the folder, which exists, this run's own, or checks that it is.

        A folder without a finished epoch may be taken by any run.

        Raises:
            InputError: if the folder holds a run with other settings or data.
        """
        mine = {**self.as_json(), FINGERPRINT: fingerprint(self.learnt_from)}
        if not os.path.lexists(folder / HISTORY_FILE):
            files.write_bytes(folder / FILE, json.dumps(mine, indent=2).encode())
            return
        theirs = _read(folder / FILE)
        # What an older release did not write is not known to differ.
        different = sorted(key for key in mine if mine[key] != theirs.get(key, mine[key]))
        if different:
            raise InputError(_difference(folder, different, mine, theirs), "out")

    @property
    def learnt_from(self) -> tuple[Path, ...]:
        """The NPZ files that training reads."""
        from asl_keras.synthetic.pose_model import SHIPPED

        return self.data or (self.pose_model or SHIPPED,)

    def as_json(self) -> dict[str, Any]:
        """The settings, ready for JSON, with whole paths as text."""
        return {
            **dataclasses.asdict(self),
            "data": [str(path.resolve()) for path in self.data],
            "pose_model": str(self.pose_model.resolve()) if self.pose_model else "",
        }


def _difference(
    folder: Path, different: list[str], mine: dict[str, Any], theirs: dict[str, Any]
) -> str:
    if different == [FINGERPRINT]:
        return (
            f"Expected the data that the run in {folder} began with. Received: files of the same "
            "names that changed since. Put the old ones back, or give another `out`."
        )
    changes = ", ".join(
        f"{key} {theirs.get(key)!r}, now {mine[key]!r}" for key in different if key != FINGERPRINT
    )
    return (
        f"Expected the settings of the run in {folder}. Received a difference: "
        f"{shortened(changes, MOST_SHOWN)}. Give the old ones, or another `out`."
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        settings = files.read_json(file, MOST_BYTES)
        if not isinstance(settings, dict):
            raise files.UnreadableError("is damaged")
    except files.UnreadableError as error:
        raise InputError(
            f"Expected the settings of a run. Received: {file}, which {error}. Delete the folder, "
            "or give another `out`.",
            "out",
        ) from error
    return settings
