"""The file of letters and words."""

import json
import os
from contextlib import closing

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.live.outputs.event_log import EventLog
from asl_keras.live.outputs.output import Moment
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.text import Correction, Letter, Word
from tests.full_disk import files_of_at_most

HAND = SeenHand(
    id=3,
    landmarks=np.zeros((21, 3), np.float32),
    box=(1, 2, 30, 40),
    handedness="Left",
    letter="A",
    probability=0.91234567,
    progress=1.0,
)


def test_each_line_is_an_object_and_is_written_at_once(tmp_path):
    file = tmp_path / "events.jsonl"
    letter = Letter(1.23456, 3, "A", 0.91234567)
    other = Letter(1.2, 3, "B", 0.0, decoded=True)
    written = letter, Word(2.0, (other,), literal=(letter,))
    with closing(EventLog(file)) as log:
        log.write(Moment(None, Scene((HAND,), "A "), written))
        lines = file.read_text().splitlines()
    assert [json.loads(line) for line in lines] == [
        {
            "time": 1.235,
            "event": "letter",
            "hand": 3,
            "handedness": "Left",
            "letter": "A",
            "probability": 0.9123,
            "box": [1, 2, 30, 40],
        },
        {"time": 2.0, "event": "word", "word": "B", "literal": "A"},
    ]


def test_a_correction_tells_what_it_replaces(tmp_path):
    file = tmp_path / "events.jsonl"
    i, j = (Letter(1.0, 3, letter, 0.9) for letter in "IJ")
    with closing(EventLog(file)) as log:
        log.write(Moment(None, Scene((), "J"), (Correction(1.5, (i,), (j,)),)))
    assert json.loads(file.read_text()) == {
        "time": 1.5,
        "event": "correction",
        "taken_back": "I",
        "letters": "J",
    }


def test_a_file_that_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(InputError, match="Expected `events`"):
        EventLog(tmp_path / "missing" / "events.jsonl")


def test_on_a_full_disk_all_lines_are_whole(tmp_path):
    file = tmp_path / "events.jsonl"
    word = Moment(None, Scene((), ""), (Word(1.0, ()),))
    with closing(EventLog(file)) as log:
        log.write(word)
        with files_of_at_most(file.stat().st_size + 5):
            for _ in range(2):
                with pytest.raises(InputError, match="File too large"):
                    log.write(word)
    assert [json.loads(line)["event"] for line in file.read_text().splitlines()] == ["word"]


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="`events` to be a file that can be written"):
        EventLog(tmp_path / "pipe")
