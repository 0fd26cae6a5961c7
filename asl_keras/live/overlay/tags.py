"""Where the tag of a hand stands: beside its box, and on nothing else that is to be read."""

from collections.abc import Sequence
from itertools import product

from asl_keras.live.overlay.layout import GAP, Layout, Rect, sized

TAG_WIDTH, TAG_HEIGHT = 128, 60  # points
SLOTS = 8  # a box has four sides with two ends each


def place_tags(
    boxes: Sequence[Rect], layout: Layout, slots: Sequence[int] = ()
) -> list[tuple[Rect, int]]:
    """Finds a place for the tag of each hand.

    Args:
        boxes: around the hands, inside the stage.
        layout: of the picture.
        slots: where the tags were in the picture before, 0 for new hands. A tag stays on its side
            of the hand while it can, so that it does not jump.

    Returns:
        The place of each tag and its slot.
    """
    taken, places = list(layout.taken), []
    for index, box in enumerate(boxes):
        others = [*boxes[:index], *boxes[index + 1 :]]
        place, slot = _place(box, others, taken, layout, slots[index] if slots else 0)
        places.append((place, slot))
        taken.append(place.grown(layout.px(GAP)))
    return places


def _place(
    box: Rect, others: Sequence[Rect], taken: Sequence[Rect], layout: Layout, slot: int
) -> tuple[Rect, int]:
    """Beside the box and off all hands; else on hands; else on as little as possible."""
    for obstacles in ([*taken, box, *others], taken):
        for candidate in (slot, *range(SLOTS)):
            place = _beside(box, candidate, layout)
            if not _covered(place, obstacles):
                return place, candidate
    return _anywhere(box, taken, layout), slot


def _beside(box: Rect, slot: int, layout: Layout) -> Rect:
    """Above, below, right or left of a box, aligned with either end; within the stage."""
    width, height, gap = layout.px(TAG_WIDTH), layout.px(TAG_HEIGHT), layout.px(GAP)
    side, end = divmod(slot, 2)
    if side < 2:
        left = box.right - width if end else box.left
        top = box.bottom + gap if side else box.top - gap - height
    else:
        left = box.right + gap if side == 2 else box.left - gap - width
        top = box.bottom - height if end else box.top
    return sized(left, top, width, height).moved_into(layout.stage)


def _anywhere(box: Rect, taken: Sequence[Rect], layout: Layout) -> Rect:
    """A free place, the nearest to the box's upper left corner.

    If there is any, there is one against an edge, or a corner of edges, of the stage and of what
    is taken.
    """
    width, height, stage = layout.px(TAG_WIDTH), layout.px(TAG_HEIGHT), layout.stage
    lefts = {stage.left, stage.right - width}
    lefts |= {left for rect in taken for left in (rect.left - width, rect.right)}
    tops = {stage.top, stage.bottom - height}
    tops |= {top for rect in taken for top in (rect.top - height, rect.bottom)}
    places = {
        sized(left, top, width, height).moved_into(stage) for left, top in product(lefts, tops)
    }
    return min(places, key=lambda place: (_covered(place, taken), _distance(place, box), place))


def _covered(place: Rect, obstacles: Sequence[Rect]) -> int:
    """The area of obstacles that a place would cover."""
    return sum(place.shared(obstacle) for obstacle in obstacles)


def _distance(place: Rect, box: Rect) -> int:
    return abs(place.left - box.left) + abs(place.top - box.top)
