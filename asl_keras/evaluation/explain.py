"""Draws how letters are recognised, step by step: landmarks, mask and its mirror, probabilities.

Example:
  python -m asl_keras.evaluation.explain --out line.png photo.jpg
  python -m asl_keras.evaluation.explain --out line.png

Takes two seconds. Without photos it shows synthetic hands of the letters in --letters. A photo that
cannot be read is reported, the others are still shown.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras import mask
from asl_keras.command import add_options, complain, from_options, manual_page, run
from asl_keras.errors import InputError, expect, shown
from asl_keras.evaluation.palette import (
    NIGHT,
    NIGHT_BAR,
    NIGHT_BEST,
    NIGHT_FAINT,
    NIGHT_FRAME,
    NIGHT_INK,
)
from asl_keras.files import expect_another_place, expect_place, replacing
from asl_keras.hand.skeleton import PALM_BONES, finger_bones
from asl_keras.inference.reader import Reader
from asl_keras.landmarks.options import LandmarkerOptions
from asl_keras.mask import FINGER_COLOURS, PALM_COLOUR
from asl_keras.pretrained.options import ModelOptions

SEED = 11
TOP = 5
STEPS = ("21 landmarks", "mask", "mirrored mask", "probability")


def main(arguments: Sequence[str]) -> None:
    """Writes the picture."""
    page = manual_page("asl_keras.evaluation.explain", __doc__)
    page.add_argument("photos", nargs="*", metavar="PHOTO", help="pictures of hands")
    page.add_argument("--letters", default="GKRW", help="of the synthetic hands")
    page.add_argument("--out", type=Path, required=True, metavar="PNG", help="the picture to write")
    add_options(page, ModelOptions)
    add_options(page, LandmarkerOptions)
    given = page.parse_args(arguments)

    expect(given.out.suffix == ".png", "out", "a file that ends in .png", given.out)
    expect_place(given.out, "out")
    expect_another_place(given.out, "out", given.photos)
    reader = from_options(ModelOptions, given).open()
    if given.photos:
        hands = _hands_in(given.photos, from_options(LandmarkerOptions, given))
    else:
        hands = _synthetic(given.letters)
    _draw(hands, reader, given.out)
    print(f"{given.out}: {len(hands)} {'hand' if len(hands) == 1 else 'hands'}")


def _hands_in(photos: Sequence[str], options: LandmarkerOptions) -> list[tuple[str, np.ndarray]]:
    from asl_keras.frames.picture import read_picture

    hands = []
    with options.open() as landmarker:
        for photo in photos:
            try:
                found = landmarker.detect(read_picture(photo))
            except InputError as error:
                complain(error)
                continue
            if found:
                hands.append((Path(photo).name, found[0].landmarks))
            else:
                print(f"{shown(photo)}  no hand found", file=sys.stderr)
    if not hands:
        raise InputError("Expected a photo with a hand. Received: no photo in which one was found")
    return hands


def _synthetic(letters: str) -> list[tuple[str, np.ndarray]]:
    from asl_keras.synthetic import sample, shipped

    wanted, known = letters.upper(), shipped().labels
    if not wanted or set(wanted) - set(known):
        raise InputError(
            f"Expected `letters` among {' '.join(known)}. Received: {letters!r}", "letters"
        )
    hands, index = sample(2000, SEED)
    return [(f"synthetic {one}", hands[index == known.index(one)][0]) for one in wanted]


def _draw(hands: list[tuple[str, np.ndarray]], reader: Reader, out: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    size = (11, 2.75 * len(hands) + 0.4)
    figure, rows = plt.subplots(len(hands), 4, figsize=size, squeeze=False, facecolor=NIGHT)
    for (name, landmarks), row in zip(hands, rows, strict=True):
        masks = mask.draw(landmarks[np.newaxis])[0]
        _draw_landmarks(row[0], landmarks)
        for axes, picture in ((row[1], masks), (row[2], masks[:, ::-1])):
            axes.imshow(picture)
        _draw_probabilities(row[3], reader.alphabet.labels, reader.read(landmarks[np.newaxis])[0])
        row[0].set_ylabel(name, color=NIGHT_INK, fontsize=11, parse_math=False)
        for axes in row[:3]:
            axes.set(xticks=[], yticks=[])
    for axes, step in zip(rows[0], STEPS, strict=True):
        axes.set_title(step, color=NIGHT_FAINT, fontsize=12, pad=10)
    for axes in rows.flat:
        axes.set_box_aspect(1)
        axes.set_facecolor(NIGHT)
        axes.spines[:].set_color(NIGHT_FRAME)
    figure.tight_layout()
    with replacing(out) as unfinished:
        figure.savefig(unfinished, dpi=90, facecolor=NIGHT)
    plt.close(figure)


def _draw_landmarks(axes, landmarks: np.ndarray) -> None:
    bones = dict.fromkeys(PALM_BONES, PALM_COLOUR)
    for finger, colour in FINGER_COLOURS.items():
        bones |= dict.fromkeys(finger_bones(finger), colour)
    for bone, colour in bones.items():
        axes.plot(*landmarks[list(bone), :2].T, color=np.array(colour) / 255, alpha=0.45, lw=1.2)
    axes.scatter(*landmarks[:, :2].T, s=16, color=NIGHT_INK, zorder=3)
    axes.set_aspect("equal", adjustable="datalim")
    axes.invert_yaxis()
    axes.margins(0.15)


def _draw_probabilities(axes, labels: Sequence[str], probabilities: np.ndarray) -> None:
    best = probabilities.argsort()[::-1][:TOP]
    places = range(len(best))
    colours = [NIGHT_BEST, *[NIGHT_BAR] * (len(best) - 1)]
    bars = axes.barh(places, probabilities[best], color=colours)
    texts = [f"{probability:.1%}" for probability in probabilities[best]]
    axes.bar_label(bars, texts, padding=4, color=NIGHT_INK, fontsize=9)
    axes.set(xlim=(0, 1.3), xticks=[], yticks=places)
    names = [labels[i] for i in best]
    axes.set_yticklabels(names, color=NIGHT_INK, fontsize=11, parse_math=False)
    axes.tick_params(length=0)
    axes.invert_yaxis()


if __name__ == "__main__":
    run(main)
