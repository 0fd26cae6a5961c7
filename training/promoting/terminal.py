"""A comparison as text for the terminal."""

from asl_keras.evaluation.report import NAME_WIDTH, cell, percent
from asl_keras.table import aligned
from training.promoting.comparison import Comparison, Difference

HEAD = ("signer", "hands", "letters", "old", "new", "difference", "interval", "")


def lines(found: Comparison) -> str:
    """A row for each signer and one for all, and whether the new model is refused."""
    rows = [HEAD, *(_row(name, one) for name, one in found.signers.items())]
    rows.append(_row(f"mean of {len(found.signers)}", found.overall))
    reasons = found.reasons
    said = (
        f"Refused. {' '.join(reasons)}"
        if reasons
        else "The new model may take the old one's place."
    )
    return f"{aligned(rows, remarks=1)}\n\nMean recall over letters. {said}"


def _row(name: str, one: Difference) -> tuple[str, ...]:
    return (
        cell(name, NAME_WIDTH),
        str(one.hands),
        str(one.letters),
        percent(one.old),
        percent(one.new),
        _points(one.new - one.old),
        f"{_points(one.low)} to {_points(one.high)}",
        one.verdict,
    )


def _points(share: float) -> str:
    return f"{100 * share:+.1f}"
