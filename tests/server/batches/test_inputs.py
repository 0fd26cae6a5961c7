"""What can be named, and what becomes of it where it is damaged."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from asl_keras.errors import InputError
from server.batches import arrays, pictures, tables
from server.batches.inputs import items, parts_of
from server.batches.parts import Part

HANDS = np.random.default_rng(0).uniform(0, 200, (7, 21, 3)).astype(np.float32)
FLAT = [hand.ravel().tolist() for hand in HANDS]
NESTED = [hand.tolist() for hand in HANDS]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(pictures, "PICTURES", 2)
    monkeypatch.setattr(arrays, "HANDS", 3)
    monkeypatch.setattr(tables, "HANDS", 3)
    monkeypatch.setattr(tables, "PICTURES", 2)


def written(path: Path, rows_of_a_group=4, **columns) -> Path:
    parquet.write_table(pa.table(columns), path, row_group_size=rows_of_a_group)
    return path


def contents(path, key=None):
    """All that is read of a file: by way of JSON, as parts travel."""
    return [item for part in parts_of([path], key) for item in items(Part.of(str(part)))]


def test_a_folder_is_its_pictures_and_tables_in_natural_order(tmp_path):
    for name in ("img10.jpg", "img2.jpg", "more/a.png", ".hidden.jpg", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    np.savez(tmp_path / "hands.npz", landmarks=HANDS)
    parts = parts_of([tmp_path])
    names = [Path(name).name for part in parts if part.kind == pictures.KIND for name in part.names]
    assert names == ["img2.jpg", "img10.jpg", "a.png"]
    assert [part.kind for part in parts] == [pictures.KIND] * 2 + [arrays.KIND] * 3


@pytest.mark.parametrize("landmarks", [FLAT, NESTED])
def test_rows_of_a_table_are_read_once_with_their_numbers_and_keys(tmp_path, landmarks):
    path = written(tmp_path / "a.parquet", landmarks=landmarks, id=[f"k{n}" for n in range(7)])
    found = contents(path, "id")
    assert [(item.row, item.key) for item in found] == [(n, f"k{n}") for n in range(7)]
    for item, hand in zip(found, HANDS, strict=True):
        np.testing.assert_array_equal(np.array(item.content, np.float32).ravel(), hand.ravel())


def test_rows_of_an_array_are_read_once(tmp_path):
    np.savez_compressed(tmp_path / "hands.npz", landmarks=HANDS)
    found = contents(tmp_path / "hands.npz")
    np.testing.assert_array_equal([item.content for item in found], HANDS)
    assert [item.row for item in found] == [*range(7)]


@pytest.mark.parametrize("column", ["picture", "image"])
def test_pictures_of_a_table_are_contents_or_structures_with_bytes(tmp_path, column):
    plain = written(tmp_path / "a.parquet", **{column: [b"one", None, b"three"]})
    structures = [{"bytes": b"one", "path": "x"}, {"bytes": None, "path": "y"}, None]
    nested = written(tmp_path / "b.parquet", **{column: structures})
    assert [item.content for item in contents(plain)] == [b"one", None, b"three"]
    assert [item.fault for item in contents(nested)] == [None, tables.EMPTY, tables.EMPTY]


def test_a_table_that_is_damaged_in_the_middle_has_all_its_rows(tmp_path):
    path = written(tmp_path / "a.parquet", landmarks=FLAT)
    whole, parts = path.read_bytes(), parts_of([path])
    path.write_bytes(whole[:4] + bytes(len(whole) // 2) + whole[4 + len(whole) // 2 :])
    found = [item for part in parts for item in items(part)]
    assert [item.row for item in found] == [*range(7)]
    assert tables.DAMAGED in {item.fault for item in found}


def test_an_array_that_is_gone_has_all_its_rows(tmp_path):
    path = tmp_path / "gone.npz"
    np.savez(path, landmarks=HANDS)
    parts = parts_of([path])
    path.unlink()
    assert [item.fault for part in parts for item in items(part)] == [arrays.CHANGED] * 7


def test_what_has_nothing_to_read_is_refused_before_the_work(tmp_path):
    (tmp_path / "junk.parquet").write_bytes(b"PAR1 no table")
    (tmp_path / "empty").mkdir()
    good = written(tmp_path / "good.parquet", landmarks=FLAT)
    for path, key, why in (
        (tmp_path / "junk.parquet", None, "damaged, or none"),
        (written(tmp_path / "a.parquet", letter=["A"]), None, "with only letter"),
        (written(tmp_path / "b.parquet", image=[1]), None, "`image` of pictures' files"),
        (written(tmp_path / "c.parquet", landmarks=[b"1"]), None, "`landmarks` of numbers"),
        (good, "id", "a column `id` for `key`"),
        (tmp_path / "empty", None, "without any"),
        (tmp_path / "none", None, "does not exist"),
    ):
        with pytest.raises(InputError, match=why):
            parts_of([path], key)


def test_a_table_of_no_rows_is_nothing(tmp_path):
    empty = pa.table({"landmarks": pa.array([], pa.list_(pa.float32()))})
    parquet.write_table(empty, tmp_path / "a.parquet")
    with pytest.raises(InputError, match="without any"):
        parts_of([tmp_path / "a.parquet"])
