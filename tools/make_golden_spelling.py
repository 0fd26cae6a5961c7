"""Writes the golden sequences of letters to text: what every implementation must spell.

    python -m tools.make_golden_spelling

Takes a second. `spelling.json` holds the labels, the rules, and per case a name, the frames (time
in seconds, probabilities by hand), the text and the events. Times and probabilities are doubles,
rounded to 3 and 4 digits before they are used.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.text.speller import Rules, Speller

FILE = Path(__file__).parents[1] / "tests" / "golden" / "spelling.json"
LABELS = ("A", "B", "C", "D")
SEED = 40
# Seconds and what each hand shows: a letter, "?" for no letter, "-" for no hand.
SCRIPTS = {
    "a-word": ["0.6 A", "0.2 ?", "0.6 B", "0.3 -", "0.7 C", "1.5 -"],
    "two-words": ["0.8 A", "1.2 -", "0.8 B", "1.2 -", "0.2 C"],
    "a-letter-twice": ["0.8 A", "0.4 ?", "0.8 A", "0.4 -", "0.8 A"],
    "holding-on": ["6 D"],
    "too-short": ["0.2 A", "0.2 B", "0.2 C", "0.2 D", "0.2 A"],
    "two-hands": ["0.8 A-", "0.8 AB", "0.8 CB", "0.8 -B", "1.5 --", "0.8 DD"],
    "flicker": ["0.3 A", "0.07 -", "0.3 A", "0.07 B", "0.5 A", "0.15 ?", "0.5 A"],
}


def cases() -> Iterator[dict]:
    """Each script at 30 frames a second, at 12, and with times that jump."""
    random = np.random.default_rng(SEED)
    for name, script in SCRIPTS.items():
        for rate, jitter in ((30, 0.0), (12, 0.0), (20, 0.9)):
            yield _case(f"{name}-{rate}", list(_frames(script, rate, jitter, random)))


def _frames(script, rate: int, jitter: float, random) -> Iterator[dict]:
    time = 0.0
    for part in script:
        seconds, shown = part.split()
        for _ in range(round(float(seconds) * rate)):
            hands = {hand: _probabilities(letter, random) for hand, letter in enumerate(shown)}
            present = {hand: values for hand, values in hands.items() if values}
            yield {"time": round(time, 3), "hands": present}
            time += (1 + jitter * random.uniform(-1, 1)) / rate


def _probabilities(letter: str, random) -> list[float]:
    """With noise, so that some frames of a letter are below the threshold."""
    if letter == "-":
        return []
    likely = 0.0 if letter == "?" else random.uniform(0.35, 0.95)
    values = random.dirichlet(np.ones(len(LABELS))) * (1 - likely)
    if letter == "?":
        values = np.full(len(LABELS), 1 / len(LABELS))
    else:
        values[LABELS.index(letter)] += likely
    return [round(float(value), 4) for value in values]


def _case(name: str, frames: list[dict]) -> dict:
    speller, events = Speller(LABELS, Rules()), []
    for frame in frames:
        hands = {hand: np.array(values) for hand, values in frame["hands"].items()}
        events += [vars(event) for event in speller.update(frame["time"], hands)[1]]
    return {"name": name, "text": speller.text, "events": events, "frames": frames}


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.make_golden_spelling", __doc__)
    page.add_argument("--out", type=Path, default=FILE, help="the file to write")
    file = page.parse_args(arguments).out
    lines = ",\n".join(json.dumps(case) for case in cases())
    head = f'"labels": {json.dumps(LABELS)}, "rules": {json.dumps(asdict(Rules()))}'
    file.write_text(f'{{{head}, "cases": [\n{lines}\n]}}\n')
    print(f"{file}: {lines.count(chr(10)) + 1} sequences")


if __name__ == "__main__":
    run(main)
