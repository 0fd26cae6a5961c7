"""Puts the figures of several exports together to one table in Markdown.

Example:
  python -m mobile_export.summary runs/*/export.json

Prints a row for each model and variant: size, also after gzip, time for both views of a hand
on two threads, accuracy, macro F1, calibration error, agreement with the Keras model, largest
difference of a probability from its, and threshold.
"""

from collections.abc import Sequence
from pathlib import Path

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError, shown
from asl_keras.files import UnreadableError, read_json

MAX_BYTES = 1 << 20
COLUMNS = (
    "model",
    "variant",
    "MB",
    "gzip",
    "ms",
    "accuracy",
    "F1",
    "calibration error",
    "agrees",
    "differs",
    "threshold",
)


def main(arguments: Sequence[str]) -> None:
    """Prints the table."""
    page = manual_page("mobile_export.summary", __doc__)
    page.add_argument("exports", nargs="+", type=Path, metavar="export.json", help="of exports")
    options = page.parse_args(arguments)
    print("\n".join([_row(COLUMNS), _row(["---"] * len(COLUMNS)), *_rows(options.exports)]))


def _rows(files: Sequence[Path]) -> list[str]:
    return [
        _row(_cells(file.resolve().parent.name, row, row["name"] in figures["rejected"]))
        for file in files
        for figures in [_read(file)]
        for row in figures["models"]
    ]


def _read(file: Path) -> dict:
    try:
        figures = read_json(file, MAX_BYTES)
        for row in figures["models"]:
            _cells("", row, row["name"] in figures["rejected"])
    except (UnreadableError, ValueError, LookupError, TypeError, ArithmeticError) as error:
        fault = error if isinstance(error, UnreadableError) else "lacks or garbles figures"
        raise InputError(
            f"Expected the export.json that `python -m mobile_export.convert` writes. "
            f"Received: {file}, which {fault}."
        ) from error
    return figures


def _cells(model: str, row: dict, is_rejected: bool) -> list[str]:
    return [
        model,
        f"{row['name']} (rejected)" if is_rejected else str(row["name"]),
        f"{row['bytes'] / 1e6:.2f}",
        f"{row['gzip_bytes'] / 1e6:.2f}",
        f"{row['latency'][-1]['both_views']['median']:.1f}" if row["latency"] else "",
        f"{row['accuracy']:.1%}",
        f"{row['macro_f1']:.3f}",
        f"{row['calibration_error']:.1%}",
        f"{row['agreement']:.1%}",
        f"{row['largest_difference']:.4f}",
        f"{row['threshold']:.2f}",
    ]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(shown, cells))} |"


if __name__ == "__main__":
    run(main)
