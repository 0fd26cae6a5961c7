"""Puts new people into a pose model, beside those whom it knows."""

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.skeleton import mirror
from asl_keras.synthetic.pose_model import PoseModel


def joined(known: PoseModel, new: PoseModel) -> PoseModel:
    """A pose model of all components; a letter that somebody shows in both is that of the new one.

    New people are mirrored where they are nearer so: all components are of one handedness.

    Raises:
        InputError: if the new model has labels that the known one lacks, or hands of nobody.
    """
    if strangers := sorted(set(new.labels) - set(known.labels)):
        raise InputError(
            f"Expected labels among {' '.join(known.labels)}, to add to a pose model. Received "
            f"also: {' '.join(strangers)}. Fit one to all hands together."
        )
    _refuse_nobody(new)
    places = _places(known, new)
    means, modes = _of_one_side(known, new, places)
    kept = ~_shown_again(known, new)
    size = max(known.modes.shape[1], modes.shape[1])
    return PoseModel(
        known.alphabet,
        np.append(known.component_labels[kept], places),
        np.append(known.component_signers[kept], new.component_signers),
        np.concatenate([known.means[kept], means]),
        np.concatenate([_widened(known.modes[kept], size), _widened(modes, size)]),
    )


def replaced(known: PoseModel, new: PoseModel) -> dict[str, list[str]]:
    """Whose labels, and which of them, `joined` takes from the new model instead of the known."""
    again = _shown_again(known, new)
    found: dict[str, list[str]] = {}
    for signer, place in zip(
        known.component_signers[again].tolist(), known.component_labels[again], strict=True
    ):
        found.setdefault(signer, []).append(known.labels[place])
    return found


def _refuse_nobody(new: PoseModel) -> None:
    """All hands without a name would be one person's, and take the place of the last ones."""
    # A component of a gesture is called "SIGNER GESTURE".
    if any(not name.partition(" ")[0] for name in new.component_signers.tolist()):
        raise InputError(
            "Expected hands whose `signers` are all known, to add to a pose model. Received: some "
            "without. Name one by `asl make-dataset --signer`."
        )


def _places(known: PoseModel, new: PoseModel) -> np.ndarray:
    """(K,) the label of each of the new components, as a place in the known alphabet."""
    return known.alphabet.indices(new.labels)[new.component_labels]


def _shown_again(known: PoseModel, new: PoseModel) -> np.ndarray:
    """Bool (K,): the known components that the new model has, too."""
    pairs = {*zip(new.component_signers.tolist(), _places(known, new).tolist(), strict=True)}
    old = zip(known.component_signers.tolist(), known.component_labels.tolist(), strict=True)
    return np.array([pair in pairs for pair in old])


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


def _widened(modes: np.ndarray, size: int) -> np.ndarray:
    """Modes (K, M, 21, 3) with rows of zeros up to M of `size`."""
    return np.pad(modes, [(0, 0), (0, size - modes.shape[1]), (0, 0), (0, 0)])
