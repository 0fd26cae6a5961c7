"""What the names of a table's columns mean: `x0`, `0_x`, `lm_3_y`, `THUMB_TIP_z`, `left_x5`."""

import re
from typing import NamedTuple

from asl_keras.hand.skeleton import FINGERS, WRIST

WORDS = re.compile(r"[a-z]+|\d+")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
SIDES = {"left": "Left", "lh": "Left", "right": "Right", "rh": "Right"}
JOINTS = ("mcp", "pip", "dip", "tip")
THUMB_JOINTS = ("cmc", "mcp", "ip", "tip")
OTHER_POINTS = {"world", "pose", "face", "elbow", "shoulder"}  # are not the hand in the picture
# In the order in which they are preferred, where a table has several.
ROLES = {
    "label": (
        *("label", "labels", "letter", "sign", "class_name", "class_label", "label_name", "class"),
        *("gesture", "gesture_name", "sign_name", "character", "char", "target", "category", "y"),
        *("word", "name"),
    ),
    "signer": (
        *("signer", "signers", "signer_id", "participant_id", "participant", "subject_id"),
        *("subject", "person", "user_id", "user"),
    ),
    "handedness": ("handedness", "hand", "hand_label", "hand_type", "side"),
}


class Coordinate(NamedTuple):
    """One of a point of a hand."""

    hand: str
    """What tells the hands of a row apart; "" where there is one."""
    point: int
    """As it is counted, from 0 or from 1."""
    axis: int
    """0 of x, 1 of y, 2 of z."""


def coordinate(name: str) -> Coordinate | None:
    """What a column has of a hand; None if it is something else."""
    words = WORDS.findall(HUMP.sub(" ", name[:100]).lower())
    axes = [word for word in words if word in ("x", "y", "z")]
    if len(axes) != 1 or OTHER_POINTS & set(words):
        return None
    numbers = [int(word) for word in words if word.isdigit()]
    point = _point(words, numbers)
    if point is None:
        return None
    sides = [SIDES[word] for word in words if word in SIDES]
    of_hand = numbers[:-1] if point == numbers[-1:] else numbers
    hand = sides[0] if sides else " ".join(map(str, of_hand))
    return Coordinate(hand, point[0], "xyz".index(axes[0]))


def _point(words: list[str], numbers: list[int]) -> list[int] | None:
    if "wrist" in words:
        return [WRIST]
    finger = next((f for f in FINGERS if f in words or (f == "little" and "pinky" in words)), None)
    if finger is None:
        return numbers[-1:] or None
    joints = THUMB_JOINTS if finger == "thumb" else JOINTS
    places = [place for place, joint in enumerate(joints) if joint in words]
    return [FINGERS[finger][places[0]]] if places else None


def role(names: list[str], which: str) -> int | None:
    """The place of the column with a role: "label", "signer" or "handedness"; None if none has it.

    Args:
        names: of all columns.
        which: the role.
    """
    plain = ["_".join(WORDS.findall(HUMP.sub(" ", name[:100]).lower())) for name in names]
    return next((plain.index(one) for one in ROLES[which] if one in plain), None)
