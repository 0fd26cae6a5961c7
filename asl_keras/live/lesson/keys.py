"""What the keys of a lesson ask for."""

from enum import Enum


class LessonAction(Enum):
    """What a key asks for; its value is what the help says."""

    QUIT = "end here, and keep what was recorded"
    SKIP = "leave this letter out"
    BACK = "record this letter, or the one before, anew"
    MIRROR = "mirror the picture"
    HELP = "show or hide this help"


KEYS = {
    "q": LessonAction.QUIT,
    "escape": LessonAction.QUIT,
    "space": LessonAction.SKIP,
    "backspace": LessonAction.BACK,
    "m": LessonAction.MIRROR,
    "h": LessonAction.HELP,
}
HELP = tuple((key, action.value) for key, action in KEYS.items() if key != "escape")
