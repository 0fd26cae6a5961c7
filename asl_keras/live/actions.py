"""What the keys of the live recogniser ask for."""

from enum import Enum


class Action(Enum):
    """What a key asks for; its value is what the help says."""

    QUIT = "quit"
    PAUSE = "pause or go on"
    MIRROR = "mirror the picture"
    MASK = "show or hide the mask"
    SPACE = "end the word"
    DELETE = "delete the last letter"
    CLEAR = "clear the text"
    SNAPSHOT = "save a snapshot"
    HELP = "show or hide this help"


NAMES = {  # of the keys, as the help shows them
    Action.QUIT: "q",
    Action.PAUSE: "p",
    Action.MIRROR: "m",
    Action.MASK: "v",
    Action.SPACE: "space",
    Action.DELETE: "backspace",
    Action.CLEAR: "c",
    Action.SNAPSHOT: "s",
    Action.HELP: "h",
}
HELP = tuple((name, action.value) for action, name in NAMES.items())
_SPECIAL = {"space": " ", "backspace": "\b"}
_ACTIONS = {ord(_SPECIAL.get(name, name)): action for action, name in NAMES.items()}
_ACTIONS |= {27: Action.QUIT, 127: Action.DELETE}  # Esc; backspace on a Mac


def action_of(key: int) -> Action | None:
    """What a key asks for, by its code as OpenCV gives it; None for no key and for other keys."""
    return _ACTIONS.get(key & 0xFF) if key >= 0 else None
