"""What the keys of the live recogniser ask for."""

from dataclasses import dataclass
from enum import Enum


class Action(Enum):
    """What a key asks for; its value is what the help says."""

    QUIT = "quit"
    PAUSE = "pause or go on"
    MIRROR = "mirror the picture"
    MASK = "show or hide the mask"
    SPACE = "end the word"
    DELETE = "delete the last letter"
    TEACH = "correct the last letter, and teach it"
    CLEAR = "clear the text"
    SNAPSHOT = "save a snapshot"
    HELP = "show or hide this help"


@dataclass(frozen=True)
class Correct:
    """Asks for another letter in the place of the last one, see `Action.TEACH`."""

    letter: str
    """As it was typed."""


Asked = Action | Correct

NAMES = {  # of the keys, as the help shows them
    Action.QUIT: "q",
    Action.PAUSE: "p",
    Action.MIRROR: "m",
    Action.MASK: "v",
    Action.SPACE: "space",
    Action.DELETE: "backspace",
    Action.TEACH: "t",
    Action.CLEAR: "c",
    Action.SNAPSHOT: "s",
    Action.HELP: "h",
}
HELP = tuple((name, action.value) for action, name in NAMES.items())
_ACTIONS = {name: action for action, name in NAMES.items()} | {"escape": Action.QUIT}


def action_of(key: str | None) -> Action | None:
    """What a key asks for, by its name; None for no key and for other keys."""
    return _ACTIONS.get(key) if key else None
