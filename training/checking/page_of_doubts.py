"""The part of the page that shows what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from asl_keras.evaluation.report import UNKNOWN_SIGNER
from asl_keras.inference.inputs import MaskInput
from training.checking import sheet
from training.checking.checked import Checked
from training.checking.doubtful_letters import DoubtfulLetter, Swap
from training.report.markup import Markup, element, joined, named, section, table
from training.report.pictures import picture

MOST_HANDS = 60
LABEL, ORIGIN = 12, 18  # characters below a picture


def doubtful_letters(found: Checked) -> Markup:
    """The section of letters that signers make as nobody else does; nothing without any."""
    if found.doubts is None or not (found.doubts.letters or found.doubts.swaps):
        return joined()
    rows: list[Sequence[object]] = [
        (
            f"{named(one.first)} and {named(one.second)}",
            _whose(one),
            "swapped",
            "-",
        )
        for one in found.doubts.swaps
    ]
    rows += [
        (
            named(one.label),
            _whose(one),
            f"looks like {named(one.looks_like)}" if one.looks_like else "like nobody else's",
            f"{one.distance:.2f}",
        )
        for one in found.doubts.letters
    ]
    text = (
        "How a signer usually makes a letter, compared with the usual hand of "
        f"{found.doubts.compared_with} signers. The distance is that to the two nearest, in sizes "
        "of a hand. It may be a way of signing, a stretched picture, or a wrong label."
    )
    head = ("letter", "signer", "what is odd", "distance")
    return section(
        "Letters that nobody else makes so",
        element("p", text),
        table("Odd letters", head, rows, "scores words"),
    )


def doubtful_hands(found: Checked) -> Markup:
    """The section of hands whose label is doubtful, as pictures; nothing without any."""
    if found.doubts is None or not found.doubts.hands:
        return joined()
    hands = {found.repeats.first[one.row]: one for one in reversed(found.doubts.hands)}
    shown = list(reversed(hands.values()))[:MOST_HANDS]  # of near-duplicates the most doubtful
    masks = found.subject.data.prepared(np.array([one.row for one in shown]), MaskInput(sheet.SIDE))
    cards = [
        element(
            "figure",
            picture(mask, f"A hand labelled {one.label} that looks like {one.looks_like}"),
            element(
                "figcaption",
                f"{named(one.label, LABEL)}, or {named(one.looks_like, LABEL)}?",
                element("br"),
                _origin(str(found.subject.origins[one.row])),
            ),
        )
        for one, mask in zip(shown, masks, strict=True)
    ]
    text = (
        f"{len(found.doubts.hands)} hands are much nearer to another letter of their signer than "
        "to the one that their label says. Look at them, and correct or leave them out."
    )
    text += f" {len(shown)} of them:" if len(found.doubts.hands) > len(shown) else ""
    return section("Doubtful labels", element("p", text), element("div", *cards, class_="contacts"))


def _whose(one: DoubtfulLetter | Swap) -> str:
    return named(one.signer or UNKNOWN_SIGNER)


def _origin(origin: str) -> Markup:
    """The beginning of a file's name; all of it where the pointer rests."""
    name = named(origin.rsplit("/", 1)[-1])
    short = name if len(name) <= ORIGIN else f"{name[:ORIGIN]}…"
    return element("span", short, title=named(origin, 200))
