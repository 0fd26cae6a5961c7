"""Letters to text, without a camera: scripts of (seconds, letter or None) at 20 frames a second."""

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.text.speller import HandReader, Letter, Rules, Speller, Word

LABELS = ("A", "B", "C")
RULES = Rules(threshold=0.6, window=0.2, hold=0.4, release=0.2, gap=1.0)
FRAME = 0.05
GOLDEN = Path(__file__).parents[2] / "golden" / "spelling.json"


def seen(letter: str | None, probability: float = 0.9) -> np.ndarray | None:
    """Probabilities with one likeliest letter; "?" for three that are equally likely."""
    if letter is None:
        return None
    if letter == "?":
        return np.full(3, 1 / 3)
    rest = (1 - probability) / 2
    return np.array([probability if label == letter else rest for label in LABELS])


def frames(script: Iterable[tuple[float, str | None]]) -> Iterable[tuple[float, str | None]]:
    """The times and letters of a script's frames."""
    number = 0
    for seconds, letter in script:
        for _ in range(round(seconds / FRAME)):
            yield number * FRAME, letter
            number += 1


def spell(*script: tuple[float, str | None], rules: Rules = RULES) -> tuple[str, list]:
    """The text and the events of one hand."""
    speller, events = Speller(LABELS, rules), []
    for time, letter in frames(script):
        hands = {} if letter is None else {0: seen(letter)}
        events += speller.update(time, hands)[1]
    return speller.text, events


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ([(0.3, "A")], ""),
        ([(0.6, "A")], "A"),
        ([(5.0, "A")], "A"),
        ([(0.6, "A"), (0.6, "B"), (0.6, "A")], "ABA"),
        ([(0.6, "A"), (0.6, "?"), (0.6, "A")], "AA"),
        ([(0.6, "A"), (0.5, None), (0.6, "A")], "AA"),
        ([(0.6, "A"), (0.1, None), (0.6, "A")], "A"),
        ([(0.6, "A"), (0.1, "?"), (0.6, "A")], "A"),
        ([(0.6, "A"), (0.1, "B"), (0.6, "A")], "A"),
        ([(0.2, "A"), (0.2, "B")] * 5, ""),
        ([(2.0, "?")], ""),
        ([(0.6, "A"), (1.1, None), (0.6, "B")], "A B"),
        ([(0.6, "A"), (0.9, None), (0.6, "B")], "AB"),
        ([(0.6, "A"), (5.0, None), (0.6, "B")], "A B"),
        ([(2.0, None), (0.6, "A")], "A"),
    ],
)
def test_a_script_spells_its_text(script, text):
    assert spell(*script)[0] == text


def test_events_tell_when_and_what():
    _, events = spell((0.6, "B"), (1.2, None))
    letter, word = events
    assert isinstance(letter, Letter)
    assert (letter.hand, letter.letter) == (0, "B")
    assert letter.time == pytest.approx(0.4)
    assert letter.probability == pytest.approx(0.9)
    assert word == Word(pytest.approx(1.6), "B")


def test_holding_on_at_a_low_frame_rate_does_not_repeat():
    speller = Speller(LABELS, RULES)
    for time in np.arange(0, 20, 0.5):
        speller.update(time, {0: seen("A")})
    assert speller.text == "A"


def test_a_few_lost_frames_do_not_restart_the_hold():
    assert spell((0.2, "A"), (0.1, None), (0.15, "A"))[0] == "A"


def test_one_wrong_frame_does_not_flicker():
    reader = HandReader(LABELS, RULES)
    script = [(0.3, "A"), (0.05, "B"), (0.3, "A")]
    letters = {reader.update(time, seen(letter))[0].letter for time, letter in frames(script)}
    assert letters == {"A"}


def test_the_threshold_is_for_the_smoothed_probability():
    reader = HandReader(LABELS, RULES)
    assert reader.update(0.0, seen("A", 0.5))[0].letter is None
    reading = reader.update(0.05, seen("A", 0.7))[0]
    assert (reading.letter, reading.probability) == ("A", pytest.approx(0.6))


def test_progress_runs_from_0_to_1_and_stays():
    reader = HandReader(LABELS, RULES)
    progress = [reader.update(time, seen("A"))[0].progress for time, _ in frames([(0.6, "A")])]
    np.testing.assert_allclose(progress, np.minimum(np.arange(12) / 8, 1), atol=1e-9)


def test_two_hands_never_share_a_window():
    speller = Speller(LABELS, RULES)
    for time, _ in frames([(0.6, "A")]):
        readings, _ = speller.update(time, {0: seen("A"), 7: seen("B")})
    assert (readings[0].letter, readings[7].letter) == ("A", "B")
    assert speller.text == "AB"


def test_the_word_goes_on_while_one_of_two_hands_is_there():
    speller = Speller(LABELS, RULES)
    for time, _ in frames([(3.0, "A")]):
        speller.update(time, {0: seen("A"), **({1: seen("B")} if time < 0.6 else {})})
    assert speller.text == "AB"


def test_another_hand_writes_the_same_letter_at_once():
    speller = Speller(LABELS, RULES)
    for time, _ in frames([(1.2, "A")]):
        speller.update(time, {0 if time < 0.6 else 1: seen("A")})
    assert speller.text == "AA"


def test_text_is_edited():
    speller = Speller(LABELS, RULES)
    speller.update(0.0, {0: seen("A")})
    speller.update(0.5, {0: seen("A")})
    assert speller.end_word(0.6) == [Word(0.6, "A")]
    assert speller.end_word(0.7) == []
    assert speller.text == "A "
    speller.delete()
    assert speller.text == "A"
    speller.clear()
    speller.delete()
    assert speller.text == ""


@pytest.mark.parametrize(
    "wrong", [{"threshold": 1.1}, {"window": -1}, {"hold": float("nan")}, {"gap": 61}]
)
def test_rules_out_of_range_are_refused(wrong):
    with pytest.raises(InputError, match=f"Expected --{next(iter(wrong))}"):
        Rules(**wrong)


def test_golden_sequences_are_spelled_alike_everywhere():
    golden = json.loads(GOLDEN.read_text())
    for case in golden["cases"]:
        speller, events = Speller(golden["labels"], Rules(**golden["rules"])), []
        for frame in case["frames"]:
            hands = {int(hand): np.array(values) for hand, values in frame["hands"].items()}
            events += speller.update(frame["time"], hands)[1]
        assert speller.text == case["text"], case["name"]
        assert [vars(event) for event in events] == case["events"], case["name"]
