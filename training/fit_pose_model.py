"""Fits the pose model to real landmarks: `asl_keras/synthetic/pose_model.npz`.

Example:
    python -m training.fit_pose_model --data ../shared/data/landmarks/*.npz

Takes a few seconds. `--exclude SIGNER` leaves a signer out, for a test on an unseen signer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.data.dataset import LandmarkDataset, load
from asl_keras.errors import InputError, expect
from asl_keras.synthetic.fit import fit
from asl_keras.synthetic.pose_model import SHIPPED


@dataclass(frozen=True)
class Options:
    """What the pose model is fitted to."""

    data: tuple[Path, ...]
    """Landmark NPZ files."""
    exclude: tuple[str, ...] = ()
    """Signers to leave out."""
    modes: int = 10
    """Principal components of a component."""
    out: Path = SHIPPED
    """The pose model to write."""


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.fit_pose_model", __doc__)
    add_options(page, Options, exclude={"nargs": "*", "metavar": "SIGNER"})
    options = from_options(Options, page.parse_args(arguments))

    data = _landmarks(options.data)
    known = sorted(set(data.signers.tolist()))
    unknown = sorted(set(options.exclude) - set(known))
    expect(not unknown, "exclude", f"signers among {known}", unknown)
    rows = np.flatnonzero(~np.isin(data.signers, options.exclude))
    model = fit(data.landmarks(rows), data.labels[rows], data.signers[rows], options.modes)
    model.save(options.out)
    print(
        f"{options.out}: {len(model.means)} components of {len(model.labels)} letters from "
        f"{len(rows)} hands of {', '.join(np.unique(model.component_signers))}; "
        f"{options.out.stat().st_size / 1000:.0f} kB"
    )


def _landmarks(files: Sequence[Path]) -> LandmarkDataset:
    data = load(files)
    if not isinstance(data, LandmarkDataset):
        raise InputError("Expected landmark NPZ files as `data`. Received: masks", "data")
    return data


if __name__ == "__main__":
    run(main)
