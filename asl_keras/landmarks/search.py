"""Several looks at one photograph, and what they find of one hand."""

from collections.abc import Callable, Sequence

import numpy as np

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.finder import HandFinder
from asl_keras.landmarks.looks import LOOKS, close_looks, find_through, tiles

Enough = Callable[[Sequence[Hand]], bool]
"""Whether these findings of one hand say enough, so that no further look is needed."""

SAME_HAND = 0.4  # sizes of the hand; what two looks find nearer than this is one hand
SMALL = 0.15  # of the picture's longer side; a smaller hand is looked at again, enlarged
TILES = (1.0, 0.6)  # of the picture's shorter side, where the whole shows no hand


def findings(picture: np.ndarray, finder: HandFinder, enough: Enough | None = None) -> list[Hand]:
    """What looks at a photograph found of the hand that most of them saw; empty if none did.

    Args:
        picture: uint8 (H, W, 3) RGB, prepared.
        finder: of one hand in single pictures.
        enough: asked after each look at the whole picture; None takes all looks.
    """
    found = _in_the_whole(picture, finder, enough) or _in_parts(picture, finder)
    if found and found[0].size < SMALL * max(picture.shape):
        windows = close_looks(found[0])
        near = [hand for window in windows for hand in find_through(window, picture, finder)]
        return [hand for hand in near if hand.distance(found[0]) < SAME_HAND] or found
    return found


def hands_of_first_look(picture: np.ndarray, finder: HandFinder) -> list[Hand]:
    """All hands that the first look sees which sees any: for pictures of several hands."""
    for window in (None, *(look.window(picture) for look in LOOKS)):
        if hands := find_through(window, picture, finder):
            return hands
    return _in_parts(picture, finder)


def most_seen(found: Sequence[Hand]) -> list[Hand]:
    """The findings of the one hand that was seen most often, weighed by how sure each was."""
    groups: list[list[Hand]] = []
    for hand in found:
        near = [group for group in groups if hand.distance(group[0]) < SAME_HAND]
        if near:
            min(near, key=lambda group: hand.distance(group[0])).append(hand)
        else:
            groups.append([hand])
    return max(groups, key=lambda group: sum(hand.score for hand in group), default=[])


def _in_the_whole(picture: np.ndarray, finder: HandFinder, enough: Enough | None) -> list[Hand]:
    seen: list[Hand] = []
    for window in (None, *(look.window(picture) for look in LOOKS)):
        seen += find_through(window, picture, finder)[:1]
        best = most_seen(seen)
        if best and enough and enough(best):
            break
    return most_seen(seen)


def _in_parts(picture: np.ndarray, finder: HandFinder) -> list[Hand]:
    for share in TILES:
        for window in tiles(picture, share):
            if hands := find_through(window, picture, finder):
                return hands
    return []
