"""The file of letters and words."""

import json
from contextlib import closing

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.live.outputs.event_log import EventLog
from asl_keras.live.outputs.output import Moment
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.text.speller import Letter, Word

HAND = SeenHand(
    id=3,
    landmarks=np.zeros((21, 3), np.float32),
    box=(1, 2, 30, 40),
    handedness="Left",
    mask=np.zeros((32, 32, 3), np.uint8),
    letter="A",
    probability=0.91234567,
    progress=1.0,
)


def test_each_line_is_an_object_and_is_written_at_once(tmp_path):
    file = tmp_path / "events.jsonl"
    written = Letter(1.23456, 3, "A", 0.91234567), Word(2.0, "A")
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
        {"time": 2.0, "event": "word", "word": "A"},
    ]


def test_a_file_that_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(InputError, match="Expected `events`"):
        EventLog(tmp_path / "missing" / "events.jsonl")
