"""The list of clips."""

import json
from pathlib import Path

import pytest

from asl_keras.errors import InputError
from training.judging.clips import Clip, ShownLetter, read_clips

CLIP = {
    "file": "a.mp4",
    "word": "AB",
    "signer": "x",
    "letters": [
        {"letter": "A", "start": 0.0, "end": 1.0},
        {"letter": "B", "start": 1.0, "end": 2.0},
    ],
}
LETTERS = ShownLetter("A", 0.0, 1.0), ShownLetter("B", 1.0, 2.0)


def test_the_videos_lie_beside_the_list(tmp_path):
    (tmp_path / "clips.json").write_text(json.dumps([CLIP]))
    assert read_clips(tmp_path / "clips.json") == [Clip(tmp_path / "a.mp4", "AB", "x", LETTERS)]


def test_a_letter_is_unseen_if_its_hand_is_in_less_than_half_of_its_frames():
    found = [(i / 10, i < 5 or i > 16) for i in range(20)]
    assert Clip(Path("a.mp4"), "AB", "x", LETTERS).unseen(found) == "B"


@pytest.mark.parametrize(
    "clips",
    [
        "no json",
        json.dumps([{"file": "a.mp4"}]),
        json.dumps([{**CLIP, "file": "../a.mp4"}]),
        json.dumps([{**CLIP, "word": ""}]),
        json.dumps([{**CLIP, "signer": 1}]),
        json.dumps({"file": "a.mp4"}),
        json.dumps([]),
        json.dumps({}),
        json.dumps([1]),
        json.dumps([{**CLIP, "file": "/etc/passwd"}]),
        json.dumps([{**CLIP, "file": "a\0.mp4"}]),
        json.dumps([{**CLIP, "file": 1}]),
        json.dumps([{**CLIP, "word": ["A"]}]),
        json.dumps([{**CLIP, "word": "A" * 1000}]),
        json.dumps([{**CLIP, "letters": 1}]),
        json.dumps([{**CLIP, "letters": [{"letter": "A", "start": "0", "end": 1}]}]),
        json.dumps([{**CLIP, "letters": [{"letter": "A", "start": 1, "end": 0}]}]),
        json.dumps([{**CLIP, "letters": [{"letter": "A", "start": 0, "end": 10**400}]}]),
        "[" * 100_000,
    ],
)
def test_a_wrong_list_is_refused(tmp_path, clips):
    file = tmp_path / "clips.json"
    file.write_text(clips)
    with pytest.raises(InputError, match="Expected a list of clips") as caught:
        read_clips(file)
    assert "\n" not in str(caught.value)
    assert "\0" not in str(caught.value)
