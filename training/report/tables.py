"""Figures by letter and by signer."""

from collections.abc import Mapping

from asl_keras.evaluation.metrics import ClassScores, SignerScores
from asl_keras.evaluation.report import percent
from training.report.markup import Markup, element, joined, named, section, table

MOST_ROWS = 30  # of a table that is open from the start
MOST_SIGNERS = 200


def letters(scores: Mapping[str, ClassScores]) -> Markup:
    """The section: each label with its scores, and what it is most often taken for."""
    head = ("label", "hands", "recall", "precision", "F1", "most often taken for")
    rows = [
        (
            named(label),
            one.count,
            bar(one.recall, percent(one.recall)),
            percent(one.precision),
            percent(one.f1),
            _mistake(one),
        )
        for label, one in sorted(scores.items())
    ]
    text = (
        "Recall is the share of a label's hands that are read as it, precision the share of hands "
        "read as it that show it."
    )
    made = table("Scores of each label", head, rows, "scores letters")
    return section("By letter", element("p", text), folded(made, len(rows), "labels"))


def signers(scores: Mapping[str, SignerScores]) -> Markup:
    """The section: each signer that is known; nothing if there are fewer than two."""
    known = {name: one for name, one in sorted(scores.items()) if name}
    if len(known) < 2:
        return joined()
    accuracies = [one.accuracy for one in known.values()]
    mean = (
        f"Every signer counted the same, mean accuracy is "
        f"{percent(sum(accuracies) / len(known))}, from {percent(min(accuracies))} to "
        f"{percent(max(accuracies))}."
    )
    rows = [
        (named(name), one.count, bar(one.accuracy, percent(one.accuracy)), percent(one.recall))
        for name, one in list(known.items())[:MOST_SIGNERS]
    ]
    head = ("signer", "hands", "accuracy", "recall of still letters")
    first = f" The first {MOST_SIGNERS} are listed." if len(known) > MOST_SIGNERS else ""
    made = table("Scores of each signer", head, rows, "scores")
    return section("By signer", element("p", mean + first), folded(made, len(rows), "signers"))


def folded(content: Markup, rows: int, what: str) -> Markup:
    """A long table is closed at first."""
    if rows <= MOST_ROWS:
        return content
    return element("details", element("summary", f"All {rows} {what}"), content)


def bar(share: float, text: str) -> Markup:
    """A share from 0 to 1 as a bar, and the text beside it."""
    drawn = element("i", class_="share", style=f"--share:{share:.3f}")
    return joined(drawn, element("span", text))


def _mistake(one: ClassScores) -> str:
    if one.taken_for is None:
        return "-"
    return f"{named(one.taken_for)}, {percent(one.taken_count / one.count)}"
