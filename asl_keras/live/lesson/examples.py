"""What a letter looks like: the mean hand of the signer who knows most letters."""

import numpy as np

from asl_keras.hand.skeleton import mirror
from asl_keras.synthetic.generator import shipped
from asl_keras.synthetic.pose_model import PoseModel

INDEX, LITTLE = 5, 17  # the first joints of two fingers


def example(letter: str, model: PoseModel | None = None) -> np.ndarray | None:
    """A hand that shows a letter, float32 (21, 3); None where nobody showed it.

    Args:
        letter: a label of the model.
        model: of the alphabet; the shipped one by default.
    """
    model = model or shipped()
    if letter not in model.labels:
        return None
    signers, counts = np.unique(model.component_signers, return_counts=True)
    of_letter = np.flatnonzero(model.component_labels == model.labels.index(letter))
    known = counts[np.searchsorted(signers, model.component_signers[of_letter])]
    return model.means[of_letter[known.argmax()]]


def example_of(
    handedness: str, mirrored: bool, letter: str, model: PoseModel | None = None
) -> np.ndarray | None:
    """The same as a person's hand looks in the picture.

    Args:
        handedness: of the person, "Left" or "Right".
        mirrored: whether the picture is as in a mirror.
        letter: a label of the model.
        model: of the alphabet; the shipped one by default.
    """
    model = model or shipped()
    hand = example(letter, model)
    # A right hand, its palm to the camera, has its thumb on the right, in a mirror on the left.
    thumb_on_right = (handedness == "Right") != mirrored
    return hand if hand is None or thumb_on_right == _thumb_on_right(model) else mirror(hand)


def _thumb_on_right(model: PoseModel) -> bool:
    """Where most of the model's hands, all of one handedness, have their thumb."""
    return bool((model.means[:, INDEX, 0] > model.means[:, LITTLE, 0]).mean() > 0.5)
