"""One signer's connection: frames or hands in, readings and what was written out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError
from asl_keras.frames.decoding import decoded
from asl_keras.frames.formats import OFFERED
from asl_keras.frames.frame import Frame
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.hand import Hand
from asl_keras.inference.reader import Reader
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.live.reader import LiveReader
from asl_keras.live.scene import Scene
from asl_keras.live.watch import View, find_hands
from asl_keras.text import Decoder, Event, Rules
from server.serving.messages import Action, Hands, Message, Picture
from server.serving.shelf import Shelf
from server.serving.stopwatch import Stopwatch

NO_PICTURE = np.zeros((1, 1, 3), np.uint8)  # of a frame whose hands come as landmarks


@dataclass(frozen=True)
class LiveMoment:
    """What a message led to."""

    time: float
    scene: Scene
    written: Sequence[Event]
    seconds: dict[str, float]
    probabilities: np.ndarray
    """float32 (N, labels) of this frame alone, for each hand of the scene."""


class Remembering:
    """A reader that keeps what it said last."""

    def __init__(self, reader: Reader):
        self._reader = reader
        self.last = np.zeros((0, len(reader.alphabet)), np.float32)

    @property
    def alphabet(self) -> Alphabet:
        """The reader's."""
        return self._reader.alphabet

    @property
    def threshold(self) -> float:
        """The reader's."""
        return self._reader.threshold

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        """What the reader says."""
        self.last = self._reader.read(landmarks)
        return self.last


class LiveClient:
    """Reads one client's messages, in the order in which they came; one thread at a time.

    Args:
        reader: of hands.
        rules: when a letter is written.
        decoder: corrects words; None leaves all as it is spelled.
        mirrored: pictures are looked at as in a mirror.
        landmarkers: of videos; one is taken with the first picture, and put back at the end.
        megapixels: of a picture, at most.
    """

    def __init__(
        self,
        reader: Reader,
        rules: Rules,
        decoder: Decoder | None,
        mirrored: bool,
        landmarkers: Shelf[Landmarker],
        megapixels: int,
    ):
        self._reader = Remembering(reader)
        self._live = LiveReader(self._reader, rules, decoder=decoder)
        self._view, self._megapixels = View(mirrored), megapixels
        self._shelf = landmarkers
        self._landmarker: Landmarker | None = None
        self._time = 0.0
        self._scene = Scene((), "")

    def take(self, message: Message, arrived: float) -> LiveMoment:
        """What a message leads to.

        Args:
            message: of the client.
            arrived: seconds since the client came; the time of a frame that states none.

        Raises:
            InputError: if it is a picture that cannot be read, or of a time before the last one.
        """
        watch = Stopwatch()
        if isinstance(message, Action):
            written = self._act(message)
            self._scene = self._live.scene(self._scene.hands)
            return self._moment(written, watch, np.zeros((0, 0), np.float32))
        frame, hands = self._frame(message, arrived, watch)
        with watch.stage("read"):
            self._scene, written = self._live.read(frame, hands)
        self._time = frame.time
        return self._moment(written, watch, self._reader.last)

    def close(self) -> None:
        """Puts the landmarker back."""
        if self._landmarker is not None:
            self._landmarker.reset()
            self._shelf.put_back(self._landmarker)
            self._landmarker = None

    def _moment(
        self, written: Sequence[Event], watch: Stopwatch, probabilities: np.ndarray
    ) -> LiveMoment:
        return LiveMoment(self._time, self._scene, written, watch.seconds, probabilities)

    def _frame(
        self, message: Picture | Hands, arrived: float, watch: Stopwatch
    ) -> tuple[Frame, Sequence[Hand]]:
        if isinstance(message, Hands):
            time = arrived if message.time is None else message.time
            if time < self._time:
                raise InputError(
                    f"Expected `time` of at least that of the frame before, {self._time:g}. "
                    f"Received: {time:g}."
                )
            return Frame(NO_PICTURE, time, message.cut), message.hands
        with watch.stage("decode"):
            pixels = self._pixels(message.content)
        with watch.stage("hands"):
            return self._find(Frame(pixels, max(arrived, self._time)))

    def _pixels(self, content: bytes) -> np.ndarray:
        try:
            return decoded(content, self._megapixels).pixels
        except UnreadableError as error:
            raise InputError(
                f"Expected a frame ({OFFERED}). Received: one that {error}."
            ) from error

    def _find(self, frame: Frame) -> tuple[Frame, Sequence[Hand]]:
        if self._landmarker is None:
            self._landmarker = self._shelf.take()
        found = next(find_hands([frame], self._landmarker, self._view))
        assert found is not None  # as there was a frame
        return found

    def _act(self, action: Action) -> Sequence[Event]:
        speller = self._live.speller
        match action:
            case Action(choice=int() as choice):
                return speller.accept(self._time, choice)
            case Action(name="space"):
                return self._live.end_word(self._time)
            case Action(name="keep"):
                return speller.keep_spelled(self._time)
            case Action(name="delete"):
                speller.delete()
            case Action(name="clear"):
                speller.clear()
        return []
