"""Fits a pose model to real landmarks; the package has one, `asl_keras/synthetic/pose_model.npz`.

Examples:
    python -m training.fit_pose_model --data hands.npz --out pose_model.npz
    python -m training.fit_pose_model --data hands.npz --add-to shipped --out pose_model.npz
    make pose-model

Takes a few seconds. Any labels will do; a file hands.toml beside hands.npz says which of them move,
and which one means no letter (docs/alphabets.md). Letters that are signed with a movement are left
out: a still hand would teach a wrong sign. With hands that are labelled as no letter, or with
--nonletters, the model also knows those. --exclude leaves out a signer, for a test on somebody
unseen, or with SIGNER/LETTER one letter of a signer, where it is no such letter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.data.dataset import LandmarkDataset, load
from asl_keras.data.nonletters import NonLetters, load_nonletters
from asl_keras.errors import InputError, expect
from asl_keras.evaluation.report import UNKNOWN_SIGNER
from asl_keras.files import expect_another_place, expect_place
from asl_keras.synthetic.fit import fit
from asl_keras.synthetic.joining import joined, replaced
from asl_keras.synthetic.pose_model import NONE, SHIPPED, PoseModel


@dataclass(frozen=True)
class Options:
    """What the pose model is fitted to."""

    data: tuple[Path, ...]
    """Landmark NPZ files."""
    out: Path
    """The pose model to write."""
    nonletters: Path | None = None
    """A landmark NPZ of hands that sign no letter, with `gesture` and `like`."""
    exclude: tuple[str, ...] = ()
    """Signers to leave out, or single letters of one as SIGNER/LETTER."""
    add_to: str | None = None
    """A pose model whose people stay, beside those of the data: shipped, or a file. Letters that
    one of them shows in the data, too, are those of the data."""
    modes: int = 10
    """Principal components of a component."""

    def __post_init__(self) -> None:
        expect(0 <= self.modes <= 63, "modes", "from 0 to 63", self.modes)
        expect_place(self.out, "out")


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.fit_pose_model", __doc__)
    add_options(page, Options, exclude={"nargs": "*", "metavar": "SIGNER[/LETTER]"})
    options = from_options(Options, page.parse_args(arguments))
    expect_another_place(options.out, "out", [*options.data, options.nonletters])

    data = _landmarks(options.data)
    others = _nonletters(data, options)
    _check_excluded(options.exclude, data, others)
    model = _with_none(_of_letters(data, options), others, options, data.alphabet.none or NONE)
    if options.add_to is not None:
        model = _added(options.add_to, model)
    model.save(options.out)
    of_letter = model.alphabet.is_letter[model.component_labels]
    people = np.unique(model.component_signers[of_letter])
    print(
        f"{options.out}: {len(model.means)} components of {model.alphabet} from "
        f"{', '.join(one or UNKNOWN_SIGNER for one in people)}, "
        f"and {(~of_letter).sum()} of no letter; {options.out.stat().st_size / 1000:.0f} kB"
    )


def _added(to: str, model: PoseModel) -> PoseModel:
    """Joined to a known one, with a note of whose letters are new."""
    known = PoseModel.load(SHIPPED if to == "shipped" else Path(to))
    found = joined(known, model)
    remark(
        f"{signer or UNKNOWN_SIGNER} is in {to} already: {' '.join(labels)} are those of the data "
        "now. Another person needs another name."
        for signer, labels in replaced(known, model).items()
    )
    return found


def _of_letters(data: LandmarkDataset, options: Options) -> PoseModel:
    excluded = [_is_excluded(*row, options.exclude) for row in _signers_with_letters(data)]
    is_static = np.isin(data.labels, data.alphabet.static)
    rows = np.flatnonzero(is_static & ~np.array(excluded))
    expect(len(rows) > 0, "exclude", "to leave still letters of somebody", options.exclude)
    columns = data.landmarks(rows), data.labels[rows], data.signers[rows]
    return fit(*columns, options.modes, data.alphabet)


def _nonletters(data: LandmarkDataset, options: Options) -> NonLetters:
    """Those of the data, whose gesture is called as no letter is, and those of the file."""
    rows = np.flatnonzero(data.labels == data.alphabet.none)
    found = NonLetters(data.landmarks(rows), data.labels[rows], data.signers[rows])
    if options.nonletters is None:
        return found
    others = load_nonletters(options.nonletters)
    return NonLetters(*(np.concatenate(both) for both in zip(found, others, strict=True)))


def _with_none(model: PoseModel, others: NonLetters, options: Options, none: str) -> PoseModel:
    rows = ~np.isin(others.signers, options.exclude)
    if not rows.any():
        return model
    shapes = fit(others.hands[rows], others.gestures[rows], others.signers[rows], options.modes)
    return model.with_none(shapes, none)


def _signers_with_letters(data: LandmarkDataset) -> Iterator[tuple[str, str]]:
    return zip(data.signers.tolist(), data.labels.tolist(), strict=True)


def _is_excluded(signer: str, letter: str, exclude: Sequence[str]) -> bool:
    return signer in exclude or f"{signer}/{letter}" in exclude


def _check_excluded(exclude: Sequence[str], data: LandmarkDataset, others: NonLetters) -> None:
    """Refuses a name that is nobody's: it is a slip of the keyboard."""
    signers = {*data.signers.tolist(), *others.signers.tolist()}
    known = {f"{signer}/{letter}" for signer, letter in _signers_with_letters(data)}
    unknown = sorted(set(exclude) - known - signers)
    expect(not unknown, "exclude", f"signers among {sorted(signers)}, or their letters", unknown)


def _landmarks(files: Sequence[Path]) -> LandmarkDataset:
    data = load(files)
    remark(data.remarks)
    if not isinstance(data, LandmarkDataset):
        raise InputError("Expected landmark NPZ files as `data`. Received: masks", "data")
    return data


if __name__ == "__main__":
    run(main)
