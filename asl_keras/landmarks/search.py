"""Several looks at one photograph, and what they find of one hand."""

from collections.abc import Callable, Sequence

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
# Most doubt about a hand, see `doubt`. Of 480 pictures without a hand 19 show a false one to three
# looks that are sure of its side (mean score 0.75), 5 within this; of 679 hands it costs 12.
DOUBT = 0.3
# How far apart looks may see a hand of which the whole picture shows nothing, in its sizes.
APART_IN_PARTS = 0.04
SMALL = 0.2  # of the picture's longer side; a smaller hand is looked at again, enlarged
TILES = (1.0, 0.6)  # of the picture's shorter side, where the whole shows no hand


def findings(picture: np.ndarray, finder: HandFinder, enough: Enough | None = None) -> list[Hand]:
    """What looks at a photograph found of the hand that most of them saw; empty if there is none.

    Three looks must agree on a hand without much doubt, unless fewer are enough. Where they do
    not, and where the hand is small, it is looked at closely; where there is none, at parts of the
    picture, in which they must agree more closely.

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
    return _looked_at_closely(seen, picture, finder)


def all_hands(picture: np.ndarray, finder: HandFinder) -> list[Hand]:
    """Every hand of `findings_of_all`, once."""
    return [middle_of(found) for found in findings_of_all(picture, finder)]


def findings_of_all(picture: np.ndarray, finder: HandFinder) -> list[list[Hand]]:
    """What looks at a photograph found of every hand on which three agree, the most seen first.

    Args:
        picture: uint8 (H, W, 3) RGB, prepared.
        finder: of hands in single pictures.
    """
    seen = [hand for window in _whole(picture) for hand in find_through(window, picture, finder)]
    agreed = [group for group in _groups(seen) if _is_a_hand(group)]
    if not agreed:
        found = _looked_at_closely(seen, picture, finder)
        agreed = [found] if found else []
    return agreed


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


def apart(found: Sequence[Hand]) -> float:
    """How far from their middle the findings of one hand are: the median, in sizes of the hand."""
    middle = middle_of(found)
    return float(np.median([hand.distance(middle) for hand in found]))


def doubt(found: Sequence[Hand]) -> float:
    """Whether one hand is a hand at all; 0 if all looks see the same, and are sure of its side.

    False hands often have no side, and each look sees them otherwise.
    """
    return apart(found) + 1 - sum(hand.score for hand in found) / len(found)


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


def _looked_at_closely(seen: Sequence[Hand], picture: np.ndarray, finder: HandFinder) -> list[Hand]:
    """The findings of the hand that the whole picture shows, else of the first in its parts."""
    if seen and (found := _confirmed(most_seen(seen), picture, finder)):
        return found
    for share in TILES:
        for window in tiles(picture, share):
            candidate = find_through(window, picture, finder)[:1]
            found = _confirmed(candidate, picture, finder) if candidate else []
            if found and apart(found) < APART_IN_PARTS:
                return found
    return []


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
    return len(found) >= CONFIRMED and doubt(found) < DOUBT
