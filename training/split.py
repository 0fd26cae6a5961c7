"""Splits recorded hands into files to learn from, to choose by and to judge by.

By signer: nobody is in two of them, as frames of one person are near-duplicates; of several choices
the one is taken whose letters are spread most evenly. Signers who share pictures are one person.
Where signers are unknown, or each has letters of their own, adjacent rows are set aside, and a note
says so. Clips stay whole, and no hand has a near-duplicate in another file. Balance and augment
afterwards, and the training part alone: `training.fit` does.

Examples:
    python -m training.split hands.npz
    python -m training.split hands.npz --validation 0.2 --test 0 --out parts/

Takes 5 seconds for 35,000 hands. Leaves hands_train.npz, hands_validation.npz and hands_test.npz,
with every array of the file: landmarks, masks (read row by row) or sequences. Those of a split
before are replaced, or removed; files of these names that no split has written are refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.errors import InputError, expect
from asl_keras.files import expect_another_place, expect_writable
from asl_keras.hand.alphabet_file import expect_none_of_another
from training.checking.parts import By, Shares

if TYPE_CHECKING:
    import numpy as np

PARTS = ("train", "validation", "test")
MOST_NAMED = 30  # labels


@dataclass(frozen=True)
class Options:
    """How hands are shared out, and where to."""

    by: By = "signer"
    """What a file has whole: signers, or blocks of adjacent rows of each label."""
    seed: int = 0
    """Of the choice of signers, or of the places of the blocks."""
    out: Path | None = None
    """Folder of the files (default: that of the data)."""

    def __post_init__(self) -> None:
        expect(self.seed >= 0, "seed", "from 0 on", self.seed)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    manual = manual_page("training.split", __doc__)
    manual.add_argument("data", type=Path, metavar="DATA.npz", help="of any schema")
    add_options(manual, Shares)
    add_options(manual, Options, out={"metavar": "FOLDER"})
    given = manual.parse_args(arguments)
    shares, options, data = from_options(Shares, given), from_options(Options, given), given.data
    folder = options.out or data.parent
    expect_writable(folder, "out")
    files = {name: folder / f"{data.stem}_{name}.npz" for name in PARTS}
    _expect_ours(list(files.values()), data)

    import numpy as np

    from training.checking.leaving import leave_no_page
    from training.checking.parts import parts
    from training.checking.subject import Subject
    from training.checking.subset import PART, write_rows

    subject = Subject.of_file(data)
    labels, signers = subject.data.labels, subject.data.signers
    found = parts(
        labels, signers, subject.shapes(), shares, options.by, subject.clips, options.seed
    )
    remark(found.warnings)
    folder.mkdir(parents=True, exist_ok=True)
    for file in files.values():
        expect_none_of_another([data], file)
    _remove([file for name, file in files.items() if name not in dict(found.items())])
    for name, rows in found.items():
        file = files[name]
        write_rows(data, rows, len(labels), file, PART)
        known = len(np.unique(signers[rows])) - ("" in signers[rows])
        whose = f" of {known} {'signer' if known == 1 else 'signers'}" if known else ""
        print(f"{file}: {len(rows)} hands{whose}, {_labels(labels[rows])}")
    remark(sentence for file in files.values() for sentence in leave_no_page(file))


def _expect_ours(files: Sequence[Path], data: Path) -> None:
    """Refuses links to the data or to another part, and what no split has written."""
    from training.checking.subset import is_part

    for file in files:
        expect_another_place(file, "out", [data, *(one for one in files if one != file)])
        if file.exists() and not is_part(file):
            raise InputError(
                f"Expected {file.name} to be of a split before, or absent. Received: {file}, which "
                "is none, or was changed since. Move it away, or name another --out.",
                "out",
            )


def _remove(files: Sequence[Path]) -> None:
    """Parts of a split before: their hands are in other parts now."""
    for file in files:
        if file.is_file():
            file.unlink()
            print(f"{file}: removed, as it was a part of another split")


def _labels(labels: "np.ndarray") -> str:
    found = sorted(set(labels.tolist()))
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    return f"labels {' '.join(found[:MOST_NAMED])}{more}"


if __name__ == "__main__":
    run(main)
