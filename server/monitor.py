"""The eye on a server: what is usual for its model, whether that still holds, what users said.

Examples:
  python -m server.monitor reference --data hands.npz
  python -m server.monitor report drift.json --out drift.html
  python -m server.monitor export-feedback feedback.sqlite --out feedback.npz

`reference` makes what hands are compared with, `report` a page of how they compare, and
`export-feedback` a file to train on. `python -m server.monitor WORD --help` explains each;
docs/serving.md has the whole.
"""

from collections.abc import Callable, Sequence
from importlib import import_module

from asl_keras.command import manual_page, run

COMMANDS = {
    "reference": "server.watching.reference_command",
    "report": "server.watching.report_command",
    "export-feedback": "server.feedback.export_command",
}


def main(arguments: Sequence[str]) -> int | None:
    """The command that the first argument names."""
    page = manual_page("server.monitor", __doc__)
    page.add_argument("word", choices=COMMANDS, metavar="WORD", help=", ".join(COMMANDS))
    word = page.parse_args(arguments[:1] or ["--help"]).word
    command: Callable[[Sequence[str]], int | None] = import_module(COMMANDS[word]).main
    return command(arguments[1:])


if __name__ == "__main__":
    run(main)
