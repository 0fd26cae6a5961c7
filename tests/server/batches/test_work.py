"""A part becomes a file with a row for each picture and hand, whatever is wrong with them."""

import errno
import json
import os
import shutil
from unittest.mock import Mock

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image
from pyarrow import parquet

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.recognizer import Recognizer
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.pretrained import open_reader, pretrained
from asl_keras.recognize import read_hand
from server.batches import cluster
from server.batches.attempts import ENDED
from server.batches.folder import answer_file, answering, attempts_file, question
from server.batches.inputs import parts_of
from server.batches.options import BatchOptions
from server.batches.parts import Item, Part
from server.batches.rows import NO_HAND, Row, write
from server.batches.work import Count, do

MODEL = pretrained()
ALPHABET = Alphabet.of(["A", "B"])
HANDS = np.random.default_rng(0).uniform(0, 200, (70, 21, 3)).astype(np.float32)


@pytest.fixture
def answered(tmp_path):
    """Does the only part of what is named; the rows, and what was counted."""

    def answered(path, before=None, **options):
        given = BatchOptions(out=tmp_path / "out", **options)
        (part,) = parts_of([path], given.key)
        with answering(given.out, "asked"):
            if before:
                attempts_file(given.out, 0).write_text(before)
            count = do(part, 0, given.out, given.settings)
        return parquet.read_table(answer_file(given.out, 0)), count

    return answered


def test_hands_are_read_as_the_model_reads_them(answered, tmp_path):
    np.savez(tmp_path / "hands.npz", landmarks=HANDS)
    table, count = answered(tmp_path / "hands.npz", model=MODEL)
    read = Recognizer(MODEL).read(HANDS)
    np.testing.assert_allclose(np.stack(table["distribution"].to_pylist()), read, atol=1e-6)
    assert table["row"].to_pylist() == [*range(70)]
    assert count == Count(70, sum(table["known"].to_pylist()), 0, 0)
    labels = json.loads(table.schema.metadata[b"labels"])
    letters = [one for one in labels if one != "none"]
    best = [max(letters, key=dict(zip(labels, one, strict=True)).get) for one in read.tolist()]
    assert table["letter"].to_pylist() == best


def test_hands_that_are_none_are_rows_that_say_why(answered, tmp_path):
    good = HANDS[0].ravel().tolist()
    rows = [good, good[:5], None, [np.inf, *good[1:]], [1.0] * 63, [*good[:62], None], good]
    table = pa.table({"landmarks": pa.array(rows, pa.list_(pa.float32()))})
    parquet.write_table(table, tmp_path / "hands.parquet")
    found, count = answered(tmp_path / "hands.parquet", model=MODEL)
    assert found["fault"].to_pylist() == [
        None,
        "has 5 numbers and not 63",
        "has no value here",
        "has landmarks that are not finite, or too large",
        "has 21 equal points",
        None,  # z may be unknown
        None,
    ]
    assert (count.rows, count.unread) == (7, 4)
    assert found["distribution"][0] == found["distribution"][6]


def test_pictures_are_read_as_asl_recognize_does_and_bad_ones_say_why(
    answered, shared_data, tmp_path
):
    folder = tmp_path / "photos"
    folder.mkdir()
    shutil.copy(min((shared_data / "photos/project_s/L").iterdir()), folder / "b.jpg")
    whole = (folder / "b.jpg").read_bytes()
    (folder / "a.jpg").write_bytes(whole[: len(whole) // 2])
    (folder / "c.png").write_bytes(b"no picture at all")
    (folder / "d.jpg").symlink_to("nowhere.jpg")
    Image.new("RGB", (64, 64)).save(folder / "e.png")
    table, count = answered(folder)
    with Landmarker() as landmarker:
        hand = read_hand(folder / "b.jpg", landmarker, open_reader())
    bad, good, none, missing, black = table.to_pylist()
    assert (good["letter"], good["known"], tuple(good["box"])) == ("L", True, hand.box)
    assert good["probability"] == pytest.approx(hand.letters[0].probability, abs=1e-4)
    assert bad["fault"].startswith("is a damaged JPEG")
    assert none["fault"].startswith("is not a picture")
    assert missing["fault"] == "does not exist"
    assert black["fault"] == NO_HAND
    assert count == Count(5, 1, 1, 3)


def test_what_has_ended_two_processes_is_a_row_that_says_so(answered, tmp_path):
    np.savez(tmp_path / "hands.npz", landmarks=HANDS)
    table, count = answered(tmp_path / "hands.npz", "\n+ 0 1\n+ 0 1", model=MODEL)
    assert table["fault"].to_pylist() == [None] * 64 + [ENDED] * 6
    assert count.unread == 6


def test_a_machine_without_the_folder_says_so(tmp_path):
    np.savez(tmp_path / "hands.npz", landmarks=HANDS)
    (part,) = parts_of([tmp_path / "hands.npz"])
    with pytest.raises(InputError, match="every machine of the cluster"):
        do(part, 0, tmp_path, {"model": str(MODEL), "hands": 1, "is_fast": False})


def test_another_question_is_another_answer(tmp_path):
    np.savez(tmp_path / "hands.npz", landmarks=HANDS)
    parts = parts_of([tmp_path / "hands.npz"])
    asked = question(parts, {"hands": 1})
    assert asked == question(parts_of([tmp_path / "hands.npz"]), {"hands": 1})
    assert asked != question(parts, {"hands": 2})
    np.savez(tmp_path / "hands.npz", landmarks=HANDS[:9])
    assert asked != question(parts_of([tmp_path / "hands.npz"]), {"hands": 1})


def test_a_folder_answers_one_question_for_one_run_at_a_time(tmp_path):
    out = tmp_path / "out"
    with answering(out, "one"):
        (out / ".part-00000.7.partial.parquet").touch()
        with pytest.raises(InputError, match="no other run"), answering(out, "one"):
            pass
    with answering(out, "one"):
        assert [file.name for file in out.iterdir()] == ["_question"]
    with pytest.raises(InputError, match="other input"), answering(out, "two"):
        pass
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(InputError, match="something else"), answering(tmp_path, "one"):
        pass


@pytest.fixture
def odd(tmp_path):
    """A folder whose name is no UTF-8."""
    folder = tmp_path / os.fsdecode(b"\xff")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("names are UTF-8 here")
    return folder


def test_a_name_that_is_no_utf_8_is_escaped_and_its_picture_read(answered, odd):
    Image.new("RGB", (64, 64)).save(odd / "a.png")
    table, count = answered(odd)
    assert table["file"].to_pylist() == [f"{odd.parent}/\\udcff/a.png"]
    assert count == Count(1, 0, 1, 0)


def test_a_table_may_lie_where_names_are_no_utf_8_and_so_may_the_answer(answered, odd):
    with (odd / "a.parquet").open("wb") as file:
        parquet.write_table(pa.table({"landmarks": [HANDS[0].ravel().tolist()]}), file)
    table, _ = answered(odd / "a.parquet", model=MODEL)
    write(odd / "out.parquet", [Row.without(Item("a", 0, None, None), NO_HAND)], ALPHABET, "1")
    assert table["fault"].to_pylist() == [None]
    assert (odd / "out.parquet").stat().st_size


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (KeyError("oops"), RuntimeError, "KeyError: 'oops'"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), InputError, "No space left"),
        (InputError("Expected `out`.", "out"), InputError, "Expected `out`"),
    ],
)
def test_what_goes_wrong_in_a_process_is_told_as_what_it_is(
    monkeypatch, tmp_path, error, kind, said
):
    monkeypatch.setattr(cluster, "do", Mock(side_effect=error))
    part = str(Part("pictures", "", ("a.jpg",), (1,)))
    (told,) = cluster._task({"number": [0], "part": [part]}, str(tmp_path), {})["said"]
    with pytest.raises(kind, match=said):
        cluster._count(told)
