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
    KEEP = "keep the word as it is spelled"
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


@dataclass(frozen=True)
class Accept:
    """Asks for a suggestion."""

    choice: int
    """Which, from 0 on."""


Asked = Action | Correct | Accept

NAMES = {  # of the keys, as the help shows them
    Action.QUIT: "q",
    Action.PAUSE: "p",
    Action.MIRROR: "m",
    Action.MASK: "v",
    Action.SPACE: "space",
    Action.KEEP: "k",
    Action.DELETE: "backspace",
    Action.TEACH: "t",
    Action.CLEAR: "c",
    Action.SNAPSHOT: "s",
    Action.HELP: "h",
}
SUGGESTIONS = ("1", "2", "3")
_CHOICES = " ".join(SUGGESTIONS), "take a suggestion"
_LINES = [(name, action.value) for action, name in NAMES.items()]
_AFTER = _LINES.index((NAMES[Action.KEEP], Action.KEEP.value))
HELP = (*_LINES[:_AFTER], _CHOICES, *_LINES[_AFTER:])
_ASKED: dict[str, Asked] = {
    **{name: action for action, name in NAMES.items()},
    "escape": Action.QUIT,
    **{key: Accept(choice) for choice, key in enumerate(SUGGESTIONS)},
}


def action_of(key: str | None) -> Asked | None:
    """What a key asks for, by its name; None for no key and for other keys."""
    return _ASKED.get(key) if key else None
