"""What a training run is made with; kept in its folder so that only the same run is resumed."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

from asl_keras import files
from asl_keras.errors import InputError
from asl_keras.mask import SIDES
from asl_keras.models import ARCHITECTURES

FILE = "settings.json"
HISTORY_FILE = "history.csv"


@dataclass(frozen=True)
class TrainingSettings:
    """All that decides what a run learns.

    Attributes:
        arch: the architecture.
        data: NPZ files to learn from; none means synthetic hands.
        pose_model: where synthetic hands come from; empty for the one in the package.
        epochs: passes over the data, or of `hands` synthetic hands.
        hands: synthetic hands of an epoch.
        batch_size: masks in a step.
        learning_rate: at the start; it rises, to six times as much from scratch, and falls to zero.
        image_size: side of the masks that the model reads, in pixels.
        weights: "none", "imagenet" or a file to start from.
        seed: of everything random.
    """

    arch: str = "mobilenetv2"
    data: tuple[str, ...] = ()
    pose_model: str = ""
    epochs: int = 10
    hands: int = 13000
    batch_size: int = 100
    learning_rate: float = 0.001
    image_size: int = 224
    weights: str = "none"
    seed: int = 0

    def __post_init__(self) -> None:
        """Raises InputError for values that cannot be trained with."""
        for flag, value in (("--epochs", self.epochs), ("--hands", self.hands)):
            _expect(value >= 1, flag, "at least 1", value)
        _expect(self.batch_size >= 2, "--batch-size", "at least 2", self.batch_size)
        _expect(0 < self.learning_rate <= 1, "--learning-rate", "in (0, 1]", self.learning_rate)
        _expect(self.seed >= 0, "--seed", "at least 0", self.seed)
        _expect(self.arch in ARCHITECTURES, "--arch", f"one of {ARCHITECTURES}", self.arch)
        sizes = "a multiple of 32 from 32 to 512"
        right = self.image_size in SIDES and self.image_size % 32 == 0
        _expect(right, "--image-size", sizes, self.image_size)

    def claim(self, folder: Path) -> None:
        """Makes the folder this run's own, or finds that it is.

        A folder in which no epoch was finished is anybody's.

        Raises:
            InputError: if the folder holds a run with other settings, or is a file.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                f"Expected a folder for --out. Received: {folder} ({error})"
            ) from error
        file = folder / FILE
        mine = json.loads(json.dumps(dataclasses.asdict(self)))
        if not (folder / HISTORY_FILE).is_file():
            files.write_bytes(file, json.dumps(mine, indent=2).encode())
            return
        theirs = _read(file)
        different = sorted(key for key in mine if mine[key] != theirs.get(key))
        if different:
            changes = ", ".join(
                f"{key} {theirs.get(key)!r}, now {mine[key]!r}" for key in different
            )
            raise InputError(
                f"Expected the settings of the run in {folder}, or another --out. "
                f"Received a difference: {changes}"
            )


def _read(file: Path) -> dict:
    try:
        settings = json.loads(file.read_text())
    except (OSError, ValueError):
        settings = None
    if not isinstance(settings, dict):
        raise InputError(f"Expected the settings of a run. Received: {file}, which is damaged.")
    return settings


def _expect(right: bool, flag: str, expected: str, received: object) -> None:
    if not right:
        raise InputError(f"Expected {flag} {expected}. Received: {received}")
