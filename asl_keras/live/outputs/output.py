"""The outputs of the live recogniser: one protocol for what is shown, written and spoken."""

from dataclasses import dataclass
from typing import Protocol

from asl_keras.frames.frame import Frame
from asl_keras.live.actions import Asked
from asl_keras.live.scene import Scene
from asl_keras.text import Event


@dataclass(frozen=True)
class Moment:
    """What outputs are given: a frame that was read, or what happened between two frames."""

    frame: Frame | None
    """As the user sees it, with nothing drawn on it; None if there is no new one."""
    scene: Scene
    """What was seen last, with the text as it is now."""
    written: tuple[Event, ...] = ()
    """What was written at this moment."""
    note: str | None = None
    """What came of what the user asked for, to be shown for a moment."""
    trouble: str | None = None
    """Why the source gives no frames, for the user."""
    last: bool = False
    """Nothing follows; it may be shown until the user quits."""


class Output(Protocol):
    """A window, a console, a file, a voice."""

    def write(self, moment: Moment) -> Asked | None:
        """Takes a moment; returns what the user asks for, if this is where the user is."""

    def close(self) -> None:
        """Finishes what was begun."""
