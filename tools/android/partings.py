"""Where the texts that two lines make of one clip part, and what was seen before it."""

from collections.abc import Sequence
from itertools import zip_longest

from asl_keras.live.scene import Scene
from tools.android.clip_lines import ComparedFrame
from tools.android.java_line import ReadScene

BEFORE = 1.0  # seconds: what is written was seen so long before, and a drawn letter is as long


def parting(frames: Sequence[ComparedFrame]) -> str:
    """What is written otherwise first, and when the hands before it differ most."""
    ours = _writings([frame.python for frame in frames])
    app = _writings([frame.java for frame in frames])
    pairs = zip_longest(ours, app, fillvalue=(len(frames) - 1, ""))
    one, other = next(pair for pair in pairs if pair[0][1] != pair[1][1])
    until = min(one[0], other[0])
    seen = [frame for frame in frames[: until + 1] if frame.time >= frames[until].time - BEFORE]
    worst = max(seen, key=_difference)
    return (
        f"they part at {frames[until].time:.2f} s: {_writing(frames, *one)}, "
        f"{_writing(frames, *other)}; in the second before, hands differ most at "
        f"{worst.time:.2f} s: {_hands(worst)}"
    )


def _writings(scenes: Sequence[Scene | ReadScene]) -> list[tuple[int, str]]:
    """The text whenever it changes, with the place of its frame."""
    texts = ["", *(scene.text for scene in scenes)]
    return [(place, text) for place, text in enumerate(texts[1:]) if text != texts[place]]


def _writing(frames: Sequence[ComparedFrame], place: int, text: str) -> str:
    return f"{text!r} at {frames[place].time:.2f} s" if text else "nothing more"


def _difference(frame: ComparedFrame) -> float:
    """In sizes of a hand; most where one line sees a hand that the other does not."""
    return max(frame.differences, default=0.0) if frame.same_count else float("inf")


def _hands(frame: ComparedFrame) -> str:
    """Such as `Right ? 0.55 and Right E 0.57, 0.3 % of the hand apart`."""
    ours = [(each.handedness, each.letter, each.probability) for each in frame.python.hands]
    app = [
        (each.hand.handedness, each.letter, float(each.distribution.max()))
        for each in frame.java.hands
    ]
    apart = f", {_difference(frame):.1%} of the hand apart" if frame.same_count else ""
    return f"{_named(ours)} and {_named(app)}{apart}"


def _named(hands: Sequence[tuple[str, str | None, float]]) -> str:
    named = [f"{side} {letter or '?'} {likely:.2f}" for side, letter, likely in hands]
    return " with ".join(named) or "no hand"
