"""Makes video clips in which photographed hands spell words, to test the live recogniser with.

Example:
    python -m training.make_clips --out clips

Takes five minutes. Each letter is held for a second while it drifts a little, with half a second
without a hand between two letters, over a background that is not the photograph's. The second of
two equal letters comes after such a gap, or after a slide of the hand, or a bounce, in turns; J and
Z are photographs of I and D that move along made paths. Clips take turns: plain, with noise, with
motion blur. The photographs are chosen at random, whether or not a hand can be found in them.
`clips.json` lists the clips: file, word, signer, damage, and per letter its photograph, when it is
shown, and how it is signed.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import expect
from asl_keras.files import expect_writable, write_bytes
from asl_keras.frames.mp4 import Mp4
from asl_keras.frames.picture import read_picture
from training.clips.acts import FPS, Stage
from training.clips.scene import CONDITIONS
from training.clips.timeline import DOUBLES, END, GAP, timeline
from training.movements.photographs import SHOWN_BY

# A clip's number decides its condition and its chance: new words come at the end.
WORDS = (
    ("project_s", "HELLO QUICK BROWN FOX GLYPH THUMB MASK VIDEO WORDS LAMPS CHIEF DWARF"),
    ("project_s", "NIGHT EXTRA"),
    ("t32rahman", "WAVE SIGN POINT CLAY DEBUT FRESH MUSIC TABLE KNOWN GRAVY FLOUR EQUIP"),
    ("project_s", "LETTER SUMMER QUEEN APPLE STREET MESSAGE SPEED DINNER PEPPER TENNIS JUMP"),
    ("project_s", "PIZZA SEVEN EQUAL MONEY JUNE PLEASE"),
    ("t32rahman", "COFFEE BUTTER SPOON TEETH SUPPER MOMENT BANANA SQUEEZE JOIN JUICE PUZZLE"),
    ("t32rahman", "ZERO NEEDS QUEST TEMPT MINUTE PEOPLE"),
)
SEED = 7


def spelled(
    word: str, photos: Sequence[Path], condition: str, seed: int, double: str = DOUBLES[0]
) -> Iterator[np.ndarray]:
    """The frames of a clip, uint8 (480, 640, 3) RGB.

    Args:
        word: in capitals.
        photos: of its letters; of J and Z those of `SHOWN_BY`.
        condition: one of `CONDITIONS`.
        seed: of all that is left to chance.
        double: how the second of two equal letters is signed, one of `DOUBLES`.
    """
    stage = Stage(condition, np.random.default_rng((SEED, seed)))
    for shown, photo in zip(timeline(word, double), photos, strict=True):
        picture = read_picture(photo)
        if shown.how in DOUBLES:
            yield from stage.move_and_hold(picture, shown.how)
            continue
        yield from [stage.empty] * round(GAP * FPS)
        drawn = shown.how == "draw"
        yield from stage.draw(picture, shown.letter) if drawn else stage.hold(picture)
    yield from [stage.empty] * round(END * FPS)


def write(frames: Iterator[np.ndarray], path: Path) -> None:
    """Writes the frames, at least one and all of one size, as an MP4."""
    with Mp4(path, FPS) as video:
        for frame in frames:
            video.write(frame)


def make(data: Path, signer: str, word: str, number: int, out: Path) -> dict:
    """Writes one clip and returns its entry in the list."""
    random = np.random.default_rng((SEED, number))
    condition, double = CONDITIONS[number % len(CONDITIONS)], DOUBLES[number % len(DOUBLES)]
    shown = timeline(word, double)
    photos: list[Path] = []
    for one in shown:
        again = one.how in DOUBLES  # the same hand
        letter = SHOWN_BY.get(one.letter, one.letter)
        photos.append(photos[-1] if again else _photo(data, signer, letter, random))
    file = f"{signer}-{word}-{condition}.mp4"
    write(spelled(word, photos, condition, number, double), out / file)
    letters = [
        {"letter": one.letter, "photo": photo.name, "start": one.start, "end": one.end}
        | {"how": one.how}
        for one, photo in zip(shown, photos, strict=True)
    ]
    known = {"file": file, "word": word, "signer": signer, "damage": condition}
    return {**known, "letters": letters}


def _photo(data: Path, signer: str, letter: str, random: np.random.Generator) -> Path:
    photos = sorted((data / "photos" / signer / letter).iterdir())
    return photos[random.integers(len(photos))]


@dataclass(frozen=True)
class Options:
    """Where photographs come from and where clips go."""

    out: Path
    """Folder of the clips."""
    data: Path = Path("../shared/data")
    """Folder with real photographs."""


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.make_clips", __doc__)
    add_options(page, Options)
    options = from_options(Options, page.parse_args(arguments))
    signers = sorted({signer for signer, _ in WORDS})
    is_data = all((options.data / "photos" / signer).is_dir() for signer in signers)
    expect(is_data, "data", f"with photos/{'|'.join(signers)}/LETTER/*.jpg in it", options.data)
    expect_writable(options.out, "out")
    options.out.mkdir(parents=True, exist_ok=True)
    words = [(signer, word) for signer, text in WORDS for word in text.split()]
    clips = [
        make(options.data, signer, word, number, options.out)
        for number, (signer, word) in enumerate(words)
    ]
    write_bytes(options.out / "clips.json", json.dumps(clips, indent=1).encode() + b"\n")
    print(f"{options.out}: {len(clips)} clips")


if __name__ == "__main__":
    run(main)
