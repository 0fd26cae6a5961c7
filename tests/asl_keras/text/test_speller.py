"""Letters to text, without a camera."""

import json
from pathlib import Path

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.text import Correction, Letter, Rules, Speller, Word, spelled
from tests.asl_keras.text.scripts import ALPHABET, RULES, frames, seen
from tools.make_golden_spelling import Swaps, spell

GOLDEN = Path(__file__).parents[2] / "golden" / "spelling.json"


def written(*script: tuple[float, str | None], alphabet=ALPHABET, decoder=None):
    """The speller after one hand's script, and the events."""
    speller, events = Speller(alphabet, RULES, decoder), []
    for time, label in frames(*script):
        hands = {} if label is None else {0: seen(label, 0.9, alphabet)}
        events += speller.update(time, hands)[1]
    return speller, events


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
    assert written(*script)[0].text == text


def test_events_tell_when_and_what():
    _, events = written((0.6, "B"), (1.2, None))
    letter, word = events
    assert isinstance(letter, Letter)
    assert (letter.hand, letter.letter) == (0, "B")
    assert letter.time == pytest.approx(0.4)
    assert letter.probability == pytest.approx(0.9)
    assert word == Word(pytest.approx(1.6), (letter,))


def test_a_letter_keeps_its_distribution_and_a_word_its_letters():
    _, events = written((0.6, "B"), (0.6, "A"), (1.2, None))
    np.testing.assert_allclose(events[0].distribution, [0.05, 0.9, 0.05])
    assert events[1].probability == events[1].distribution.max()
    assert all(kept is event for kept, event in zip(events[2].letters, events[:2], strict=True))


def test_the_label_of_no_letter_is_never_written():
    alphabet = Alphabet(("nothing", "A"), none="nothing")
    speller, events = written((1.0, "nothing"), (0.6, "A"), (1.0, "nothing"), alphabet=alphabet)
    assert speller.text == "A"
    assert len(events) == 1


def test_moving_letters_are_written_as_all_others():
    alphabet = Alphabet(("I", "J"), moving=("J",))
    assert written((0.6, "J"), (0.6, "I"), alphabet=alphabet)[0].text == "JI"


def test_holding_on_at_a_low_frame_rate_does_not_repeat():
    speller = Speller(ALPHABET, RULES)
    for time in np.arange(0, 20, 0.5):
        speller.update(time, {0: seen("A")})
    assert speller.text == "A"


def test_a_few_lost_frames_do_not_restart_the_hold():
    assert written((0.2, "A"), (0.1, None), (0.15, "A"))[0].text == "A"


def test_two_hands_never_share_a_window():
    speller = Speller(ALPHABET, RULES)
    for time, _ in frames((0.6, "A")):
        readings, _ = speller.update(time, {0: seen("A"), 7: seen("B")})
    assert (readings[0].letter, readings[7].letter) == ("A", "B")
    assert speller.text == "AB"


def test_the_word_goes_on_while_one_of_two_hands_is_there():
    speller = Speller(ALPHABET, RULES)
    for time, _ in frames((3.0, "A")):
        speller.update(time, {0: seen("A"), **({1: seen("B")} if time < 0.6 else {})})
    assert speller.text == "AB"


def test_another_hand_writes_the_same_letter_at_once():
    speller = Speller(ALPHABET, RULES)
    for time, _ in frames((1.2, "A")):
        speller.update(time, {0 if time < 0.6 else 1: seen("A")})
    assert speller.text == "AA"


def test_text_is_edited():
    speller, events = written((0.6, "A"))
    assert speller.end_word(0.6) == [Word(0.6, tuple(events))]
    assert speller.end_word(0.7) == []
    assert speller.text == "A "
    speller.delete()
    assert speller.text == "A"
    speller.clear()
    speller.delete()
    assert speller.text == ""


def test_a_space_that_is_deleted_gives_the_word_with_its_letters_back():
    speller, events = written((0.6, "A"), (1.2, None))
    assert speller.letters == ()
    speller.delete()
    assert speller.letters == tuple(events[:1])
    assert speller.letters[0].distribution is not None


def test_a_movement_takes_the_letter_back_that_it_began_as():
    speller, events = written((0.6, "B"), (0.6, "A"))
    moved = Letter(1.2, 0, "C", 0.8)
    assert speller.correct(1.2, 1, [moved]) == Correction(1.2, (events[1],), (moved,))
    assert speller.text == "BC"
    speller.update(1.25, {0: seen("A")})
    assert speller.text == "BC"
    assert speller.end_word(1.3) == [Word(1.3, (events[0], moved))]


def test_letters_are_taken_back_for_nothing():
    speller, events = written((0.6, "A"), (0.6, "B"))
    assert speller.correct(1.2, 2, []) == Correction(1.2, tuple(events), ())
    assert speller.text == ""
    assert speller.end_word(1.3) == []


@pytest.mark.parametrize("count", [-1, 2])
def test_a_correction_keeps_within_the_word(count):
    speller, _ = written((0.6, "A"), (1.2, None), (0.6, "B"))
    with pytest.raises(InputError, match="Expected `count` from 0 to the word's 1 letters"):
        speller.correct(2.4, count, [])
    assert speller.text == "A B"


def test_a_decoder_corrects_a_word_before_it_ends():
    speller, events = written((0.6, "A"), (0.6, "B"), (1.2, None), decoder=Swaps({"AB": "ABBA"}))
    correction, word = events[2:]
    assert correction.time == word.time
    assert correction.taken_back == tuple(events[:2])
    assert spelled(correction.letters) == word.word == "ABBA"
    assert speller.text == "ABBA "


def test_a_decoder_sees_the_letters_of_this_word_with_their_distributions():
    words = []

    class Listening:
        def decode(self, letters):
            words.append(letters)
            return letters

    script = (0.6, "A"), (1.2, None), (0.6, "B"), (1.2, None)
    _, events = written(*script, decoder=Listening())
    assert [spelled(letters) for letters in words] == ["A", "B"]
    assert all(letter.distribution is not None for letters in words for letter in letters)
    assert not any(isinstance(event, Correction) for event in events)


def test_a_word_of_which_a_decoder_leaves_nothing_does_not_end():
    speller, events = written((0.6, "A"), (3.0, None), decoder=Swaps({"A": ""}))
    assert [type(event) for event in events] == [Letter, Correction]
    assert speller.text == ""


def test_golden_sequences_are_spelled_alike_everywhere():
    golden = json.loads(GOLDEN.read_text())
    for case in golden["cases"]:
        text, events = spell(case, Rules(**golden["rules"]))
        assert text == case["text"], case["name"]
        assert events == case["events"], case["name"]


def test_golden_sequences_are_made_anew_to_the_byte(command, tmp_path):
    result = command("tools.make_golden_spelling", "--out", tmp_path / "spelling.json")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "spelling.json").read_bytes() == GOLDEN.read_bytes()


CAB = Swaps({"AB": "CAB", "CA": "CAB"})


def test_a_suggestion_is_taken_and_ends_the_word():
    speller, _ = written((0.6, "C"), (0.6, "A"), decoder=CAB)
    assert speller.suggestions.words == ("CAB",)
    assert [spelled_of(event) for event in speller.accept(1.2, 0)] == ["CA>CAB", "CAB (CA)"]
    assert speller.text == "CAB "
    assert speller.accept(1.3, 1) == []


def test_after_its_end_a_word_can_be_had_as_it_was_spelled_until_the_next_begins():
    speller, events = written((0.6, "A"), (0.6, "B"), (1.2, None), decoder=CAB)
    assert [spelled_of(event) for event in events[2:]] == ["AB>CAB", "CAB (AB)"]
    assert speller.suggestions == ("AB", ("CAB",))
    assert [spelled_of(event) for event in speller.keep_spelled(3.0)] == ["CAB>AB", "AB ()"]
    assert [spelled_of(event) for event in speller.accept(4.0, 0)] == ["AB>CAB", "CAB (AB)"]
    speller.update(5.0, {0: seen("A")})
    speller.update(5.5, {0: seen("A")})
    assert speller.suggestions.literal == "A"


def test_what_is_kept_while_it_is_spelled_is_not_decoded():
    speller, _ = written((0.6, "A"), (0.6, "B"), decoder=CAB)
    assert [spelled_of(event) for event in speller.keep_spelled(1.2)] == ["AB ()"]
    assert speller.text == "AB "


def test_a_deleted_space_forgets_what_was_spelled():
    speller, _ = written((0.6, "A"), (0.6, "B"), (1.2, None), decoder=CAB)
    speller.delete()
    assert speller.keep_spelled(3.0)[-1].word == "CAB"


def spelled_of(event) -> str:
    if isinstance(event, Correction):
        return f"{spelled(event.taken_back)}>{spelled(event.letters)}"
    return f"{event.word} ({spelled(event.literal)})"


def test_a_hand_that_slides_spells_a_letter_twice_once_it_has_held_again():
    speller = Speller(ALPHABET, RULES)
    for time, label in frames((1.5, "A")):
        speller.update(time, {0: seen(label)}, slid=[0] if time == pytest.approx(0.8) else ())
    assert speller.text == "AA"
    for time, label in frames((0.6, "A")):
        speller.update(2 + time, {0: seen(label)}, slid=[0] if time == pytest.approx(0.4) else ())
    assert speller.text == "AA"
