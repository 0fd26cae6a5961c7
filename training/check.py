"""Looks for what is odd about recorded hands, before anything is trained on them.

Counts hands and letters, finds near-duplicates, labels that the hands speak against (single hands,
swapped letters, letters that nobody else makes so), and draws some hands of each letter.

Examples:
    python -m training.check hands.npz
    python -m training.check hands.npz --thin thin.npz --licence "Anna's hands, CC0"

Takes 8 seconds for 35,000 hands. Leaves hands.html (open it) and hands.md, a dataset card, beside
the file, or where --out says; a card that is there keeps its sources, its licences unless --licence
says others, and sections by hand. Masks are counted, drawn and compared, but their labels are not
doubted, as they have no landmarks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.files import expect_another_place, expect_place


@dataclass(frozen=True)
class Options:
    """What is left."""

    out: Path | None = None
    """The report, an .html file; the card gets its name with .md (default: beside the data)."""
    thin: Path | None = None
    """Write the hands to this NPZ file, without near-duplicates of one before them."""
    licence: tuple[str, ...] = ()
    """What the card says of whose hands they are, and on what terms."""


def main(arguments: Sequence[str]) -> None:
    """The command."""
    manual = manual_page("training.check", __doc__)
    manual.add_argument("data", type=Path, metavar="DATA.npz", help="of any schema")
    add_options(manual, Options, out={"metavar": "FILE.html"}, thin={"metavar": "FILE.npz"})
    given = manual.parse_args(arguments)
    options, data = from_options(Options, given), given.data
    out = options.out or data.with_suffix(".html")
    expect_another_place(out, "out", [data])
    expect_another_place(options.thin, "thin", [data, out, out.with_suffix(".md")])
    expect_place(out, "out")
    expect_place(options.thin, "thin")

    import numpy as np

    from training.checking.leaving import leave, leave_no_page
    from training.checking.subject import Subject
    from training.checking.subset import write_rows
    from training.checking.terminal import lines

    found = leave(Subject.of_file(data), out, options.licence, is_of_file=True)
    print(f"{lines(found)}\n\nOpen {out}; the card is {out.with_suffix('.md')}.")
    if options.thin:
        kept = np.flatnonzero(~found.repeats.is_repeat)
        write_rows(data, kept, len(found.subject.data), options.thin)
        remark(leave_no_page(options.thin))
        print(f"{options.thin}: {len(kept)} hands.")


if __name__ == "__main__":
    run(main)
