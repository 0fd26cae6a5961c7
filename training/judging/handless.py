"""Makes pictures without a hand: rooms, textures, faces, objects, and crops of real photographs.

The real ones come with scikit-learn (a temple, a flower) and Matplotlib (a portrait whose hands are
out of the picture); all others are drawn. A number makes the same picture every time.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from asl_keras.opencv import cv2
from training.judging.harder import SKIN, background, draw_face

WIDTH, HEIGHT = 640, 480
COUNT = 240
SEED = 3


def handless(number: int) -> np.ndarray:
    """A picture without a hand, uint8 (480, 640, 3) RGB; kinds take turns."""
    random = np.random.default_rng((SEED, number))
    return KINDS[number % len(KINDS)](random)


def room(random: np.random.Generator) -> np.ndarray:
    """Out of focus, with straight edges: walls, shelves, doors."""
    picture = background(WIDTH, HEIGHT, random)
    for _ in range(random.integers(2, 14)):
        corner, size = random.integers((-60, -60), (WIDTH, HEIGHT)), random.integers(15, 320, 2)
        colour = random.integers(20, 240, 3).tolist()
        cv2.rectangle(picture, corner.tolist(), (corner + size).tolist(), colour, -1)
    return _as_by_a_camera(picture, random)


def texture(random: np.random.Generator) -> np.ndarray:
    """Waves, stripes or blotches of two colours, of any scale."""
    rows, columns = np.mgrid[:HEIGHT, :WIDTH] / HEIGHT
    angle, often = random.uniform(0, np.pi), random.uniform(2, 40)
    along = columns * np.cos(angle) + rows * np.sin(angle)
    grains = random.standard_normal((random.integers(4, 90), random.integers(4, 90)))
    blotches = cv2.resize(grains, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    waves = np.sin(2 * np.pi * often * along + random.uniform(0, 3) * blotches)
    share = np.clip(
        0.5 + random.uniform(0.5, 3) * (waves if random.random() < 0.7 else blotches), 0, 1
    )
    dark, light = random.uniform(0, 140, 3), random.uniform(90, 255, 3)
    return _as_by_a_camera(dark + (light - dark) * share[..., np.newaxis], random)


def faces(random: np.random.Generator) -> np.ndarray:
    """One to three drawn faces in a room."""
    picture = background(WIDTH, HEIGHT, random)
    for _ in range(random.integers(1, 4)):
        centre = random.integers((90, 90), (WIDTH - 90, HEIGHT - 90)).tolist()
        draw_face(picture, (centre[0], centre[1]), int(random.integers(30, 170)), random)
    return _as_by_a_camera(picture, random)


def objects(random: np.random.Generator) -> np.ndarray:
    """Balls, boxes, bottles and sticks of any colour; one in three is of skin's."""
    picture = background(WIDTH, HEIGHT, random)
    for _ in range(random.integers(2, 9)):
        shade = random.uniform(0.35, 1.15)
        skin = [min(255.0, tone * shade) for tone in SKIN]
        colour = skin if random.random() < 0.33 else random.integers(10, 250, 3).tolist()
        centre = random.integers((0, 0), (WIDTH, HEIGHT)).tolist()
        axes = random.integers(12, 130, 2).tolist()
        tilt = float(random.uniform(0, 180))
        cv2.ellipse(picture, centre, axes, tilt, 0, 360, colour, -1, cv2.LINE_AA)
        end = random.integers((0, 0), (WIDTH, HEIGHT)).tolist()
        if random.random() < 0.5:
            cv2.line(picture, centre, end, colour, int(random.integers(6, 50)), cv2.LINE_AA)
    return _as_by_a_camera(picture, random)


def plant(random: np.random.Generator) -> np.ndarray:
    """Branches from one stem, of any colour: what has fingers and is no hand."""
    picture = background(WIDTH, HEIGHT, random)
    colour = random.integers(20, 240, 3).tolist()
    stem, length = random.integers((120, 260), (520, 470)), random.uniform(60, 240)
    for turn in np.deg2rad(random.uniform(-180, 0, random.integers(6, 22))):
        step = length * random.uniform(0.5, 1) * np.array([np.cos(turn), np.sin(turn)])
        tip, middle = stem + step, stem + step / 2
        wide = int(random.integers(4, 14))
        cv2.line(picture, stem.tolist(), tip.astype(int).tolist(), colour, wide, cv2.LINE_AA)
        leaf, axes = (middle + step / 4).astype(int).tolist(), (int(length / 5), wide)
        tilt = float(np.rad2deg(turn))
        cv2.ellipse(picture, leaf, axes, tilt, 0, 360, colour, -1, cv2.LINE_AA)
    return _as_by_a_camera(picture, random)


def photograph(random: np.random.Generator) -> np.ndarray:
    """A part of a real photograph, of any size, perhaps mirrored and turned."""
    photo = _photographs()[random.integers(3)]
    photo = np.rot90(photo, random.choice([0, 0, 0, 1, 3]))
    side = random.uniform(0.35, 1) * min(photo.shape[0], photo.shape[1] * HEIGHT / WIDTH)
    size = np.array([side, side * WIDTH / HEIGHT]).astype(int)
    top, left = (random.uniform(0, 1, 2) * (np.array(photo.shape[:2]) - size)).astype(int)
    part = photo[top : top + size[0], left : left + size[1]]
    if random.random() < 0.5:
        part = part[:, ::-1]
    picture = cv2.resize(np.ascontiguousarray(part), (WIDTH, HEIGHT))
    return _as_by_a_camera(picture, random)


KINDS: tuple[Callable[[np.random.Generator], np.ndarray], ...] = (
    *(room, texture, faces, objects, plant, photograph),
)


def _as_by_a_camera(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Brighter or darker, a little blurred, a little noisy; one in eight without colour."""
    levels = picture.astype(np.float32) * random.uniform(0.3, 1.15)
    soft = cv2.GaussianBlur(levels, (0, 0), random.uniform(0.3, 2.5))
    if random.random() < 1 / 8:
        soft[:] = soft.mean(axis=2, keepdims=True)
    noisy = soft + random.normal(0, random.uniform(0, 6), soft.shape)
    return np.clip(np.rint(noisy), 0, 255).astype(np.uint8)


@cache
def _photographs() -> list[np.ndarray]:
    import matplotlib
    import sklearn

    flower, temple = (
        Path(sklearn.__path__[0], "datasets", "images", name)
        for name in ("flower.jpg", "china.jpg")
    )
    portrait = Path(matplotlib.get_data_path(), "sample_data", "grace_hopper.jpg")
    files = flower, temple, portrait
    return [cv2.cvtColor(cv2.imread(str(file)), cv2.COLOR_BGR2RGB) for file in files]
