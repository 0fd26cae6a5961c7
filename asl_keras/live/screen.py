"""What is on the screen beside the scene: what the user has switched on, and messages."""

from dataclasses import dataclass, replace

from asl_keras.live.actions import Action


@dataclass(frozen=True)
class ScreenState:
    """What is drawn besides the scene."""

    fps: float = 0.0
    """Frames per second, smoothed; 0 while unknown."""
    message: str | None = None
    """One short sentence for the user, such as that the camera is gone."""
    paused: bool = False
    """Says so, and nothing moves."""
    mask: bool = True
    """What the model sees of the first two hands."""
    help: bool = False
    """The keys, in front of all else."""

    def after(self, action: Action) -> "ScreenState":
        """The state after a key; most actions are not the screen's and change nothing."""
        match action:
            case Action.PAUSE:
                return replace(self, paused=not self.paused)
            case Action.MASK:
                return replace(self, mask=not self.mask)
            case Action.HELP:
                return replace(self, help=not self.help)
        return self
