"""Fits the pose model to real landmarks: `asl_keras/synthetic/pose_model.npz`.

The hands are brought to natural proportions, to one handedness, place and size, and get a depth
where they have none. Then each signer and letter becomes one Gaussian of the mixture.

Example:
    python -m asl_keras.synthetic.fit --data ../shared/data/landmarks/*.npz

Takes a few seconds. `--exclude SIGNER` leaves a signer out, to test on somebody unseen.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.synthetic.alignment import centred, one_handed
from asl_keras.synthetic.depth import lift
from asl_keras.synthetic.pose_model import SHIPPED, PoseModel

# Pictures of these signers were squeezed or stretched; the factor on x gives natural hands back.
PROPORTIONS = {"t32rahman": 4 / 3, "project_s": 3 / 4}
LEAST_HANDS = 2  # fewer have no variation to fit


def fit(landmarks: np.ndarray, labels: np.ndarray, signers: np.ndarray, modes: int) -> PoseModel:
    """Fits one component to the hands of each signer and letter.

    Args:
        landmarks: (N, 21, 3), z NaN where unknown.
        labels: (N,) letters.
        signers: (N,) names.
        modes: number of principal components kept, M.
    """
    factors = np.array([PROPORTIONS.get(signer, 1.0) for signer in signers.tolist()])
    natural = landmarks.astype(np.float64) * np.stack([factors, factors**0, factors**0], 1)[:, None]
    hands = lift(one_handed(centred(natural), labels, signers), labels, signers)
    names = tuple(np.unique(labels).tolist())
    components = [
        (names.index(label), signer, *_gaussian(rows, modes))
        for signer in np.unique(signers)
        for label in names
        if len(rows := hands[(signers == signer) & (labels == label)]) >= LEAST_HANDS
    ]
    label, signer, means, variation = zip(*components, strict=True)
    return PoseModel(names, np.array(label), np.array(signer), np.array(means), np.array(variation))


def _gaussian(hands: np.ndarray, modes: int) -> tuple[np.ndarray, np.ndarray]:
    """The mean (21, 3) and the first principal modes (M, 21, 3) of hands (N, 21, 3)."""
    mean = hands.mean(axis=0)
    deviations = (hands - mean).reshape(len(hands), -1)
    _, length, direction = np.linalg.svd(deviations, full_matrices=False)
    kept = min(modes, len(length))
    variation = np.zeros((modes, *mean.shape))
    scaled = direction[:kept] * length[:kept, None] / np.sqrt(len(hands) - 1)
    variation[:kept] = scaled.reshape(kept, *mean.shape)
    return mean, variation


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("asl_keras.synthetic.fit", __doc__)
    page.add_argument("--data", nargs="+", type=Path, required=True, help="landmark NPZ files")
    page.add_argument("--exclude", nargs="*", default=[], metavar="SIGNER", help="leave these out")
    page.add_argument("--modes", type=int, default=10, help="principal components of a component")
    page.add_argument("--out", type=Path, default=SHIPPED, help="the pose model to write")
    options = page.parse_args(arguments)

    from asl_keras.dataset import load

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
