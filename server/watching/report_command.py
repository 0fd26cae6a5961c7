"""Writes a page of how the hands of a server compare with the reference of its models.

Example:
  python -m server.monitor report drift.json --out drift.html

Reads what `python -m server --windows drift.json` saves after each window of hands, while it runs
or afterwards. A second. The page needs nothing else: no network, no script.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page
from asl_keras.files import expect_another_place, expect_place, write_bytes
from server.watching.history import read_history


@dataclass(frozen=True)
class Options:
    """Where the page goes."""

    out: Path
    """The HTML file."""

    def __post_init__(self) -> None:
        expect_place(self.out, "out")


def main(arguments: Sequence[str]) -> None:
    """The command; prints a line for each model."""
    page = manual_page("server.monitor report", __doc__)
    page.add_argument("windows", type=Path, metavar="FILE.json", help="of the server's --windows")
    add_options(page, Options, out={"metavar": "FILE.html"})
    given = page.parse_args(arguments)
    options = from_options(Options, given)
    expect_another_place(options.out, "out", [given.windows])

    from server.watching.page import page as made

    history = read_history(given.windows)
    write_bytes(options.out, made(history).encode())
    for name, (_, windows) in history.items():
        alarms = sum(bool(one.alarms) for one in windows)
        print(f"{name}: {alarms} of {len(windows)} windows are unlike the reference")
    print(options.out)
