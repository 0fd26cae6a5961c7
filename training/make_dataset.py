"""Makes an NPZ to train on of photographs, videos, tables and other files of hands.

What a source is, is seen by its content: folders whose names are labels (A/1.jpg, ana/A/1.jpg,
A/ana/1.jpg), files whose names are (A_1.mp4), and what docs/your_data.md lists besides. Where
labels change within clip.mp4, clip.csv beside it has lines such as `1.5,B`: from which second on.

Examples:
  python -m training.make_dataset photos --out hands.npz
  python -m training.make_dataset clips --signer-from '{signer}_{label}_*' --out hands.npz
  python -m training.make_dataset ana.csv ben.csv photos --images --out masks.npz

Takes a second for 30 photographs on a core. What was seen is remembered: after Ctrl-C the same
command goes on, and a second build takes seconds. Leaves a page beside hands.npz, hands.html (open
it), and a dataset card, hands.md. Then: `python -m training.fit --data hands.npz`.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.files import expect_another_place
from asl_keras.hand.alphabet_file import carry, expect_labels_of
from asl_keras.landmarks.options import LandmarkerOptions
from training.making.options import MakingOptions
from training.sources import hands
from training.sources.options import SourceOptions
from training.sources.samples import Samples


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.make_dataset", __doc__)
    page.add_argument(
        "sources", type=Path, nargs="+", metavar="SOURCE", help="files and folders of hands"
    )
    for kind in (MakingOptions, SourceOptions, LandmarkerOptions):
        add_options(page, kind)
    given = page.parse_args(arguments)
    making, options = from_options(MakingOptions, given), from_options(SourceOptions, given)
    for place in (making.out, making.out.with_suffix(".html"), making.out.with_suffix(".md")):
        expect_another_place(place, "out", given.sources)

    from training.checking.leaving import expect_none_of_somebody, thinned
    from training.making.gathering import gathered
    from training.making.notices import notices

    if making.report:
        expect_none_of_somebody(making.out)
    samples = gathered(given.sources, options, making, from_options(LandmarkerOptions, given))
    samples = widened(thinned(samples) if making.thin else samples, making.widen)
    samples = replace(samples, remarks=(*samples.remarks, *notices(samples)))
    carry(given.sources, making.out)  # the report takes it into account
    expect_labels_of(making.out, samples.labels.tolist())
    _write(samples, making, [str(source) for source in given.sources])


def widened(samples: Samples, factor: float) -> Samples:
    """The same with x, and z, which is a share of the width, too, multiplied."""
    if factor == 1.0:
        return samples
    return replace(samples, landmarks=hands.widened(samples.landmarks, factor))


def _write(samples: Samples, making: MakingOptions, sources: Sequence[str]) -> None:
    from training.checking.leaving import leave_no_page, write_report
    from training.checking.terminal import lines
    from training.making.telling import summary
    from training.making.writing import write_hands, write_masks

    if making.images:
        write_masks(making.out, samples, making.image_size)
    else:
        write_hands(making.out, samples)
    print("\n".join(summary(making.out, samples)))
    if not making.report:
        remark([*samples.remarks, *leave_no_page(making.out)])
        return
    found = write_report(samples, making.out, sources, making.licence)
    print(f"\n{lines(found)}\n\nOpen {making.out.with_suffix('.html')}.")


if __name__ == "__main__":
    run(main)
