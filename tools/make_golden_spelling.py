"""Writes the golden sequences of letters to text: what every implementation must spell.

    python -m tools.make_golden_spelling

Takes a second. `spelling.json` holds the rules, and per case a name, the alphabet, what the decoder
makes of which words, the frames (time in seconds, probabilities by hand, and what is corrected or
drawn after the frame), the text and the events. Times and probabilities are doubles, rounded to 3
and 4 digits before they are used; a letter's distribution is the mean of these, to the last digit.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.hand.alphabet import Alphabet
from asl_keras.text import Correction, Event, Letter, Rules, Speller, Suggestions, Word, spelled

FILE = Path(__file__).parents[1] / "tests" / "golden" / "spelling.json"
SEED = 40
STILL = Alphabet(("A", "B", "C", "D"))
WITH_NONE = Alphabet(("A", "none", "B"), none="none")
WITH_A_WORD = Alphabet(("A", "B", "D"), words=("D",))
WITH_MOVING = Alphabet(("D", "I", "J", "Z"), moving=("J", "Z"))


@dataclass(frozen=True)
class Script:
    """What happens.

    A part is seconds and what each hand shows: a letter, "_" for the label of no letter, "?" for
    equal probabilities, "-" for no hand. Or it is `correct`, how many letters are taken back, and
    what is written instead; or `draw`, for how many seconds the first hand has drawn which letter,
    and the letters that it looked like.
    """

    parts: Sequence[str]
    alphabet: Alphabet = STILL
    decoder: Mapping[str, str] = field(default_factory=dict)


SCRIPTS = {
    "a-word": Script(["0.6 A", "0.2 ?", "0.6 B", "0.3 -", "0.7 C", "1.5 -"]),
    "two-words": Script(["0.8 A", "1.2 -", "0.8 B", "1.2 -", "0.2 C"]),
    "a-letter-twice": Script(["0.8 A", "0.4 ?", "0.8 A", "0.4 -", "0.8 A"]),
    "holding-on": Script(["6 D"]),
    "too-short": Script(["0.2 A", "0.2 B", "0.2 C", "0.2 D", "0.2 A"]),
    "two-hands": Script(["0.8 A-", "0.8 AB", "0.8 CB", "0.8 -B", "1.5 --", "0.8 DD"]),
    "flicker": Script(["0.3 A", "0.07 -", "0.3 A", "0.07 B", "0.5 A", "0.15 ?", "0.5 A"]),
    "none-is-never-written": Script(["1.5 _", "0.3 -", "0.8 _"], WITH_NONE),
    "none-breaks-a-hold": Script(["0.3 A", "0.4 _", "0.3 A", "0.4 _", "0.8 B"], WITH_NONE),
    "none-is-a-release": Script(["0.8 A", "0.6 _", "0.8 A", "1.3 -"], WITH_NONE),
    "a-movement-after-a-letter": Script(
        ["0.9 D", "0.9 I", "correct 1 J", "0.9 D", "1.3 -"], WITH_MOVING
    ),
    "a-movement-after-two": Script(
        ["0.9 D", "0.9 I", "correct 2 Z", "0.3 I", "correct 1", "0.9 D"], WITH_MOVING
    ),
    "a-letter-is-drawn": Script(
        ["0.9 D", "0.3 ?", "0.9 I", "0.5 ?", "draw 0.5 J I", "0.9 I", "0.3 ?", "0.9 I"], WITH_MOVING
    ),
    "a-letter-is-drawn-at-once": Script(
        ["0.2 D", "0.6 ?", "draw 0.7 Z D", "0.4 ?", "0.9 D", "1.3 -"], WITH_MOVING
    ),
    "letters-shown-meanwhile-go": Script(
        ["0.9 I", "0.3 ?", "0.9 D", "0.9 I", "draw 1.1 Z D", "1.3 -"], WITH_MOVING
    ),
    "its-first-move-is-no-second-letter": Script(
        ["0.9 D", "0.8 I", "0.3 ?", "0.45 I", "0.4 ?", "draw 0.5 J I", "0.5 D"], WITH_MOVING
    ),
    "another-letter-stays": Script(["0.9 I", "0.5 D", "draw 0.4 Z D", "0.9 I"], WITH_MOVING),
    "another-hand-s-letter-stays": Script(["0.9 -D", "0.5 ?-", "draw 0.4 Z D"], WITH_MOVING),
    "a-decoder": Script(
        ["0.9 A", "0.9 B", "1.3 -", "0.9 C", "1.3 -", "0.9 D", "1.3 -"],
        decoder={"AB": "ABBA", "D": ""},
    ),
    "a-letter-that-is-a-word": Script(
        ["0.9 A", "0.9 B", "0.9 D", "0.9 D", "0.9 A", "0.3 ?", "0.9 D", "1.3 -", "0.9 B"],
        WITH_A_WORD,
        decoder={"AB": "BA", "D": "A"},
    ),
}


def cases() -> Iterator[dict]:
    """Each script at 30 frames a second, at 12, and with times that jump."""
    random = np.random.default_rng(SEED)
    for name, script in SCRIPTS.items():
        for rate, jitter in ((30, 0.0), (12, 0.0), (20, 0.9)):
            frames = list(_frames(script, rate, jitter, random))
            case = {
                "name": f"{name}-{rate}",
                "alphabet": asdict(script.alphabet),
                "decoder": script.decoder,
                "frames": frames,
            }
            text, events = spell(case, Rules())
            yield {**case, "text": text, "events": events}


def spell(case: Mapping, rules: Rules) -> tuple[str, list[dict]]:
    """The text and the events of a case, as they stand in the file."""
    labels, moving, none, words = case["alphabet"].values()
    alphabet = Alphabet(tuple(labels), tuple(moving), none, tuple(words))
    speller = Speller(alphabet, rules, Swaps(case["decoder"]))
    events: list[Event] = []
    for frame in case["frames"]:
        time = frame["time"]
        hands = {int(hand): np.array(values) for hand, values in frame["hands"].items()}
        events += speller.update(time, hands)[1]
        if "correct" in frame:
            letters = _letters(frame["correct"]["letters"], time)
            events.append(speller.correct(time, frame["correct"]["count"], letters))
        if "draw" in frame:
            drawn = frame["draw"]
            letter = Letter(time, 0, drawn["letter"], 1.0)
            events.append(speller.draw(drawn["since"], letter, drawn["begins"]))
    return speller.text, [_described(event) for event in events]


class Swaps:
    """A decoder that knows what each wrong word should be."""

    def __init__(self, words: Mapping[str, str]):
        self._words = words

    def decode(self, letters: tuple[Letter, ...]) -> Sequence[Letter]:
        """The letters of the right word."""
        word = spelled(letters)
        return _letters(self._words[word], letters[-1].time) if word in self._words else letters

    def suggest(self, letters: tuple[Letter, ...]) -> Suggestions:
        """The right word."""
        word = spelled(letters)
        return Suggestions(word, (self._words[word],) if word in self._words else ())

    def read_as(self, letters: tuple[Letter, ...], word: str) -> tuple[Letter, ...]:
        """The letters of that word."""
        return tuple(_letters(word, letters[-1].time))


def _letters(text: str, time: float) -> list[Letter]:
    return [Letter(time, 0, letter, 1.0) for letter in text]


def _described(event: Event) -> dict:
    match event:
        case Letter():
            known = {name: value for name, value in vars(event).items() if name != "decoded"}
            shown = event.distribution  # None of a movement
            return {**known, "distribution": None if shown is None else shown.tolist()}
        case Word():
            return {"time": event.time, "word": event.word}
        case Correction():
            taken_back, letters = spelled(event.taken_back), spelled(event.letters)
            return {"time": event.time, "taken_back": taken_back, "letters": letters}


def _frames(
    script: Script, rate: int, jitter: float, random: np.random.Generator
) -> Iterator[dict[str, Any]]:
    time = 0.0
    frame: dict[str, Any] = {}
    for part in script.parts:
        seconds, *rest = part.split()
        if seconds == "correct":
            count, letters = [*rest, ""][:2]
            frame["correct"] = {"count": int(count), "letters": letters}
            continue
        if seconds == "draw":
            length, letter, begins = rest
            since = round(frame["time"] - float(length), 3)
            frame["draw"] = {"since": since, "letter": letter, "begins": begins}
            continue
        for _ in range(round(float(seconds) * rate)):
            hands = {
                hand: _probabilities(shown, script.alphabet, random)
                for hand, shown in enumerate(rest[0])
            }
            present = {str(hand): values for hand, values in hands.items() if values}
            frame = {"time": round(time, 3), "hands": present}
            yield frame
            time += (1 + jitter * random.uniform(-1, 1)) / rate


def _probabilities(shown: str, alphabet: Alphabet, random: np.random.Generator) -> list[float]:
    """With noise, so that some frames of a letter are below the threshold."""
    if shown == "-":
        return []
    likely = 0.0 if shown == "?" else random.uniform(0.35, 0.95)
    values = random.dirichlet(np.ones(len(alphabet))) * (1 - likely)
    if shown == "?":
        values = np.full(len(alphabet), 1 / len(alphabet))
    else:
        values[alphabet.labels.index(alphabet.none if shown == "_" else shown)] += likely
    return [round(float(value), 4) for value in values]


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.make_golden_spelling", __doc__)
    page.add_argument("--out", type=Path, default=FILE, help="the file to write")
    file = page.parse_args(arguments).out
    lines = ",\n".join(json.dumps(case) for case in cases())
    file.write_text(f'{{"rules": {json.dumps(asdict(Rules()))}, "cases": [\n{lines}\n]}}\n')
    print(f"{file}: {lines.count(chr(10)) + 1} sequences")


if __name__ == "__main__":
    run(main)
