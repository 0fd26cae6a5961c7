"""Several looks at one photograph, and what they find of one hand."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from asl_keras.hand.distinct import SAME_HAND
from asl_keras.hand.hand import Hand
from asl_keras.landmarks.finder import HandFinder
from asl_keras.landmarks.looks import LOOKS, close_looks, find_through, tiles
from asl_keras.landmarks.window import Window

Enough = Callable[[Sequence[Hand]], bool]
"""Whether these findings of one hand say enough, so that no further look is needed."""

# Looks that must see a hand: of 204 pictures without one, 30 % show a false hand to a single look,
# 8 % to two that agree, 3 % to three.
CONFIRMED = 3
# Least mean score of the handedness, 0.5 to 1: false hands often have no side.
SURE = 0.75
SMALL = 0.2  # of the picture's longer side; a smaller hand is looked at again, enlarged
TILES = (1.0, 0.6)  # of the picture's shorter side, where the whole shows no hand


def findings(picture: np.ndarray, finder: HandFinder, enough: Enough | None = None) -> list[Hand]:
    """What looks at a photograph found of the hand that most of them saw; empty if there is none.

    Three looks must agree on a hand and be sure of its side, unless fewer are enough. Where they do
    not, and where the hand is small, it is looked at closely; where there is none, at parts of the
    picture.

    Args:
        picture: uint8 (H, W, 3) RGB, prepared.
        finder: of one hand in single pictures.
        enough: asked after each look at the whole picture; None takes all looks.
    """
    seen: list[Hand] = []
    for window in _whole(picture):
        seen += find_through(window, picture, finder)[:1]
        if enough and enough(most_seen(seen)):
            return most_seen(seen)
    for candidate in _candidates(seen, picture, finder):
        if found := _confirmed(candidate, picture, finder):
            return found
    return []


def all_hands(picture: np.ndarray, finder: HandFinder) -> list[Hand]:
    """Every hand on which three looks agree, once, the one that most of them saw first.

    Args:
        picture: uint8 (H, W, 3) RGB, prepared.
        finder: of hands in single pictures.
    """
    seen = [hand for window in _whole(picture) for hand in find_through(window, picture, finder)]
    agreed = [group for group in _groups(seen) if _is_a_hand(group)]
    if agreed:
        return [middle_of(group) for group in agreed]
    for candidate in _candidates(seen, picture, finder):
        if found := _confirmed(candidate, picture, finder):
            return [middle_of(found)]
    return []


def most_seen(found: Sequence[Hand]) -> list[Hand]:
    """The findings of the one hand that was seen most often, weighed by how sure each was."""
    return next(iter(_groups(found)), [])


def middle_of(found: Sequence[Hand]) -> Hand:
    """One hand from its findings: the median of their landmarks, and the handedness of most."""
    votes: dict[str, float] = {}
    for hand in found:
        votes[hand.handedness] = votes.get(hand.handedness, 0.0) + hand.score
    landmarks = np.median([hand.landmarks for hand in found], axis=0).astype(np.float32)
    side = max(votes, key=lambda name: votes[name])
    scores = [hand.score for hand in found if hand.handedness == side]
    return Hand(landmarks, side, sum(scores) / len(scores))


def _groups(found: Sequence[Hand]) -> list[list[Hand]]:
    """Findings by the hand that they are of, the most seen hand first."""
    groups: list[list[Hand]] = []
    for hand in found:
        near = [group for group in groups if hand.distance(group[0]) < SAME_HAND]
        if near:
            min(near, key=lambda group: hand.distance(group[0])).append(hand)
        else:
            groups.append([hand])
    return sorted(groups, key=lambda group: -sum(hand.score for hand in group))


def _whole(picture: np.ndarray) -> list[Window | None]:
    """The looks at a whole picture; None is the picture itself."""
    return [None, *(look.window(picture) for look in LOOKS)]


def _candidates(
    seen: Sequence[Hand], picture: np.ndarray, finder: HandFinder
) -> Iterator[list[Hand]]:
    """Findings that may be a hand's, those of the whole picture first."""
    if seen:
        yield most_seen(seen)
    for share in TILES:
        for window in tiles(picture, share):
            if hands := find_through(window, picture, finder):
                yield hands[:1]


def _confirmed(candidate: list[Hand], picture: np.ndarray, finder: HandFinder) -> list[Hand]:
    """The findings with those of a closer look, if that is needed; empty if too few agree."""
    hand = candidate[0]
    if _is_a_hand(candidate) and hand.size >= SMALL * max(picture.shape):
        return candidate
    near = [
        each for window in close_looks(hand) for each in find_through(window, picture, finder)[:1]
    ]
    together = most_seen([*candidate, *near])
    return together if _is_a_hand(together) else []


def _is_a_hand(found: Sequence[Hand]) -> bool:
    scores = [hand.score for hand in found]
    return len(found) >= CONFIRMED and sum(scores) >= SURE * len(scores)
