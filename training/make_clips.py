"""Makes video clips in which photographed hands spell words, to test the live recogniser with.

Example:
    python -m training.make_clips --out clips

Takes two minutes. Each letter is held for a second while it drifts a little, with half a second
without a hand between two letters, over a background that is not the photograph's. Clips take
turns: plain, with noise, with motion blur. The photographs are chosen at random, whether or not a
hand can be found in them. `clips.json` lists the clips: file, word, signer, and per letter its
photograph and when it is shown.
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
from asl_keras.opencv import cv2

WORDS = {
    "project_s": "HELLO QUICK BROWN FOX GLYPH THUMB MASK VIDEO WORDS LAMPS CHIEF DWARF NIGHT EXTRA",
    "t32rahman": "WAVE SIGN POINT CLAY DEBUT FRESH MUSIC TABLE KNOWN GRAVY FLOUR EQUIP",
}
CONDITIONS = ("plain", "noise", "blur")
WIDTH, HEIGHT, FPS = 640, 480, 30
HELD, GAP, END = 1.0, 0.5, 1.5  # seconds
PHOTO_SHARE = 0.85  # of the frame's height
SEED = 7


def spelled(word: str, photos: Sequence[Path], condition: str, seed: int) -> Iterator[np.ndarray]:
    """The frames of a clip, uint8 (480, 640, 3) RGB."""
    random = np.random.default_rng((SEED, seed))
    background = _background(random)
    empty = [background] * round(GAP * FPS)
    for _, photo in zip(word, photos, strict=True):
        yield from empty
        yield from _held(read_picture(photo), background, condition, random)
    yield from [background] * round(END * FPS)


def _background(random: np.random.Generator) -> np.ndarray:
    """Soft spots of colour, like a room out of focus."""
    small = random.integers(40, 220, (6, 8, 3)).astype(np.uint8)
    return cv2.resize(small, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)


def _held(
    photo: np.ndarray, background: np.ndarray, condition: str, random: np.random.Generator
) -> Iterator[np.ndarray]:
    scale = PHOTO_SHARE * HEIGHT / photo.shape[0]
    photo = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    feather = _feather(*photo.shape[:2])
    start, drift = random.uniform(-30, 30, 2), random.uniform(-25, 25, 2)
    frames = round(HELD * FPS)
    for number in range(frames):
        offset = start + drift * np.sin(2 * np.pi * number / frames)
        frame = _placed(photo, feather, background, offset)
        yield _spoiled(frame, condition, drift, random)


def _feather(height: int, width: int) -> np.ndarray:
    inner = np.zeros((height, width), np.float32)
    inner[12:-12, 12:-12] = 1
    return cv2.GaussianBlur(inner, (0, 0), 6)[..., np.newaxis]


def _placed(
    photo: np.ndarray, feather: np.ndarray, background: np.ndarray, offset: np.ndarray
) -> np.ndarray:
    height, width = photo.shape[:2]
    centre = np.array([WIDTH - width, HEIGHT - height]) / 2 + offset
    move = np.array([[1, 0, centre[0]], [0, 1, centre[1]]], np.float32)
    picture = cv2.warpAffine(photo, move, (WIDTH, HEIGHT))
    weight = cv2.warpAffine(feather, move, (WIDTH, HEIGHT))[..., np.newaxis]
    return (picture * weight + background * (1 - weight)).astype(np.uint8)


def _spoiled(
    frame: np.ndarray, condition: str, drift: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    if condition == "noise":
        # A webcam in a dim room. The video stores colours at half the resolution: of the standard
        # deviation of 14, 9 are left in brightness.
        noisy = frame + random.normal(0, 14, frame.shape)
        return np.clip(noisy, 0, 255).astype(np.uint8)
    if condition == "blur":
        kernel = np.zeros((9, 9), np.float32)
        direction = drift / max(np.abs(drift).max(), 1e-6) * 4
        start, end = ((4 + sign * direction).astype(int).tolist() for sign in (-1, 1))
        cv2.line(kernel, start, end, (1.0,))
        return cv2.filter2D(frame, -1, kernel / kernel.sum())
    return frame


def write(frames: Iterator[np.ndarray], path: Path) -> None:
    """Writes the frames, at least one and all of one size, as an MP4."""
    with Mp4(path, FPS) as video:
        for frame in frames:
            video.write(frame)


def make(data: Path, signer: str, word: str, number: int, out: Path) -> dict:
    """Writes one clip and returns its entry in the list."""
    random = np.random.default_rng((SEED, number))
    photos = [_photo(data, signer, letter, random) for letter in word]
    condition = CONDITIONS[number % len(CONDITIONS)]
    file = f"{signer}-{word}-{condition}.mp4"
    write(spelled(word, photos, condition, number), out / file)
    starts = [round(GAP + i * (GAP + HELD), 3) for i in range(len(word))]
    letters = [
        {"letter": letter, "photo": photo.name, "start": start, "end": round(start + HELD, 3)}
        for letter, photo, start in zip(word, photos, starts, strict=True)
    ]
    return {"file": file, "word": word, "signer": signer, "letters": letters}


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
    is_data = all((options.data / "photos" / signer).is_dir() for signer in WORDS)
    expect(is_data, "data", f"with photos/{'|'.join(WORDS)}/LETTER/*.jpg in it", options.data)
    expect_writable(options.out, "out")
    options.out.mkdir(parents=True, exist_ok=True)
    words = [(signer, word) for signer, text in WORDS.items() for word in text.split()]
    clips = [
        make(options.data, signer, word, number, options.out)
        for number, (signer, word) in enumerate(words)
    ]
    write_bytes(options.out / "clips.json", json.dumps(clips, indent=1).encode() + b"\n")
    print(f"{options.out}: {len(clips)} clips")


if __name__ == "__main__":
    run(main)
