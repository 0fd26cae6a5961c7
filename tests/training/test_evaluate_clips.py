"""Letter error rates of clips."""

import json

import pytest

from asl_keras.errors import InputError
from training import evaluate_clips
from training.evaluate_clips import Result, edit_distance


@pytest.mark.parametrize(
    ("read", "word", "errors"),
    [("", "", 0), ("", "ABC", 3), ("ABC", "ABC", 0), ("AC", "ABC", 1), ("ABBC", "ABC", 1)],
)
def test_errors_are_the_least_edits(read, word, errors):
    assert edit_distance(read, word) == errors


def test_totals_count_letters_not_clips():
    results = [Result("a", "x", "AB", "AB", ""), Result("b", "x", "ABCDEF", "ABCD", "F")]
    assert evaluate_clips._totals(results).splitlines() == [
        "x: letter error rate 25.0% (2 of 8 letters; 1 without a hand)",
        "all: letter error rate 25.0% (2 of 8 letters; 1 without a hand)",
    ]


def test_a_letter_is_unseen_if_its_hand_is_in_less_than_half_of_its_frames():
    clip = {
        "letters": [
            {"letter": "A", "start": 0.0, "end": 1.0},
            {"letter": "B", "start": 1.0, "end": 2.0},
        ]
    }
    seen = [(i / 10, i < 5 or i > 16) for i in range(20)]
    assert evaluate_clips._unseen(clip, seen) == "B"


@pytest.mark.parametrize(
    "clips",
    [
        "no json",
        json.dumps([{"file": "a.mp4"}]),
        json.dumps([{"file": "../a.mp4", "word": "A", "signer": "x", "letters": []}]),
        json.dumps({"file": "a.mp4"}),
    ],
)
def test_a_wrong_list_is_refused(tmp_path, clips):
    file = tmp_path / "clips.json"
    file.write_text(clips)
    with pytest.raises(InputError, match="Expected a list of clips"):
        evaluate_clips._clips(file)
