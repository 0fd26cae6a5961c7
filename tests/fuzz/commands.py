"""Whole commands, of which a reader of the others is a part: the files that they take change."""

import contextlib
import io
import json
import shutil
from pathlib import Path

import numpy as np

from tests.fuzz import mutate_formats, mutate_text
from tests.fuzz.opened import NPZ, ROOT, Opened, synthetic_hands


def split(folder: Path) -> Opened:
    from asl_keras.mask import draw
    from training import split

    hands, labels = synthetic_hands()
    signers = np.array(["x", "y", "z"] * 20)
    known = {"landmarks": hands, "labels": labels, "signers": signers, "origins": signers}
    clips = {"clips": np.arange(60) // 5, "times": np.arange(60) / 30}
    np.savez_compressed(folder / "hands.npz", **known)
    np.savez(folder / "clips.npz", **known, **clips)
    few = np.resize(["A", "B", "rest"], 24)
    np.savez(folder / "masks.npz", images=draw(hands[:24], 32), labels=few)
    (folder / "masks.toml").write_text('[alphabet]\nlabels = ["A", "B", "rest"]\nnone = "rest"\n')

    def read(path: Path) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            split.main([str(path.with_suffix(".npz")), "--out", str(folder / "out")])

    # Every array is read: what the zip itself may have is tried by the readers of hands.
    inside = mutate_formats.zip_of(mutate_formats.npy_header)
    return Opened(read, (mutate_formats.npz, mutate_formats.npz, inside), ("masks.toml",))


def promote(folder: Path) -> Opened:
    from training import promote

    models = [folder / "old.tflite", folder / "new.tflite"]
    for model in models:
        shutil.copy(ROOT / "asl_keras/pretrained/landmarks_int8.tflite", model)
    hands, labels = synthetic_hands()
    for name in ("judges", "known"):
        signers = np.array([f"{name} {number}" for number in range(3)] * 20)
        np.savez(folder / f"{name}.npz", landmarks=hands, labels=labels, signers=signers)
    settings = {"data": [str(folder / "known.npz")], "pose_model": "", "weights": "none"}
    (folder / "report.json").write_text(json.dumps({"settings": settings}))
    arguments = [*map(str, models), "--data", str(folder / "judges.npz")]

    def read(path: Path) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            promote.main([*arguments, "--report", str(folder.parent / "comparison.json")])

    return Opened(read, (*NPZ, *mutate_text.JSON), tuple(model.name for model in models))
