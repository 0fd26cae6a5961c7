"""From probabilities to text: threshold, sliding window, hold and release, word gaps.

No camera, no clock. Every number of a frame is a double and every sum runs in order, so that
another implementation (Java's, in `android_demo`) writes the same text, which
`tests/golden/spelling.json` pins. For a hand:

1. *Window.* Its distribution is the mean over the frames of the last `window` seconds.
2. *Threshold.* The likeliest label is the known letter if its mean reaches `threshold`. The label
   that means no letter never is.
3. *Hold.* A letter that stays the known one for `hold` seconds is written, once.
4. *Release.* The same letter is written again only after it was not the known one, or the hand was
   away, for `release` seconds; or after the hand slid or bounced, when it has held once more.

When no hand was seen for `gap` seconds, the word ends, and a decoder may correct it; what it
changed is marked, and until the next letter the word can be had as it was spelled, or as another
suggestion.
"""

from asl_keras.text.decoder import NOTHING, Decoder, Suggestions
from asl_keras.text.events import Correction, Event, Letter, Word, spelled
from asl_keras.text.hand_reader import HandReader, Reading
from asl_keras.text.rules import Rules
from asl_keras.text.speller import Speller

__all__ = [
    "NOTHING",
    "Correction",
    "Decoder",
    "Event",
    "HandReader",
    "Letter",
    "Reading",
    "Rules",
    "Speller",
    "Suggestions",
    "Word",
    "spelled",
]
