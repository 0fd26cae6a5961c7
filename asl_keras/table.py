"""Tables for the terminal: aligned columns of text."""

from collections.abc import Sequence

GAP = "  "


def aligned(rows: Sequence[Sequence[str]], texts: int = 1, remarks: int = 0) -> str:
    """Rows as lines, each column as wide as its widest cell.

    Args:
        rows: of equally many cells; the first is usually the head.
        texts: so many columns from the left are text and start at the left; the others, numbers,
            end at the right.
        remarks: so many columns at the right end are text as well.

    Example:
        >>> print(aligned([("letter", "hands"), ("A", "12")]))
        letter  hands
        A          12
    """
    columns = list(zip(*rows, strict=True))
    numbers = range(texts, len(columns) - remarks)
    padded = [_padded(column, place in numbers) for place, column in enumerate(columns)]
    return "\n".join(GAP.join(cells).rstrip() for cells in zip(*padded, strict=True))


def _padded(column: Sequence[str], right: bool) -> list[str]:
    width = max(map(len, column))
    return [cell.rjust(width) if right else cell.ljust(width) for cell in column]
