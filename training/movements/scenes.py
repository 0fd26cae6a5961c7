"""What made hands do: draw J or Z, move otherwise, spell words of still letters."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from training.movements import hands as shapes
from training.movements import paths
from training.movements.actor import INDEX, LITTLE, Actor
from training.movements.hands import Hands
from training.movements.manner import Manner

SHORTEST, LONGEST = 0.3, 2.0  # seconds of a movement
DIRECT = 0.35  # share of movements that begin with the scene, and of those that end with it
NO_Z, NO_J = "ABCEFIMNOSTWY", "ABCDEFGLMNOSTUVWX"  # hands that draw the same and mean nothing
OFTEN = "IDXGLYR"  # letters that are near to the hands that draw


class Mark(NamedTuple):
    """When a letter was drawn."""

    letter: str
    start: float
    """In seconds, as `end`."""
    end: float


class Scene(NamedTuple):
    """A hand over time."""

    landmarks: np.ndarray
    """float64 (n, 21, 3) in palms, `actor.RATE` a second."""
    marks: tuple[Mark, ...]
    wobble: float
    """Share of the most that the camera wobbles, 0 to 1."""


def letter_scene(letter: str, rng: np.random.Generator, drawn: Manner) -> Scene:
    """Draws J or Z in 0.3 to 2 seconds, with or without something before and after it."""
    hands = shapes.signer(rng)
    hand = hands["I"] if letter == "J" else shapes.pointing(hands, rng)
    angles = _tilt(rng, 20, 25, 15)
    if letter == "Z":
        angles = angles + np.deg2rad([0, rng.choice([-1, 1]) * rng.uniform(0, 65), 0])
    actor = _arriving(hand, angles, hands, rng)
    start = actor.time
    seconds = SHORTEST * (LONGEST / SHORTEST) ** drawn.time
    (_draw_j if letter == "J" else _draw_z)(actor, seconds, drawn, rng)
    mark = Mark(letter, start, actor.time)
    _leaving(actor, hands, rng)
    return Scene(_sided(actor.landmarks(), rng), (mark,), drawn.wobble)


def other_scene(rng: np.random.Generator, drawn: Manner) -> Scene:
    """A hand that moves and means nothing by it."""
    hands = shapes.signer(rng)
    draws = rng.random()
    hand, path, tip, turning = _aimless(hands, rng)
    if draws < 0.1:
        hand, path, tip = hands[rng.choice(list(NO_J))], paths.letter_j(rng), LITTLE
    elif draws < 0.2:
        hand, path, tip = hands[rng.choice(list(NO_Z))], paths.letter_z(rng), INDEX
    actor = _arriving(hand, _tilt(rng, 25, 30, 25), hands, rng)
    turns = np.deg2rad(rng.normal(0, 1, 3) * turning) * np.linspace(0, 1, paths.POINTS)[:, None]
    for _ in range(rng.integers(1, 3)):
        actor.draw(path, tip, turns, rng.uniform(0.3, 2.2))
        path = paths.other(rng)
    _leaving(actor, hands, rng)
    return Scene(_sided(actor.landmarks(), rng), (), drawn.wobble)


def word_scene(rng: np.random.Generator, drawn: Manner) -> Scene:
    """Still letters one after another."""
    hands = shapes.signer(rng)
    letters = list(OFTEN if rng.random() < 0.4 else hands)
    tilt = _tilt(rng, 15, 20, 15)
    actor = Actor(hands[rng.choice(letters)], tilt, rng)
    actor.hold(rng.uniform(0.2, 0.8))
    for _ in range(rng.integers(2, 6)):
        step = rng.normal(0, rng.choice([0.15, 0.6]), 2)
        actor.go(
            hands[rng.choice(letters)], tilt + _tilt(rng, 8, 8, 8), step, rng.uniform(0.1, 0.7)
        )
        actor.hold(rng.uniform(0.1, 0.8))
    return Scene(_sided(actor.landmarks(), rng), (), drawn.wobble)


def scene(rng: np.random.Generator, drawn: Manner) -> Scene:
    """Any of them: as many J as Z, as words and as others."""
    kinds: Sequence[Callable[[], Scene]] = (
        lambda: letter_scene("J", rng, drawn),
        lambda: letter_scene("Z", rng, drawn),
        lambda: other_scene(rng, drawn),
        lambda: word_scene(rng, drawn),
    )
    return kinds[rng.integers(len(kinds))]()


def _draw_j(actor: Actor, seconds: float, drawn: Manner, rng: np.random.Generator) -> None:
    begins = rng.uniform(0, 0.5)
    share = np.clip((np.linspace(0, 1, paths.POINTS) - begins) / (1 - begins), 0, 1)[:, None]
    if rng.random() < 0.75:
        # Forearms turn the palm towards the signer; seen from the front, hands turn either way.
        yaw, pitch, roll = rng.uniform(-180, 180), rng.normal(0, 40), rng.uniform(-130, 200)
        turns = np.deg2rad(np.array([yaw, pitch, roll]) * rng.uniform(0.1, 1)) * share
        path = paths.letter_j(rng, drawn.size, drawn.slant)
        actor.draw(path, LITTLE, turns, seconds)
        return
    # The wrist hardly moves but down, and the turning hand leads the finger along the hook.
    turns = np.deg2rad([rng.uniform(-180, 180), rng.normal(0, 20), -rng.uniform(60, 140)]) * share
    down = np.linspace(0, 1, paths.POINTS)[:, None] * [rng.normal(0, 0.35), rng.uniform(-0.1, 1.0)]
    actor.swing(down, turns, seconds)


def _draw_z(actor: Actor, seconds: float, drawn: Manner, rng: np.random.Generator) -> None:
    path = paths.letter_z(rng, drawn.size, drawn.slant)
    if rng.random() < 0.3:  # a left hand that draws as right ones do
        path = path * [-1, 1]
    flick = rng.choice([0, rng.uniform(0, 30)]) * path[:, 0] / max(np.ptp(path[:, 0]), 0.5)
    nod = rng.choice([0, rng.normal(0, 25)]) * np.linspace(0, 1, len(path))
    turn = rng.normal(0, 15) * np.linspace(0, 1, len(path))
    actor.draw(path, INDEX, np.deg2rad(np.stack([turn, nod, flick], axis=1)), seconds)


def _aimless(
    hands: Hands, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, int, np.ndarray]:
    """A hand, a path, the landmark that moves along it, and how far it turns in degrees."""
    path, kind = paths.other(rng), rng.random()
    if kind < 0.3:
        return hands["I"], path, LITTLE, np.array([20, 15, 12])
    if kind < 0.6:
        return shapes.pointing(hands, rng), path, INDEX, np.array([25, 25, 25])
    hand = hands[rng.choice(list(hands))]
    return hand, path, int(rng.choice([0, INDEX, LITTLE])), np.array([50, 40, 40])


def _arriving(
    hand: np.ndarray, angles: np.ndarray, hands: Hands, rng: np.random.Generator
) -> Actor:
    if rng.random() < DIRECT:
        actor = Actor(hand, angles, rng)
        if rng.random() < 0.6:
            actor.hold(rng.uniform(0.05, 0.6))
        return actor
    actor = Actor(hands[rng.choice(list(hands))], _tilt(rng, 20, 20, 15), rng)
    actor.hold(rng.uniform(0.1, 0.7))
    actor.go(hand, angles, rng.normal(0, 0.5, 2), rng.uniform(0.15, 0.6))
    actor.hold(rng.choice([0.02, rng.uniform(0.05, 0.6)]))
    return actor


def _leaving(actor: Actor, hands: Hands, rng: np.random.Generator) -> None:
    if rng.random() < DIRECT:
        actor.hold(rng.choice([0.02, rng.uniform(0.05, 0.6)]))
        return
    actor.hold(rng.choice([0.02, rng.uniform(0.05, 0.5)]))
    hand = hands[rng.choice(list(hands))]
    actor.go(hand, _tilt(rng, 20, 20, 15), rng.normal(0, 0.6, 2), rng.uniform(0.15, 0.6))
    actor.hold(rng.uniform(0.1, 0.7))


def _tilt(rng: np.random.Generator, yaw: float, pitch: float, roll: float) -> np.ndarray:
    """(3,) radians, uniform within so many degrees."""
    return np.deg2rad(rng.uniform(-1, 1, 3) * [yaw, pitch, roll])


def _sided(landmarks: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Left or right, mirrored or not."""
    return landmarks * ([-1, 1, 1] if rng.random() < 0.5 else [1, 1, 1])
