"""Run under another backend, in a process of its own: `python exchange.py FOLDER PICTURES`.

Writes beside each model file `NAME.npy`, its output for the pictures; then saves the model anew in
the subfolder `returned`.
"""

import sys
from pathlib import Path

import numpy as np

from asl_keras.models import saved


def main(folder: Path, pictures: np.ndarray) -> None:
    (folder / "returned").mkdir()
    for path in sorted([*folder.glob("*.keras"), *folder.glob("*.h5")]):
        model = saved.load(path)
        np.save(path.with_suffix(path.suffix + ".npy"), model.predict_on_batch(pictures))
        saved.save(model, folder / "returned" / path.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), np.load(sys.argv[2]))
