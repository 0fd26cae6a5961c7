"""Fits the pose model to real landmarks: `asl_keras/synthetic/pose_model.npz`.

Example:
    python -m training.fit_pose_model --data ../shared/data/landmarks/*.npz

Takes a few seconds. `--exclude SIGNER` leaves a signer out, to test on somebody unseen.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.data.dataset import load
from asl_keras.errors import InputError
from asl_keras.synthetic.fit import fit
from asl_keras.synthetic.pose_model import SHIPPED


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.fit_pose_model", __doc__)
    page.add_argument("--data", nargs="+", type=Path, required=True, help="landmark NPZ files")
    page.add_argument("--exclude", nargs="*", default=[], metavar="SIGNER", help="leave these out")
    page.add_argument("--modes", type=int, default=10, help="principal components of a component")
    page.add_argument("--out", type=Path, default=SHIPPED, help="the pose model to write")
    options = page.parse_args(arguments)

    data = load(options.data)
    unknown = set(options.exclude) - set(data.signers.tolist())
    if unknown:
        raise InputError(
            f"Expected signers to exclude among {sorted(set(data.signers.tolist()))}. "
            f"Received: {sorted(unknown)}"
        )
    rows = np.flatnonzero(~np.isin(data.signers, options.exclude))
    model = fit(data.landmarks(rows), data.labels[rows], data.signers[rows], options.modes)
    model.save(options.out)
    print(
        f"{options.out}: {len(model.means)} components of {len(model.labels)} letters from "
        f"{len(rows)} hands of {', '.join(np.unique(model.component_signers))}; "
        f"{options.out.stat().st_size / 1000:.0f} kB"
    )


if __name__ == "__main__":
    run(main)
