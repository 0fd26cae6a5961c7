"""Says whether a new model may take the place of an old one, and refuses a worse one.

Both read the same hands, of people whom neither has learnt from (their runs' reports say whom they
know). For each signer, and for all, it says better, equal or worse, with an interval: of all
intervals of signers together 95 % hold, and the letters of a signer count once each, as frames of
one letter are near-duplicates. "Equal" means that these hands tell no difference.

Examples:
    python -m training.promote shipped runs/mine/model.keras --data left_out.npz
    python -m training.promote old.tflite new.tflite --data left_out.npz --report gate.json

The exit code is 0 if the new model may take the old one's place, 1 if it is refused: if it is worse
for all or for a signer, or its mean over signers is lower by more than --largest-drop; 2 means that
nothing was compared. A hand that signs no letter is read right if no letter is accepted; a letter
that a model lacks is read wrongly by it. Takes as long as `training.evaluate` on two models.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.errors import expect
from asl_keras.files import expect_another_place, expect_place, write_bytes

if TYPE_CHECKING:
    from training.promoting.comparison import Comparison

SHIPPED = "shipped"
REFUSED = 1  # the exit code


@dataclass(frozen=True)
class Options:
    """By what two models are compared."""

    data: tuple[Path, ...]
    """NPZ files with hands of people whom neither model has learnt from."""
    largest_drop: float = 0.01
    """Of the mean recall over signers, told apart from chance or not, 0 to 1."""
    report: Path | None = None
    """Write the comparison to this JSON file."""

    def __post_init__(self) -> None:
        expect(0 <= self.largest_drop <= 1, "largest_drop", "from 0 to 1", self.largest_drop)
        expect_another_place(self.report, "report", self.data)
        expect_place(self.report, "report")


def main(arguments: Sequence[str]) -> int:
    """The command; returns the exit code."""
    manual = manual_page("training.promote", __doc__)
    manual.add_argument("old", type=Path, metavar="OLD", help=f"a model file, or {SHIPPED}")
    manual.add_argument("new", type=Path, metavar="NEW", help="a model file (.keras, .h5, .tflite)")
    add_options(manual, Options, data={"metavar": "FILE.npz"}, report={"metavar": "FILE.json"})
    given = manual.parse_args(arguments)
    options = from_options(Options, given)
    old, new = (None if name == Path(SHIPPED) else name for name in (given.old, given.new))
    expect_another_place(options.report, "report", [old, new])

    from training.evaluate import open_any
    from training.promoting.judging import judged
    from training.promoting.terminal import lines

    found, said = judged(
        (open_any(old), open_any(new)), (old, new), options.data, options.largest_drop
    )
    remark(said)
    print(lines(found))
    if options.report:
        _write(options.report, found)
    return REFUSED if found.reasons else 0


def _write(file: Path, found: "Comparison") -> None:
    write_bytes(file, json.dumps(found.as_json(), indent=2).encode())


if __name__ == "__main__":
    run(main)
