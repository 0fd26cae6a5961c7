"""Commands under the name by which the user called this one: `python -m MODULE`, or `asl WORD`."""

import re
from collections.abc import Mapping

CONSOLE = "asl"
CALL = re.compile(r"python -m (?P<module>[a-z_]+(?:\.[a-z_]+)*)")

_words: dict[str, str] = {}


def called_as_console(modules: Mapping[str, str]) -> None:
    """From now on commands are named as words of the console command.

    Args:
        modules: the module of each word.
    """
    _words.update({module.removesuffix(".__main__"): word for word, module in modules.items()})


def as_typed(text: str) -> str:
    """A text whose `python -m MODULE` become `asl WORD`, if that is how the user called this."""
    return CALL.sub(_named, text)


def _named(call: re.Match[str]) -> str:
    word = _words.get(call["module"])
    return call[0] if word is None else f"{CONSOLE} {word}"
