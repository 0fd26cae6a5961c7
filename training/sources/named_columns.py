"""The columns of a hand by their names, and the errors about them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from asl_keras.errors import InputError, shortened
from asl_keras.hand.skeleton import LANDMARK_COUNT
from training.sources.column_names import Coordinate

SHOWN = 60  # characters of the names of columns in an error
LABELS = "`keys` label=NAME names the column of labels"


def in_order(
    path: Path, known: Mapping[int, Coordinate]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The columns of all hands, and the sides of these."""
    places: dict[Coordinate, int] = {}
    for place, one in known.items():
        places.setdefault(one, place)
    names = sorted({one.hand for one in places})
    axes = max(one.axis for one in places) + 1
    first = min(one.point for one in places)
    try:
        values = tuple(
            places[Coordinate(name, first + point, axis)]
            for name in names
            for point in range(LANDMARK_COUNT)
            for axis in range(axes)
        )
    except KeyError as error:
        expected = "x and y of 21 points, counted from 0 or from 1"
        missing = f"a table without {'xyz'[error.args[0].axis]} of point {error.args[0].point}"
        raise refusal(path, expected, missing, "Name the columns x0, y0, x1 and so on.") from error
    if len(names) > 2:
        raise refusal(path, "one hand or two in a row", f"{len(names)}", "Leave the others out.")
    return values, tuple(name if name in ("Left", "Right") else "" for name in names)


def only_other(path: Path, head: Sequence[str], taken: set[int | None]) -> int:
    """The one column that is not taken; raises InputError if there are several, or none."""
    others = [p for p, name in enumerate(head) if p not in taken and not is_counter(name)]
    if len(others) != 1:
        received = f"{len(others)} that may be it ({short([head[one] for one in others])})"
        raise refusal(path, "a column `label`", received, f"{LABELS}.")
    return others[0]


def is_counter(name: str) -> bool:
    """Whether pandas has written the number of the row under that name."""
    return not name or name.startswith("Unnamed")


def short(names: Sequence[str]) -> str:
    """Names of columns, for a sentence."""
    return shortened(", ".join(names[:20]), SHOWN) or "none"


def refusal(path: Path, expected: str, received: str, remedy: str) -> InputError:
    """The error about a table, always of one form."""
    return InputError(f"Expected {expected} in {path}. Received: {received}. {remedy}", "keys")
