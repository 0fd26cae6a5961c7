"""What is remembered of pictures."""

import sqlite3

import pytest

from training.making.memory import Memory


def change(folder, statement, *values):
    with sqlite3.connect(folder / "hands.sqlite") as base:
        base.execute(statement, values)
    base.close()


def test_what_was_put_is_there_the_next_time(tmp_path):
    with Memory(tmp_path / "new") as memory:
        memory.put("a", b"one")
        assert memory.get("a") == b"one"
    with Memory(tmp_path / "new") as memory:
        assert memory.get("a") == b"one"
        assert memory.get("b") is None
        assert memory.fault is None


@pytest.mark.parametrize("content", [b"", b"x", "text", None, b"other content, as long"])
def test_a_damaged_entry_is_noticed_and_forgotten(tmp_path, content):
    with Memory(tmp_path) as memory:
        memory.put("a", b"one")
    change(tmp_path, "UPDATE found SET content = ?", content)
    with Memory(tmp_path) as memory:
        assert memory.get("a") is None
        assert memory.damaged == 1


def test_an_entry_under_the_key_of_another_is_none(tmp_path):
    with Memory(tmp_path) as memory:
        memory.put("a", b"one")
    change(tmp_path, "UPDATE found SET key = 'b'")
    with Memory(tmp_path) as memory:
        assert memory.get("b") is None


@pytest.mark.parametrize("content", [b"no data base at all" * 100, b"SQLite format 3\0" * 300])
def test_a_damaged_file_is_begun_anew(tmp_path, content):
    (tmp_path / "hands.sqlite").write_bytes(content)
    with Memory(tmp_path) as memory:
        memory.put("a", b"one")
        assert memory.damaged == 1
    with Memory(tmp_path) as memory:
        assert memory.get("a") == b"one"


def test_where_nothing_can_be_remembered_it_says_why(tmp_path):
    (tmp_path / "file").write_text("")
    with Memory(tmp_path / "file") as memory:
        memory.put("a", b"one")
        assert memory.fault
    (tmp_path / "hands.sqlite").mkdir()
    with Memory(tmp_path) as memory:
        assert memory.fault


def test_it_keeps_what_was_used_last(tmp_path):
    with Memory(tmp_path) as memory:
        for key in "abcd":
            memory.put(key, b"0123456789")
    change(tmp_path, "UPDATE found SET used = unicode(key)")
    with Memory(tmp_path, most=45) as memory:
        assert memory.get("a") == b"0123456789"  # so it is the newest
    with Memory(tmp_path) as memory:
        assert [memory.get(key) is not None for key in "abcd"] == [True, False, False, True]


def test_two_builds_may_remember_at_the_same_time(tmp_path):
    with Memory(tmp_path) as one, Memory(tmp_path) as other:
        one.put("a", b"one")
        other.put("b", b"other")
        assert one.get("b") is None
    with Memory(tmp_path) as memory:
        assert (memory.get("a"), memory.get("b"), memory.fault) == (b"one", b"other", None)
