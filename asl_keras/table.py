"""Tables for the terminal: aligned columns of text."""

from collections.abc import Sequence

from asl_keras.errors import shown

GAP = "  "


def aligned(rows: Sequence[Sequence[str]], texts: int = 1, remarks: int = 0) -> str:
    """Rows as lines, each column as wide as its widest cell; what does not print is escaped.

    Args:
        rows: of equally many cells; the first is usually the head.
        texts: number of columns from the left that are text, aligned left; the others are numbers,
            aligned right.
        remarks: number of columns at the right end that are text as well.

    Example:
        >>> print(aligned([("letter", "hands"), ("A", "12")]))
        letter  hands
        A          12
    """
    columns = list(zip(*([shown(cell) for cell in row] for row in rows), strict=True))
    numbers = range(texts, len(columns) - remarks)
    padded = [_padded(column, place in numbers) for place, column in enumerate(columns)]
    return "\n".join(GAP.join(cells).rstrip() for cells in zip(*padded, strict=True))


def _padded(column: Sequence[str], right: bool) -> list[str]:
    width = max(map(len, column))
    return [cell.rjust(width) if right else cell.ljust(width) for cell in column]
