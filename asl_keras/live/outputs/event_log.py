"""What was written, as JSON lines: one object per letter, correction and word."""

import io
import json
import os
from contextlib import suppress
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.live.outputs.output import Moment
from asl_keras.live.scene import Scene
from asl_keras.text import Correction, Event, Letter, Word, spelled


class EventLog:
    """A file of JSON lines; every line is on the disk when the next frame comes.

    A letter has `time` (seconds since the source began), `event` "letter", `hand` (a number that
    stays with the hand), `handedness`, `letter`, `probability` and `box` (left, top, right, bottom
    in pixels); handedness and box are null for a movement whose hand has left. A word has `time`,
    `event` "word", `word` and `literal`, what was spelled letter by letter; a correction of the
    last letters has `time`, `event` "correction", `taken_back`, what stood there, and `letters`,
    what stands there. A correction right behind a word takes that word up again; it ends once more.

    Raises:
        InputError: if the file cannot be written.
    """

    def __init__(self, path: Path):
        self._path = path
        try:
            self._file = io.FileIO(path, "w", opener=_open_at_once)
        except OSError as error:
            raise self._mistake(error) from error

    def write(self, moment: Moment) -> None:
        """Writes what was written at a moment."""
        for event in moment.written:
            self._add(json.dumps(line_of(event, moment.scene)).encode() + b"\n")

    def _add(self, line: bytes) -> None:
        """Adds a whole line, or none where there is no room for all of it."""
        written = 0
        try:
            while written < len(line):
                written += self._file.write(line[written:])
        except BrokenPipeError:  # whoever read it has enough
            raise
        except OSError as error:
            with suppress(OSError):
                self._file.truncate(self._file.seek(-written, os.SEEK_CUR))
            raise self._mistake(error) from error

    def _mistake(self, error: OSError) -> InputError:
        return InputError(
            f"Expected `events` to be a file that can be written. Received: {self._path} "
            f"({error.strerror}). Name another folder, or make room.",
            "events",
        )

    def close(self) -> None:
        """Finishes the file."""
        self._file.close()


def _open_at_once(path: str, flags: int) -> int:
    """Opens a file; a pipe that nobody reads is an error and not waited for."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666)
    os.set_blocking(descriptor, True)
    return descriptor


def line_of(event: Event, scene: Scene) -> dict:
    """What was written, as the object of its line; the scene has the hands."""
    time = round(event.time, 3)
    match event:
        case Word():
            literal = spelled(event.literal or event.letters)
            return {"time": time, "event": "word", "word": event.word, "literal": literal}
        case Correction(taken_back=before, letters=after):
            texts = {"taken_back": spelled(before), "letters": spelled(after)}
            return {"time": time, "event": "correction", **texts}
        case Letter():
            return {"time": time, "event": "letter", **_letter(event, scene)}


def _letter(event: Letter, scene: Scene) -> dict:
    hand = next((hand for hand in scene.hands if hand.id == event.hand), None)
    return {
        "hand": event.hand,
        "handedness": hand.handedness if hand else None,
        "letter": event.letter,
        "probability": round(event.probability, 4),
        "box": hand.box if hand else None,
    }
