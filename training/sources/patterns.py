"""Where the name of a file has its signer and its label: `{signer}_{label}_*.jpg`."""

import re
from pathlib import PurePath
from typing import NamedTuple

from asl_keras.errors import InputError

FIELDS = ("signer", "label")
MOST = 4  # wild cards in a name: each multiplies the time that a name takes that does not fit
LONGEST = 200  # characters
_PIECES = re.compile(r"(\{[^{}]*\}|\*)")


class Said(NamedTuple):
    """What a name says."""

    signer: str
    label: str | None
    """None where the pattern has none."""


class Pattern:
    """A pattern, whose parts are those of the end of a path.

    Args:
        text: with `{signer}` once, `{label}` at most once, and `*` for what does not matter; its
            last part fits a file's name with or without suffix.

    Raises:
        InputError: if it is none.

    Example:
        >>> Pattern("{signer}/{label}/*").match(PurePath("photos/ana/A/1.jpg"))
        Said(signer='ana', label='A')
    """

    def __init__(self, text: str):
        fault = _fault(text)
        if fault:
            raise InputError(
                "Expected `signer_from` such as '{signer}_*.jpg' or '{signer}/{label}/*'. "
                f"Received: {text[:LONGEST]}, which {fault}.",
                "signer_from",
            )
        self._depth = text.count("/") + 1
        self._form = re.compile("".join(map(_as_expression, _PIECES.split(text))), re.DOTALL)

    def match(self, path: PurePath) -> Said | None:
        """What a path says; None if it does not fit."""
        parts = path.parts[-self._depth :]
        if len(parts) < self._depth:
            return None
        for name in (path.name, path.stem):
            if found := self._form.fullmatch("/".join([*parts[:-1], name])):
                return Said(found["signer"].strip(), found.groupdict().get("label"))
        return None


def _fault(text: str) -> str | None:
    fields = [piece[1:-1] for piece in _PIECES.findall(text) if piece != "*"]
    if len(text) > LONGEST:
        return f"has more than {LONGEST} characters"
    if unknown := [field for field in fields if field not in FIELDS]:
        return f"has {{{unknown[0]}}}; there are {{signer}} and {{label}}"
    if fields.count("signer") != 1 or fields.count("label") > 1:
        return "has not {signer} once and {label} at most once"
    if "" in text.split("/"):
        return "has a part without a name"
    if max(len(_PIECES.findall(part)) for part in text.split("/")) > MOST:
        return f"has more than {MOST} of {{...}} and * in one name"
    return None


def _as_expression(piece: str) -> str:
    if piece == "*":
        return "[^/]*?"
    return f"(?P<{piece[1:-1]}>[^/]+?)" if piece.startswith("{") else re.escape(piece)
