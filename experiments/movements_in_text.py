"""Counts how the live reader writes J and Z that made hands draw before good cameras.

Example:
    python -m experiments.movements_in_text
"""

from collections.abc import Sequence

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.live.reader import LiveReader
from asl_keras.motion import BEGINS, LETTERS
from asl_keras.pretrained import open_reader
from asl_keras.text import Correction, Event, Letter
from training.movements.camera import Faults, Seen, seen
from training.movements.manner import manner
from training.movements.scenes import letter_scene

HANDS = 40  # of each letter
GOOD = Faults(rates=(15, 30), noise=0.02, wobble=0.1, dropped=0.05, blurred=0.3, cut=0)
PICTURE = np.zeros((480, 640, 3), np.uint8)
PALM, MIDDLE = 80, (320, 240, 0)  # pixels


def main(arguments: Sequence[str]) -> None:
    """Prints a line for each letter."""
    manual_page("experiments.movements_in_text", __doc__).parse_args(arguments)
    model = open_reader()
    for letter in LETTERS:
        written = taken_back = left = 0
        late = []
        for number in range(HANDS):
            random = np.random.default_rng(1000 + 7 * number + LETTERS.index(letter))
            clip = seen(letter_scene(letter, random, manner(random, "judge")), random, GOOD)
            events, text = read(LiveReader(model), clip)
            event = next((one for one in events if _writes(one, letter)), None)
            written += letter in text
            taken_back += isinstance(event, Correction)
            left += any(still + letter in text for still in BEGINS[letter])
            if event is not None:
                late.append(event.time - clip.marks[0].end)
        print(
            f"{letter}: {written} of {HANDS} written, {taken_back} took a still letter back, "
            f"{left} left one; {np.mean(late):+.2f} s after the hand stops"
        )


def read(reader: LiveReader, clip: Seen) -> tuple[list[Event], str]:
    """What is written of a clip, and the text at its end."""
    events: list[Event] = []
    for time, hand in zip(clip.times.tolist(), clip.landmarks * PALM + MIDDLE, strict=True):
        found = Hand(hand.astype(np.float32), "Right", 0.9)
        events += reader.read(Frame(PICTURE, time), [found])[1]
    events += reader.end_word(float(clip.times[-1]))
    return events, reader.speller.text


def _writes(event: Event, letter: str) -> bool:
    """Whether an event is that letter, or a correction to it."""
    letters = event.letters if isinstance(event, Correction) else (event,)
    return any(isinstance(one, Letter) and one.letter == letter for one in letters)


if __name__ == "__main__":
    run(main)
