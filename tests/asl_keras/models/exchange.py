"""Run under another backend, in a process of its own: `exchange FOLDER`.

Writes beside each model file `NAME.npy`, its output for `ARCHITECTURE.batch.npy`; then saves the
model anew in the subfolder `returned`.
"""

import sys
from pathlib import Path

import numpy as np

from asl_keras.models import saved


def main(folder: Path) -> None:
    (folder / "returned").mkdir()
    for path in sorted([*folder.glob("*.keras"), *folder.glob("*.h5")]):
        model, batch = saved.load(path), np.load(folder / f"{path.stem}.batch.npy")
        np.save(path.with_suffix(path.suffix + ".npy"), model.predict_on_batch(batch))
        saved.save(model, folder / "returned" / path.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
