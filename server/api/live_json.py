"""What a live client is told, as JSON."""

from collections.abc import Callable
from typing import Any

from asl_keras.live.outputs.event_log import line_of
from asl_keras.live.scene import SeenHand
from server.serving.live_client import LiveMoment

DECIMALS = 4


def as_json(moment: LiveMoment, name: Callable[[], str]) -> dict[str, Any]:
    """A moment: its hands, the text, and what was written, each as a line of `--events`.

    Args:
        moment: to tell of.
        name: of a reading.
    """
    scene = moment.scene
    return {
        "time": round(moment.time, 3),
        "hands": [{"id": name(), **_hand(hand)} for hand in scene.hands],
        "text": scene.text,
        "decoded": scene.decoded,
        "suggestions": scene.suggestions._asdict(),
        "events": [line_of(event, scene) for event in moment.written],
    }


def _hand(hand: SeenHand) -> dict[str, Any]:
    return {
        "hand": hand.id,
        "letter": hand.letter,
        "probability": round(hand.probability, DECIMALS),
        "progress": round(hand.progress, DECIMALS),
        "handedness": hand.handedness,
        "box": hand.box,
        "landmarks": points(hand.landmarks),
    }


def points(landmarks: Any) -> list[list[float | None]]:
    """Landmarks (21, 3) in pixels; a z that is unknown is null."""
    return [
        [None if one != one else round(one, 2) for one in point] for point in landmarks.tolist()
    ]
