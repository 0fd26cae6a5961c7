"""Feedback as a file to train on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from asl_keras.data.dataset import load
from asl_keras.errors import InputError
from asl_keras.synthetic import sample
from server import monitor
from server.feedback.store import Feedback

HANDS = sample(4, 0)[0]


def test_it_is_a_landmark_npz(store, file, tmp_path, capsys):
    for number, label in enumerate("ABBA"):
        hand = HANDS[number]
        store.put(Feedback(f"reading-{number:016}", label, hand, signer=f"person {number % 2}"))
    out = tmp_path / "feedback.npz"
    monitor.main(["export-feedback", str(file), "--out", str(out), "--days", "1"])
    assert "4 hands, 2 signers" in capsys.readouterr().out
    data = load([out])
    assert data.labels.tolist() == list("ABBA")
    assert data.signers.tolist() == ["person 0", "person 1"] * 2
    assert np.array_equal(data.hands, HANDS)


def test_where_there_is_none_a_sentence_says_so(store, file, tmp_path):
    out = str(tmp_path / "feedback.npz")
    with pytest.raises(InputError, match="which has none"):
        monitor.main(["export-feedback", str(file), "--out", out])
    with pytest.raises(InputError, match="does not exist"):
        monitor.main(["export-feedback", str(tmp_path / "missing"), "--out", out])
    for beside in ("", "-wal", "-shm", "-journal"):
        with pytest.raises(InputError, match="another place"):
            monitor.main(["export-feedback", str(file), "--out", f"{file}{beside}"])
    with pytest.raises(InputError, match="an empty text"):
        monitor.main(["export-feedback", "", "--out", out])


@pytest.mark.parametrize(
    "damage",
    [
        "landmarks = 'text'",
        "landmarks = x'00000000'",
        "label = x'ff'",
        "label = ''",
        "signer = x'ff'",
    ],
)
def test_rows_that_are_damaged_are_left_out_and_counted(store, file, tmp_path, capsys, damage):
    for number in range(3):
        store.put(Feedback(f"reading-{number:016}", "A", HANDS[number]))
    store._database.write(f"UPDATE feedback SET {damage} WHERE id LIKE '%1'", ())
    out = tmp_path / "feedback.npz"
    monitor.main(["export-feedback", str(file), "--out", str(out)])
    assert "left out: 1" in capsys.readouterr().err
    assert np.array_equal(load([out]).hands, HANDS[[0, 2]])


def test_what_a_killed_server_had_half_written_is_left_out(store, file, tmp_path):
    store.put(Feedback("reading-0123456789", "A", HANDS[0]))
    with closing(sqlite3.connect(file)) as writing:
        writing.execute("PRAGMA cache_size=1")  # what is changed goes to the file at once
        for number in range(100):
            row = (f"half {number}", "B", bytes(252), "", "", 1e10)
            writing.execute("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?)", row)
        killed = tmp_path / "killed.sqlite"
        for beside in ("", "-journal"):
            Path(f"{killed}{beside}").write_bytes(Path(f"{file}{beside}").read_bytes())
    assert killed.stat().st_size > file.stat().st_size  # taken back there
    out = tmp_path / "feedback.npz"
    monitor.main(["export-feedback", str(killed), "--out", str(out)])
    assert load([out]).labels.tolist() == ["A"]


def test_a_store_is_only_read(store, file, tmp_path):
    store.put(Feedback("reading-0123456789", "A", HANDS[0]))
    store.close()
    before = file.read_bytes()
    monitor.main(["export-feedback", str(file), "--out", str(tmp_path / "feedback.npz")])
    assert file.read_bytes() == before
