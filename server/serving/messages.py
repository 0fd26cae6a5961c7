"""What a live client sends: a picture as bytes, hands or an action as a JSON text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from asl_keras.errors import InputError, expect
from asl_keras.files import UnreadableError, parse_json
from asl_keras.hand.hand import OTHER_SIDE, Hand
from asl_keras.landmarks.options import MAX_HANDS
from server.serving.landmarks import checked, numbers_of

LONGEST_TEXT = 1 << 15  # characters; four hands of 21 points have 5,000
LATEST = 1e9  # seconds
ACTIONS = ("space", "keep", "delete", "clear", "accept")
MOST_CHOICES = 3


@dataclass(frozen=True)
class Picture:
    """A frame of a camera."""

    content: bytes


@dataclass(frozen=True)
class Hands:
    """The hands in a frame, which somebody else has found."""

    hands: Sequence[Hand]
    time: float | None = None
    """Seconds, of the frame; None is when it came."""
    cut: bool = False
    """It does not follow from the frame before."""


@dataclass(frozen=True)
class Action:
    """What the user does to the text."""

    name: str
    """One of `ACTIONS`."""
    choice: int | None = None
    """Which suggestion is accepted, from 0 on."""


Message = Picture | Hands | Action


def message_of(text: str) -> Hands | Action:
    """The message that a JSON text is.

    `{"landmarks": [[[x, y, z], ...], ...], "handedness": ["Left", ...], "time": 0.1, "cut": false}`
    are the hands in a frame, all but the first optional; `{"action": "space"}` (or "keep",
    "delete", "clear", or "accept" with a "choice" from 0 on) is an action.

    Raises:
        InputError: if it is none.
    """
    if len(text) > LONGEST_TEXT:
        raise InputError(f"Expected a text of at most {LONGEST_TEXT} characters. Received: more.")
    try:
        known = parse_json(text)
    except UnreadableError as error:
        raise InputError(f"Expected a picture or JSON. Received: a text that {error}.") from error
    if not isinstance(known, dict) or not {"landmarks", "action"} & known.keys():
        raise InputError("Expected an object with `landmarks` or `action`. Received: another.")
    return _action(known) if "action" in known else _hands(known)


def _action(known: dict[str, Any]) -> Action:
    name, choice = known["action"], known.get("choice")
    expect(name in ACTIONS, "action", f"among {', '.join(ACTIONS)}", name)
    is_choice = type(choice) is int and 0 <= choice < MOST_CHOICES  # True is an int, too
    expect(
        is_choice if name == "accept" else choice is None,
        "choice",
        f"from 0 to {MOST_CHOICES - 1} with accept, and not with others",
        choice,
    )
    return Action(name, choice)


def _hands(known: dict[str, Any]) -> Hands:
    time, cut, found = known.get("time"), known.get("cut", False), known["landmarks"]
    is_time = isinstance(time, int | float) and not isinstance(time, bool) and 0 <= time <= LATEST
    expect(time is None or is_time, "time", "from 0 to 1e9 seconds", time)
    expect(isinstance(cut, bool), "cut", "true or false", cut)
    is_few = isinstance(found, list) and len(found) <= MAX_HANDS
    expect(is_few, "landmarks", f"of at most {MAX_HANDS} hands", "others")
    sides = known.get("handedness", ["Right"] * len(found))
    is_sides = isinstance(sides, list) and all(one in OTHER_SIDE for one in map(str, sides))
    expect(
        is_sides and len(sides) == len(found), "handedness", "of Left or Right for each hand", sides
    )
    points = list(checked(numbers_of(found))) if found else []
    hands = [Hand(one, side, 1.0) for one, side in zip(points, sides, strict=True)]
    return Hands(hands, time, cut)
