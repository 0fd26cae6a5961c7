"""Writes the golden words: what every implementation must decode, suggest, practise and see slide.

    python -m tools.make_golden_words

Takes two seconds. `words.json` holds, for words with the time, letter and distribution of each of
their letters, what the English dictionary makes of them, which letters are marked, what is
suggested, and what the nearest words cost; a hand's places over time, and when it slid or bounced;
and practices: words, what was written, each step, and the summary. Times, distributions and places
are rounded before they are used.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.hand.alphabet import ASL, Alphabet
from asl_keras.hand.slide import PALM, Slide
from asl_keras.text import Correction, Letter, spelled
from asl_keras.text.decoding import DictionaryDecoder, Prices, open_dictionary
from asl_keras.text.practice import Practice

FILE = Path(__file__).parents[1] / "tests" / "golden" / "words.json"
SEED = 18
MOST = 25.0  # what the nearest words cost at most
STILL = Alphabet((*(letter for letter in ASL.labels if letter not in "JZ"), "none"), none="none")
SMALL = Alphabet(tuple(letter.lower() for letter in STILL.letters))
# As they are spelled; "." makes the time to the next letter twice as long, "?" the letter before it
# unsure, "!" typed, "+" decoded, and "~" one that no frame shows.
WORDS = (
    *("HELLO", "HELO", "QUT?CK", "KTOWN", "NIIGHT", "MUS.K", "FX", "F.X", "GU.TAR", "COUNTU?Y"),
    *("NASA", "XQZWV", "KRZYSZTOF", "I", "TH", "BECAU", "T!HR", "QU+TCK", "J~UMP", "I?UMP"),
    *("COMPREHENSIV", "ABCDEFGHIKLMNOPQRSTUVWXY", "M?AM?E", "WOU?DS", "VI?DEC?", "MESAGE"),
    "H.JACK",
)
# Of a hand: seconds and palm lengths to the side and down.
WAYS: dict[str, list[tuple[float, float, float]]] = {
    "rests": [(2.0, 0, 0)],
    "slides": [(0.8, 0, 0), (0.3, 0.6, 0), (0.8, 0, 0)],
    "bounces": [(0.8, 0, 0), (0.2, 0, -0.5), (0.2, 0, 0.5), (0.8, 0, 0)],
    "slides twice": [(0.8, 0, 0), (0.3, -0.6, 0), (0.6, 0, 0), (0.3, 0.6, 0), (0.6, 0, 0)],
    "goes elsewhere": [(0.6, 0, 0), (1.5, 3, 1), (0.6, 0, 0)],
    "is lost": [(0.6, 0, 0), (0.2, 9, 9), (0.6, 0, 0), (0.3, 0.6, 0), (0.5, 0, 0)],
}
PRACTICES = (  # words, and what is written a second apart: "I>J" corrects, "_" skips, "#" a word
    (("HI", "AT"), "N H I A T"),
    (("SUMS",), "S N U M N N S"),
    (("JO",), "I I>J O"),
    (("HELLO", "ALL"), "H _ L L _ # "),
    (("LL",), "L L L"),
    (("KING",), "S I G S"),
    (("NO", "ON"), "N O M _ T E"),
)


def decoded() -> Iterator[dict[str, Any]]:
    """Words of three alphabets, and what the decoder makes of them."""
    random = np.random.default_rng(SEED)
    for alphabet in (STILL, ASL, SMALL):
        decoder = DictionaryDecoder(open_dictionary("en"), alphabet)
        for word in WORDS:
            letters = _letters(word, alphabet, random)
            meant = decoder.decode(letters)
            ranked = decoder.ranked(letters, True, MOST, count=3)
            yield {
                "alphabet": {"labels": list(alphabet.labels), "none": alphabet.none},
                "letters": [_known(letter) for letter in letters],
                "decoded": spelled(meant),
                "marked": [letter.decoded for letter in meant],
                "times": [letter.time for letter in meant],
                "suggested": list(decoder.suggest(letters).words),
                "nearest": [list(one) for one in ranked],
            }


def _letters(word: str, alphabet: Alphabet, random: np.random.Generator) -> tuple[Letter, ...]:
    letters: list[Letter] = []
    time = 0.0
    for sign in word:
        if sign == ".":
            time += 1.0
        elif sign in "?!+~":
            letters[-1] = _changed(letters[-1], sign, alphabet, random)
        else:
            name = sign.lower() if alphabet is SMALL else sign
            time += round(float(random.uniform(0.9, 1.1)), 3)
            shown = _distribution(name, 0.95, alphabet, random)
            letters.append(Letter(round(time, 3), 0, name, 0.95, shown))
    return tuple(letters)


def _changed(letter: Letter, sign: str, alphabet: Alphabet, random: np.random.Generator) -> Letter:
    time, name = letter.time, letter.letter
    if sign == "?":
        shown = _distribution(name, 0.5, alphabet, random)
        return Letter(time, 0, name, 0.5, shown)
    if sign == "!":
        return Letter(time, 0, name, 1.0, _distribution(name, 1.0, alphabet, random))
    return Letter(time, 0, name, 0.0 if sign == "+" else 0.9, None, decoded=sign == "+")


def _distribution(
    name: str, likely: float, alphabet: Alphabet, random: np.random.Generator
) -> np.ndarray:
    values = random.dirichlet(np.full(len(alphabet), 0.1)) * (1 - likely)
    if name in alphabet.labels:
        values[alphabet.labels.index(name)] += likely
    return np.round(values, 4)


def _known(letter: Letter) -> dict[str, Any]:
    shown = None if letter.distribution is None else letter.distribution.tolist()
    known = {"time": letter.time, "letter": letter.letter, "probability": letter.probability}
    return {**known, "decoded": letter.decoded, "distribution": shown}


def slides() -> Iterator[dict[str, Any]]:
    """The palm's five joints over time, and the frames at which a slide has come to its end."""
    random = np.random.default_rng(SEED)
    for name, legs in WAYS.items():
        for rate in (30, 12):
            frames = list(_way(legs, rate, name == "is lost", random))
            slide = Slide()
            slid = [slide.update(time, _hand(palm)) for time, palm in frames]
            yield {
                "name": f"{name}, {rate}",
                "frames": [{"time": time, "palm": palm} for time, palm in frames],
                "slid": [place for place, is_slide in enumerate(slid) if is_slide],
            }


def _way(
    legs: Sequence[tuple[float, float, float]], rate: int, lost: bool, random: np.random.Generator
) -> Iterator[tuple[float, list | None]]:
    palm = np.array([(0, 100), (-30, 0), (-10, 0), (10, 0), (30, 0)], float)
    place, number = np.zeros(2), 0
    for leg, (seconds, across, down) in enumerate(legs):
        count = round(seconds * rate)
        for _ in range(count):
            place = place + 104 * np.array([across, down]) / count
            number += 1
            points = (300 + palm + place + random.normal(0, 1, (5, 2))).round(2).tolist()
            yield round(number / rate, 3), None if lost and leg == 1 else points


def _hand(palm: list | None) -> np.ndarray | None:
    if palm is None:
        return None
    hand = np.zeros((21, 3), np.float32)
    hand[PALM, :2] = palm
    return hand


def practices() -> Iterator[dict[str, Any]]:
    """Words, what was written, where the practice is after each, and the summary."""
    for words, written in PRACTICES:
        practice, steps = Practice(words), []
        practice.see(0.0)
        for number, sign in enumerate(written.split()):
            practised(practice, sign, number + 1.0)
            steps.append(list(practice.step))
        summary = practice.summary()
        yield {
            "words": list(words),
            "written": written.split(),
            "steps": steps,
            "took": practice.took,
            "summary": [*summary[:4], [[*one[:2], [*map(list, one[2])]] for one in summary.hard]],
        }


def practised(practice: Practice, sign: str, time: float) -> None:
    """Does what a sign of `PRACTICES` says."""
    if sign == "_":
        practice.skip()
    elif sign == "#":
        practice.skip_word()
    elif ">" in sign:
        before, after = ((Letter(time, 0, one, 1.0),) for one in sign.split(">"))
        practice.take(Correction(time, before, after))
    else:
        practice.take(Letter(time, 0, sign, 1.0))


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.make_golden_words", __doc__)
    page.add_argument("--out", type=Path, default=FILE, help="the file to write")
    file = page.parse_args(arguments).out
    parts = {"decoded": decoded(), "slides": slides(), "practices": practices()}
    lines = [f'"{name}": [\n{_lines(cases)}\n]' for name, cases in parts.items()]
    prices = f'"prices": {json.dumps(vars(Prices()))}'
    file.write_text("{" + ",\n".join([prices, *lines]) + "}\n")
    print(file)


def _lines(cases: Iterator[dict[str, Any]]) -> str:
    return ",\n".join(json.dumps(case) for case in cases)


if __name__ == "__main__":
    run(main)
