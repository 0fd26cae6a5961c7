"""What the keys of a practice ask for."""

from enum import Enum


class PracticeAction(Enum):
    """What a key asks for; its value is what the help says."""

    QUIT = "end here"
    SKIP = "leave this letter out"
    SKIP_WORD = "leave this word out"
    MIRROR = "mirror the picture"
    HELP = "show or hide this help"


KEYS = {
    "q": PracticeAction.QUIT,
    "escape": PracticeAction.QUIT,
    "space": PracticeAction.SKIP,
    "n": PracticeAction.SKIP_WORD,
    "m": PracticeAction.MIRROR,
    "h": PracticeAction.HELP,
}
HELP = tuple((key, action.value) for key, action in KEYS.items() if key != "escape")
