"""Rounds of leave-one-source-out, as `make unseen` writes them.

A round is a folder with `pose_model.npz`, which lacks some people, and models trained on its hands,
ARCHITECTURE-SEED/model_int8.tflite. Whom the pose model lacks, nothing in the round was fitted to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asl_keras.data.dataset import LandmarkDataset, load
from asl_keras.errors import InputError, expect
from asl_keras.inference.ensemble import Ensemble
from asl_keras.inference.recognizer import Recognizer
from asl_keras.synthetic.pose_model import PoseModel

POSE_MODEL = "pose_model.npz"
BATCH = 64  # views that a model reads at once
SAMPLE = 40  # hands of each signer's letter, and of each gesture, that calibration is fitted to


@dataclass(frozen=True)
class RoundOptions:
    """Who is judged, by which models."""

    data: tuple[Path, ...]
    """Landmark NPZ files of letters."""
    nonletters: Path
    """A landmark NPZ of hands that sign no letter, with `gesture` and `like`."""
    arch: tuple[str, ...] = ("landmarks",)
    """Architectures that read together."""
    weights: tuple[float, ...] = (1.0,)
    """Of the architectures."""

    def __post_init__(self) -> None:
        fits = len(self.weights) == len(self.arch) and all(one > 0 for one in self.weights)
        expect(fits, "weights", "above 0, one for each architecture", self.weights)

    def letters(self) -> LandmarkDataset:
        """The hands of `data`; raises InputError for files of another kind."""
        data = load(self.data)
        if not isinstance(data, LandmarkDataset):
            raise InputError("Expected landmark NPZ files as `data`. Received: masks", "data")
        return data

    def reader(self, folder: Path, seed: int) -> Ensemble:
        """The models of a round, which read together: not calibrated, they accept all letters."""
        files = [folder / f"{arch}-{seed}" / "model_int8.tflite" for arch in self.arch]
        models = [Recognizer(file, batch=BATCH) for file in files]
        return Ensemble(models, self.weights, temperature=1.0, threshold=0.0)


def rounds_in(runs: Path) -> list[Path]:
    """The folders of all rounds, in the order of their names."""
    return sorted(file.parent for file in runs.glob(f"*/{POSE_MODEL}"))


def strangers(folder: Path, people: Sequence[str]) -> list[str]:
    """Those whom the pose model of a round lacks, in order."""
    return PoseModel.load(folder / POSE_MODEL).strangers(people)
