"""Puts new people into a pose model, beside those whom it knows."""

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.skeleton import mirror
from asl_keras.synthetic.pose_model import PoseModel


def joined(known: PoseModel, new: PoseModel) -> PoseModel:
    """A pose model of all components; a letter that somebody shows in both is that of the new one.

    New people are mirrored where they are nearer so: all components are of one handedness.

    Raises:
        InputError: if the new model has labels that the known one lacks.
    """
    if strangers := sorted(set(new.labels) - set(known.labels)):
        raise InputError(
            f"Expected labels among {' '.join(known.labels)}, to add to a pose model. Received "
            f"also: {' '.join(strangers)}. Fit one to all hands together."
        )
    places = known.alphabet.indices(new.labels)[new.component_labels]
    means, modes = _of_one_side(known, new, places)
    kept = ~_shown_by(known, set(zip(new.component_signers.tolist(), places.tolist(), strict=True)))
    size = max(known.modes.shape[1], modes.shape[1])
    return PoseModel(
        known.alphabet,
        np.append(known.component_labels[kept], places),
        np.append(known.component_signers[kept], new.component_signers),
        np.concatenate([known.means[kept], means]),
        np.concatenate([_widened(known.modes[kept], size), _widened(modes, size)]),
    )


def _of_one_side(
    known: PoseModel, new: PoseModel, places: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Means and modes of the new model, those of a signer mirrored together."""
    usual = np.stack(
        [known.means[known.component_labels == place].mean(axis=0) for place in places]
    )
    nearer = _apart(mirror(new.means), usual) - _apart(new.means, usual)
    means, modes = new.means.copy(), new.modes.copy()
    for signer in np.unique(new.component_signers):
        mine = new.component_signers == signer
        if nearer[mine].sum() < 0:
            means[mine], modes[mine] = mirror(means[mine]), mirror(modes[mine])
    return means, modes


def _apart(means: np.ndarray, usual: np.ndarray) -> np.ndarray:
    return ((means - usual)[..., :2] ** 2).sum(axis=(1, 2))


def _shown_by(model: PoseModel, pairs: set[tuple[str, int]]) -> np.ndarray:
    components = zip(model.component_signers.tolist(), model.component_labels.tolist(), strict=True)
    return np.array([pair in pairs for pair in components])


def _widened(modes: np.ndarray, size: int) -> np.ndarray:
    """Modes (K, M, 21, 3) with rows of zeros up to M of `size`."""
    return np.pad(modes, [(0, 0), (0, size - modes.shape[1]), (0, 0), (0, 0)])
