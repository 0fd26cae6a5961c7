"""Feedback is kept once, checked, bounded, and safe when it is acknowledged."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.pretrained import SHIPPED
from asl_keras.synthetic import sample
from server.feedback import sqlite
from server.feedback.database import GoneError, UnavailableError
from server.feedback.opening import open_database
from server.feedback.options import FeedbackOptions
from server.feedback.store import Feedback, FullError, Store

HANDS = sample(20, 0)[0]
LABELS = ("A", "B", "none")


def said(number: int, label: str = "A", **more: str) -> Feedback:
    return Feedback(f"reading-{number:016}", label, HANDS[number % 20], **more)


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request, file):
    """The same in both databases."""
    is_file = request.param == "sqlite"
    place = str(file) if is_file else request.getfixturevalue("server")
    database = open_database(place)
    database.write("DELETE FROM feedback", ())
    moments = iter(range(1000, 2000))
    yield Store(database, LABELS, 100, now=lambda: float(next(moments)))
    database.close()


def test_what_is_said_comes_back_in_order(any_store):
    unknown = HANDS[1].copy()
    unknown[:, 2] = np.nan
    any_store.put(said(0, handedness="Left", signer="anna"))
    any_store.put(Feedback("reading-of-no-depth", "none", unknown))
    found = any_store.since(0)[0]
    assert found["labels"].tolist() == ["A", "none"]
    assert found["handedness"].tolist() == ["Left", ""]
    assert found["signers"].tolist() == ["anna", ""]
    assert np.array_equal(found["landmarks"], [HANDS[0], unknown], equal_nan=True)
    assert any_store.since(1001)[0]["labels"].tolist() == ["none"]


def test_of_a_reading_the_last_word_counts_once(any_store):
    for label in ("A", "B", "B"):
        any_store.put(said(0, label))
    assert len(any_store) == 1
    assert any_store.since(0)[0]["labels"].tolist() == ["B"]


def test_there_is_an_end_to_what_is_kept_but_not_to_correcting_it(any_store):
    for number in range(100):
        any_store.put(said(number))
    with pytest.raises(FullError):
        any_store.put(said(100))
    any_store.put(said(99, "B"))
    assert len(any_store) == 100


@pytest.mark.parametrize(
    ("label", "hand", "about"),
    [
        ("Z", HANDS[0], "label"),
        ("", HANDS[0], "label"),
        ("A", np.zeros((21, 3), np.float32), "landmarks"),
        ("A", np.full((21, 3), np.nan, np.float32), "landmarks"),
        ("A", np.full((21, 3), 1e10, np.float32), "landmarks"),
        ("A", HANDS[0][:20], "landmarks"),
    ],
)
def test_what_cannot_be_is_refused_and_not_kept(store, label, hand, about):
    with pytest.raises(InputError, match=f"Expected `{about}`"):
        store.put(Feedback("reading-0123456789", label, hand))
    assert len(store) == 0


def test_many_at_a_time_lose_nothing(store, file):
    threads = [
        threading.Thread(target=lambda n=n: [store.put(said(10 * n + k)) for k in range(10)])
        for n in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(store) == 80
    other = Store(open_database(str(file)), LABELS, 100)  # another process sees them, too
    assert len(other) == 80
    other.close()


def test_it_waits_for_the_disk(store):
    ((level,),) = store._database.read("PRAGMA synchronous")
    assert level == 3  # EXTRA: the folder, too, in which the journal was


def test_the_file_alone_has_what_was_acknowledged(store, file, tmp_path):
    store.put(said(0))
    alone = tmp_path / "alone.sqlite"
    alone.write_bytes(file.read_bytes())
    with closing(sqlite3.connect(alone)) as base:
        assert base.execute("SELECT count(*) FROM feedback").fetchone() == (1,)


def test_a_store_that_is_closed_acknowledges_nothing(store):
    store.close()
    with pytest.raises(UnavailableError):
        store.put(said(0))


def test_a_lost_connection_is_made_anew(server):
    database = open_database(server)
    database.write("DELETE FROM feedback", ())
    store = Store(database, LABELS, 100)
    other = open_database(server)
    list(other.read(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
    ))  # fmt: skip
    store.put(said(0))
    assert len(store) == 1
    store.close()
    other.close()


@pytest.mark.parametrize("content", [b"no database, but long enough to be read" * 40, None])
def test_what_is_no_store_is_refused_in_a_sentence(file, content):
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    with pytest.raises(InputError, match="Expected a SQLite file"):
        open_database(str(file))


def test_a_server_that_does_not_answer_is_refused_in_a_sentence():
    pytest.importorskip("psycopg")
    with pytest.raises(InputError, match=r"Expected a PostgreSQL database.*Received: the URL"):
        open_database("postgresql://asl:secret@/none?host=/nowhere")


def test_without_the_option_there_is_no_store(file):
    assert FeedbackOptions().open([SHIPPED]) is None
    store = FeedbackOptions(feedback=str(file)).open([SHIPPED])
    assert store is not None
    store.put(said(0, "none"))  # of the models' alphabet
    store.close()
    with pytest.raises(InputError, match="feedback_most"):
        FeedbackOptions(feedback_most=0)


def test_two_stores_on_one_database_keep_no_more_than_one(any_store):
    stores = [Store(any_store._database, LABELS, most=3) for _ in range(2)]
    for number, one in enumerate([*stores, stores[0]]):
        one.put(said(number))
    for one in stores:
        with pytest.raises(FullError):
            one.put(said(9))
    stores[1].put(said(0, "B"))
    assert len(any_store) == 3


@pytest.mark.parametrize("then", ["deleted", "moved", "replaced"])
def test_a_file_that_is_gone_acknowledges_nothing(store, file, then):
    store.put(said(0))
    if then == "deleted":
        file.unlink()
    else:
        file.rename(file.with_name("elsewhere"))
    if then == "replaced":
        file.write_bytes(b"")
    with pytest.raises(GoneError):
        store.put(said(1))


def foreign(file: Path) -> bytes:
    """A database of somebody else; its bytes."""
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("CREATE TABLE bookmarks (url TEXT)")
    return file.read_bytes()


@pytest.mark.parametrize("is_read_only", [True, False])
def test_a_database_of_somebody_else_is_refused_and_left_alone(file, is_read_only):
    before = foreign(file)
    with pytest.raises(InputError, match="Expected a SQLite file"):
        open_database(str(file), is_read_only)
    assert file.read_bytes() == before
    assert [one.name for one in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("how", ["PRAGMA journal_mode=WAL", "BEGIN EXCLUSIVE"])
def test_a_file_that_is_in_use_is_called_so(store, file, monkeypatch, how):
    monkeypatch.setattr(sqlite, "WAIT", 0.0)
    with closing(sqlite3.connect(file)) as other:
        other.execute(how)
        other.execute("SELECT * FROM feedback").fetchall()
        with pytest.raises(InputError, match=r"another process holds.*Stop that first"):
            open_database(str(file))


def test_a_table_that_is_gone_is_not_waited_for(server):
    database = open_database(server)
    with pytest.raises(GoneError, match="UndefinedTable"):
        database.write("DELETE FROM feedback_that_is_gone", ())
    database.close()


def test_a_file_that_takes_nothing_is_refused_at_the_start(store, file, monkeypatch):
    store.put(said(0))
    connect = sqlite3.connect

    def read_only(place, *more, **options):
        return connect(place.replace("mode=rwc", "mode=ro"), *more, **options)

    monkeypatch.setattr(sqlite3, "connect", read_only)
    with pytest.raises(InputError, match="that can be written to"):
        open_database(str(file))
