"""Tables for the terminal: aligned columns of text."""

from collections.abc import Sequence

GAP = "  "


def aligned(rows: Sequence[Sequence[str]], texts: int = 1) -> str:
    """Rows as lines, each column as wide as its widest cell.

    Args:
        rows: of equally many cells; the first is usually the head.
        texts: so many columns from the left are text and start at the left; the others, numbers,
            end at the right.

    Example:
        >>> print(aligned([("letter", "hands"), ("A", "12")]))
        letter  hands
        A          12
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        GAP.join(
            cell.ljust(width) if place < texts else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
