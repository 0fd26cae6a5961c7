"""Makes the reference of a model: what its hands are usually like, and from when on they are not.

Examples:
  python -m server.monitor reference --data hands.npz
  python -m server.monitor reference --data kept/hands-*.npz --text recorded --model mine.tflite

--data are landmarks of people like those who will come: recorded ones with their signers, or what a
server kept with --keep-landmarks, best of a week. The model reads them, and 40,000 windows of hands
that come as --text, --visit and --not-found say are simulated, so that the limits make one false
alarm a week at most, at --an-hour. Half a minute and the time of reading. The file holds shares and
limits, no hand; beside the model the server finds it, and refuses that of another model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, remark
from asl_keras.errors import InputError
from asl_keras.files import expect_another_place, expect_place
from asl_keras.pretrained import SHIPPED
from asl_keras.pretrained.options import ModelOptions
from asl_keras.table import aligned
from server.watching.recorded import Usual
from server.watching.reference import Reference, beside, digest


@dataclass(frozen=True)
class Options:
    """Of whom it is made, and where it goes."""

    data: tuple[Path, ...]
    """Landmark NPZ files."""
    out: Path | None = None
    """The file (default: beside the model, NAME.reference.json)."""
    name: str = ""
    """What the hands are, for reports (default: the names of the files)."""

    def __post_init__(self) -> None:
        expect_another_place(self.out, "out", self.data)
        expect_place(self.out, "out")


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("server.monitor reference", __doc__)
    add_options(page, Options, data={"metavar": "FILE.npz"}, out={"metavar": "FILE.json"})
    add_options(page, ModelOptions)
    add_options(page, Usual)
    given = page.parse_args(arguments)
    options, usual = from_options(Options, given), from_options(Usual, given)
    chosen = from_options(ModelOptions, given)
    model = chosen.model or SHIPPED
    expect_another_place(options.out, "out", [model])

    from asl_keras.data.dataset import LandmarkDataset, load
    from server.watching.making import make

    reader, data = chosen.open(), load(options.data)
    if not isinstance(data, LandmarkDataset):
        raise InputError("Expected landmarks as `data`. Received: masks.", "data")
    remark(data.remarks)
    name = options.name or ", ".join(path.stem for path in options.data)
    reference = make(reader, digest(model), data, usual, name)
    out = options.out or beside(model)
    reference.write(out)
    print(f"{table(reference)}\n\n{out}: {reference.hands} hands of {reference.made_of}")


def table(reference: Reference) -> str:
    """The limits, a row for each statistic."""
    rows = [("feature", "statistic", "limit")]
    rows += [(name, kind, f"{limit:.3f}") for (name, kind), limit in reference.limits.items()]
    return aligned(rows, texts=2)
