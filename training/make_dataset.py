"""Makes an NPZ to train on of photographs, videos, tables and other files of hands.

What a source is, is seen by its content: folders whose names are labels (A/1.jpg, ana/A/1.jpg,
A/ana/1.jpg), files whose names are (A_1.mp4), and what docs/your_data.md lists besides. Where
labels change within clip.mp4, clip.csv beside it has lines such as `1.5,B`: from which second on.

Examples:
  python -m training.make_dataset photos --out hands.npz
  python -m training.make_dataset clips --signer-from '{signer}_{label}_*' --out hands.npz
  python -m training.make_dataset ana.csv ben.csv photos --images --out masks.npz

Takes a second for 30 photographs on a core. What was seen is remembered: after Ctrl-C the same
command goes on, and a second build takes seconds. Then: `python -m training.fit --data hands.npz`.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.files import expect_another_place
from asl_keras.landmarks.options import LandmarkerOptions
from training.making.options import MakingOptions
from training.sources.options import SourceOptions


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
    expect_another_place(making.out, "out", given.sources)

    from training.making.gathering import gathered
    from training.making.notices import notices
    from training.making.telling import summary
    from training.making.writing import write_hands, write_masks

    samples = gathered(given.sources, options, making, from_options(LandmarkerOptions, given))
    if making.widen != 1.0:
        wider = np.array(
            [making.widen, 1, making.widen], np.float32
        )  # z is a share of the width, too
        samples = replace(samples, landmarks=samples.landmarks * wider)
    if making.images:
        write_masks(making.out, samples, making.image_size)
    else:
        write_hands(making.out, samples)
    print("\n".join(summary(making.out, samples)))
    remark([*samples.remarks, *notices(samples)])


if __name__ == "__main__":
    run(main)
