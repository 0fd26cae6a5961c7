"""Text in the order, and of the shapes, in which it is seen: for a font that knows neither.

Arabic letters take the form that their neighbours ask for, and what is written from the right is
turned round. That is enough for letters, words and a line of text; the whole of it is Unicode's
bidirectional algorithm (UAX 9), and shaping of other scripts needs a library.
"""

import unicodedata
from functools import lru_cache
from itertools import groupby

FORMS_A, FORMS_B = range(0xFB50, 0xFC00), range(0xFE70, 0xFEFD)
LAM, LAM_ALEF = "ل", 2  # which join with an alef to one letter
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
FROM_RIGHT = ("R", "AL")


def seen(text: str) -> str:
    """A line of text as it stands from left to right on a picture."""
    if text.isascii() or not any(unicodedata.bidirectional(one) in FROM_RIGHT for one in text):
        return text
    return _from_left(_shaped(text))


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[str, str]]:
    """By letters, one or a ligature's two, and by form (isolated, initial, medial, final)."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*FORMS_A, *FORMS_B):
        form, *letters = unicodedata.decomposition(chr(code)).split() or ("",)
        if form and len(letters) <= LAM_ALEF and "0020" not in letters and "0640" not in letters:
            name = "".join(chr(int(letter, 16)) for letter in letters)
            forms.setdefault(name, {}).setdefault(form.strip("<>"), chr(code))
    return forms


def _shaped(text: str) -> str:
    """Arabic letters in the forms that they have beside one another."""
    units = _units(text)
    shaped = []
    for place, unit in enumerate(units):
        before = _letter_beside(units, place, -1)
        after = _letter_beside(units, place, 1)
        joins_before = "initial" in _forms().get(before, {}) and "final" in _forms().get(unit, {})
        joins_after = "initial" in _forms().get(unit, {}) and "final" in _forms().get(after, {})
        both = "medial" if joins_after else "final"
        form = both if joins_before else "initial" if joins_after else "isolated"
        shaped.append(_forms().get(unit, {}).get(form, unit))
    return "".join(shaped)


def _units(text: str) -> list[str]:
    """Characters, of which lam and alef are one."""
    units: list[str] = []
    for one in text:
        if units and units[-1] == LAM and LAM + one in _forms():
            units[-1] += one
        else:
            units.append(one)
    return units


def _letter_beside(units: list[str], place: int, step: int) -> str:
    """The next unit that is no mark; empty at an end."""
    place += step
    while 0 <= place < len(units):
        if not unicodedata.category(units[place][0]).startswith("M"):
            return units[place]
        place += step
    return ""


def _from_left(text: str) -> str:
    """Runs from the right turned round, in the order of the line's first letter."""
    sides = _sides(text)
    line_from_right = next(side for side in sides if side is not None)
    filled = _filled(sides, line_from_right)
    runs = [
        (from_right, "".join(text[place] for place in places))
        for from_right, places in groupby(range(len(text)), key=lambda place: filled[place])
    ]
    turned = [_turned(run) if from_right else run for from_right, run in runs]
    return "".join(turned[::-1] if line_from_right else turned)


def _sides(text: str) -> list[bool | None]:
    """Of each character whether it is written from the right; None where that depends."""
    known = {"R": True, "AL": True, "AN": False, "L": False, "EN": False}
    return [known.get(unicodedata.bidirectional(one)) for one in text]


def _filled(sides: list[bool | None], line: bool) -> list[bool]:
    """What depends goes with both neighbours where they agree, else with the line."""
    filled, before = [], line
    for place, side in enumerate(sides):
        after = next((one for one in sides[place:] if one is not None), line)
        before = before if side is None else side
        filled.append(side if side is not None else before if before == after else line)
    return filled


def _turned(run: str) -> str:
    """Letters in the opposite order, each with its marks behind it; brackets open to the left."""
    clusters: list[str] = []
    for one in run:
        if clusters and unicodedata.category(one).startswith("M"):
            clusters[-1] += one
        else:
            clusters.append(one)
    return "".join(reversed(clusters)).translate(MIRRORED)
