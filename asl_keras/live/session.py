"""A run of the live recogniser: reads each frame, informs the outputs, obeys the user."""

from collections.abc import Sequence
from dataclasses import replace

from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.live.actions import Accept, Action, Asked, Correct
from asl_keras.live.outputs.output import Moment, Output
from asl_keras.live.reader import LiveReader
from asl_keras.live.scene import Scene
from asl_keras.live.watch import View
from asl_keras.text import Event


class Session:
    """Reads frames with their hands, and gives the outputs what was read.

    Args:
        reader: of the hands.
        outputs: windows, files and so on; one of them may ask for actions.
        view: how frames are looked at; the user may mirror it.
    """

    def __init__(self, reader: LiveReader, outputs: Sequence[Output], view: View):
        self._reader, self._outputs, self._view = reader, outputs, view
        self._scene = Scene((), "")
        self._time = 0.0  # of the last frame
        self._frames = self._without_hand = 0

    def take(self, item: tuple[Frame, Sequence[Hand]] | None, trouble: str | None = None) -> bool:
        """Reads a frame; False if the user wants to quit.

        Args:
            item: the frame and its hands; None where no frame came.
            trouble: what the source says while it gives nothing.
        """
        moment = self._read(*item) if item is not None else Moment(None, self._scene)
        return self._give(replace(moment, trouble=trouble))

    def end_word(self) -> None:
        """Ends the word, if one was begun."""
        written = self._reader.end_word(self._time)
        if written:
            self._give(self._between(written))

    def stay(self) -> None:
        """Keeps the last picture on the screen until the user quits."""
        self.end_word()
        self._give(replace(self._between(), last=True))

    def summary(self, skipped: int) -> str:
        """Two lines on the whole run."""
        text = self._reader.speller.text.strip() or "nothing"
        frames = f"{self._frames} frames, {self._without_hand} without a hand"
        return f"\nRead: {text}\n{frames}, {skipped} broken and skipped."

    def _read(self, frame: Frame, hands: Sequence[Hand]) -> Moment:
        self._scene, written = self._reader.read(frame, hands)
        self._time = frame.time
        self._frames += 1
        self._without_hand += not hands
        return Moment(frame, self._scene, tuple(written))

    def _between(self, written: Sequence[Event] = ()) -> Moment:
        """What happened since the last frame, with the text as it is now."""
        self._scene = self._reader.scene(self._scene.hands)
        return Moment(None, self._scene, tuple(written))

    def _give(self, moment: Moment) -> bool:
        """Gives all outputs a moment, and those that follow from what the user does."""
        while True:
            asked = [output.write(moment) for output in self._outputs]
            action = next((action for action in asked if action is not None), None)
            if action is None or action is Action.QUIT:
                return action is None
            written, note = self._do(action)
            after = self._between(written)
            moment = replace(after, note=note, trouble=moment.trouble, last=moment.last)

    def _do(self, action: Asked) -> tuple[Sequence[Event], str | None]:
        """Carries out an action; returns what it writes, and what to tell the user."""
        speller = self._reader.speller
        match action:
            case Correct(letter=letter):
                return self._reader.corrector.correct(self._time, letter)
            case Accept(choice=choice):
                return speller.accept(self._time, choice), None
            case Action.KEEP:
                return speller.keep_spelled(self._time), None
            case Action.TEACH:
                return (), "No letter was written yet."
            case Action.MIRROR:
                self._view.mirrored = not self._view.mirrored
            case Action.DELETE:
                speller.delete()
            case Action.CLEAR:
                speller.clear()
            case Action.SPACE:
                return self._reader.end_word(self._time), None
        return (), None
