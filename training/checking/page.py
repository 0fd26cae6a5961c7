"""What was found out about hands, as a page: one file, with nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from asl_keras.evaluation.report import UNKNOWN_SIGNER, percent
from asl_keras.inference.inputs import MaskInput
from training.checking import sheet
from training.checking.balance import Tally
from training.checking.checked import Checked
from training.checking.terminal import sentences
from training.report.document import document, heading
from training.report.markup import Markup, element, joined, named, section, table
from training.report.pictures import picture
from training.report.tables import MOST_SIGNERS, bar, folded

MOST_HANDS = 60  # that are shown as doubtful
LABEL = 12  # characters below a picture


def page(name: str, found: Checked) -> str:
    """The report as an HTML document that needs nothing else; `name` is that of the data."""
    parts = (
        _head(name, found),
        _sheet(found),
        _doubtful_letters(found),
        _doubtful_hands(found),
        _tallies("By letter", "label", "signers", found.by_label),
        _tallies("By signer", "signer", "letters", found.by_signer),
        _split(found),
        _missed(found),
    )
    return document(f"{named(name)}: {len(found.subject.data)} hands", *parts)


def _head(name: str, found: Checked) -> Markup:
    repeated = float(found.repeats.is_repeat.mean())
    signers = sum(bool(one.name) for one in found.by_signer)
    doubtful = "-" if found.doubts is None else str(len(found.doubts.hands))
    figures = {
        "signers": str(signers) if signers else "unknown",
        "no hand found": percent(found.no_hand_rate),
        "near-duplicates": percent(repeated),
        "doubtful hands": doubtful,
    }
    count = f"{len(found.subject.data):,}".replace(",", " ")
    first, *others = sentences(found)
    return heading("Recorded hands", named(name), count, first[len(count) :], figures, others)


def _sheet(found: Checked) -> Markup:
    data = found.subject.data
    shown = [place for place in range(len(data.alphabet)) if (data.truth == place).any()]
    strips = []
    for place in shown[: sheet.MOST_LABELS]:
        label = named(data.alphabet.labels[place], LABEL)
        pixels = sheet.strip(data, sheet.rows_of_label(data, place))
        strips.append(
            element("figure", element("figcaption", label), picture(pixels, f"Hands of {label}"))
        )
    more = len(shown) - sheet.MOST_LABELS
    text = "Each letter as its signers show it, in the drawing that a model sees."
    text += f" {more} more labels are not shown." if more > 0 else ""
    return section("Hands", element("p", text), element("div", *strips, class_="sheet"))


def _doubtful_letters(found: Checked) -> Markup:
    if found.doubts is None or not (found.doubts.letters or found.doubts.swaps):
        return joined()
    rows: list[Sequence[object]] = [
        (f"{named(one.first)} and {named(one.second)}", _name(one.signer), "swapped", "-")
        for one in found.doubts.swaps
    ]
    rows += [
        (
            named(one.label),
            _name(one.signer),
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


def _doubtful_hands(found: Checked) -> Markup:
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
                element("span", named(str(found.subject.origins[one.row]), 40)),
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


def _tallies(title: str, what: str, others: str, tallies: Sequence[Tally]) -> Markup:
    most = max(one.hands for one in tallies)
    rows = [
        (
            _name(one.name),
            bar(one.hands / most, str(one.hands)),
            one.others,
            percent(one.no_hand_rate) if one.no_hand else "-",
            one.unread or "-",
        )
        for one in tallies[:MOST_SIGNERS]
    ]
    head = (what, "hands", others, "no hand found", "not readable")
    return section(title, folded(table(title, head, rows, "scores"), len(rows), f"{what}s"))


def _split(found: Checked) -> Markup:
    if found.parts is None:
        return joined()
    signers = found.subject.data.signers
    rows = [
        (
            name,
            len(rows),
            percent(len(rows) / len(signers)),
            ", ".join(_name(one) for one in np.unique(signers[rows])[:20]),
        )
        for name, rows in found.parts.items()
    ]
    text = (
        "As asl split would share them out: nobody is in two parts where signers are known, and no "
        "hand has a near-duplicate in another part."
    )
    warned = [element("p", one, class_="note") for one in found.parts.warnings]
    head = ("part", "hands", "share", "signers")
    made = table("Parts", head, rows, "scores words")
    return section("To learn from, and to judge by", element("p", text), *warned, made)


def _missed(found: Checked) -> Markup:
    missed = found.subject.missed
    if not missed:
        return joined()
    rows = [(named(one.origin), named(one.label), named(one.why)) for one in missed[:MOST_SIGNERS]]
    made = table("Without a hand", ("picture", "label", "why"), rows, "facts missed")
    text = f"{len(missed)} pictures gave no hand."
    return section(
        "Without a hand", element("p", text), element("details", element("summary", "Which"), made)
    )


def _name(name: str) -> str:
    return named(name) if name else UNKNOWN_SIGNER
