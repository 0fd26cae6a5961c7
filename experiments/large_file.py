"""Trains and evaluates on mask NPZ files of growing size, and prints what memory that takes.

See large_file.sh.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import numpy as np

from asl_keras.mask import draw
from asl_keras.synthetic import sample, shipped

SIDE = 224
HANDS = 1000  # that a file has over and over
# Stored and deflated gigabytes of pixels; a deflated file is unpacked to disk.
FILES = {
    "1 GB": (1, "stored"),
    "5 GB": (5, "stored"),
    "20 GB": (20, "stored"),
    "5 GB deflated": (5, "deflated"),
}
PACKINGS = {"stored": zipfile.ZIP_STORED, "deflated": zipfile.ZIP_DEFLATED}
TRAIN = ["training.fit", "--arch", "customcnn", "--epochs", "1", "--hands", "1000"]


def main() -> None:
    """The program."""
    page = argparse.ArgumentParser(description=__doc__)
    page.add_argument("--out", type=Path, default=Path("runs/large_file"))
    page.add_argument("--only", nargs="+", choices=FILES, default=list(FILES))
    options = page.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    judges, file = options.out / "judges.npz", options.out / "masks.npz"
    write(judges, HANDS, "stored")
    for name in options.only:
        size, packing = FILES[name]
        write(file, size * 10**9 // SIDE**2 // 3, packing)
        measure(name, file, judges, options.out)
        file.unlink()


def measure(name: str, file: Path, judges: Path, out: Path) -> None:
    """Trains at two sizes and evaluates the smaller network, which takes a tenth of the time."""
    for side in (SIDE, 32):
        run = out / f"{name.replace(' ', '-')}-{side}"
        shutil.rmtree(run, ignore_errors=True)
        data = ["--data", file, "--validation", judges, "--out", run]
        report(f"{name}, fit at {side}", *TRAIN, "--image-size", side, *data)
    model = ["--model", run / "model.keras"]
    report(f"{name}, evaluate", "training.evaluate", "--data", file, *model)


def write(path: Path, count: int, packing: str) -> None:
    """Writes masks piece by piece, as a program may that has not the memory for all."""
    hands, places = sample(HANDS, 0)
    masks = draw(hands, SIDE)
    labels = np.resize(np.array(shipped().labels)[places], count)
    header = {"descr": "|u1", "fortran_order": False, "shape": (count, *masks.shape[1:])}
    with zipfile.ZipFile(path, "w", PACKINGS[packing]) as archive:
        with archive.open("images.npy", "w", force_zip64=True) as member:
            np.lib.format.write_array_header_2_0(member, header)
            for start in range(0, count, len(masks)):
                member.write(masks[: count - start])
        with archive.open("labels.npy", "w") as member:
            np.lib.format.write_array(member, labels)


def report(name: str, module: str, *arguments: object) -> None:
    """Runs a command, and prints its time and the most memory that it had."""
    start = time.perf_counter()
    command = [sys.executable, "-m", module, *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{name}: failed")
    seconds = time.perf_counter() - start
    print(f"{name}: {usage.ru_maxrss / 1e6:.2f} GB, {seconds:.0f} s", flush=True)


if __name__ == "__main__":
    main()
