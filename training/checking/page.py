"""What was found out about hands, as a page: one file, with nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from asl_keras.evaluation.report import UNKNOWN_SIGNER, percent
from training.checking import sheet
from training.checking.balance import Tally
from training.checking.checked import Checked
from training.checking.page_of_doubts import doubtful_hands, doubtful_letters
from training.checking.terminal import sentences
from training.report.document import document, heading
from training.report.markup import Markup, element, joined, named, section, table
from training.report.pictures import picture
from training.report.tables import MOST_SIGNERS, bar, folded

LABEL = 12  # characters beside a picture
KIND = "Recorded hands"


def page(name: str, found: Checked) -> str:
    """The report as an HTML document that needs nothing else; `name` is that of the data."""
    parts = (
        _head(name, found),
        _sheet(found),
        doubtful_letters(found),
        doubtful_hands(found),
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
    return heading(KIND, named(name), count, first[len(count) :], figures, others)


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
