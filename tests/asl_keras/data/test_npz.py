"""Files that nobody vouches for: each gives one sentence, none a traceback, a pickle or a flood."""

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from asl_keras.data.npz import Npz
from asl_keras.data.rows import Rows
from asl_keras.errors import InputError

VALUES = np.arange(1000, dtype=np.uint8).reshape(10, 100)
FULL = SimpleNamespace(free=999)  # a disk


def npy(array: np.ndarray, version: tuple[int, int] | None = None) -> bytes:
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, version)
    return stream.getvalue()


def npy_with_header(header: str, values: bytes = b"") -> bytes:
    text = header.encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + values


def archive(path: Path, content: bytes, packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as file:
        file.writestr("values.npy", content)
    return path


def declare_size(path: Path, size: int) -> Path:
    """Lets the only member's central record claim another unpacked size."""
    content = bytearray(path.read_bytes())
    record = content.rindex(b"PK\x01\x02")
    content[record + 24 : record + 28] = size.to_bytes(4, "little")
    path.write_bytes(content)
    return path


def whole(rows: Rows | np.ndarray) -> np.ndarray:
    return np.stack([rows[row] for row in range(len(rows))])


def read_both_ways(path: Path) -> tuple[np.ndarray, np.ndarray]:
    with Npz(path) as npz:
        return npz.read("values"), whole(npz.rows("values"))


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("version", [(1, 0), (2, 0), (3, 0)])
def test_arrays_are_read_both_waysped_as_they_were_written(tmp_path, packing, version):
    path = archive(tmp_path / "a.npz", npy(VALUES, version), packing)
    for array in read_both_ways(path):
        assert np.array_equal(array, VALUES)


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
@pytest.mark.parametrize(
    "array",
    [
        np.asfortranarray(VALUES),
        VALUES.astype(">f4"),
        np.array(["A", "Ä", "字"]),
        np.array(["A"], ">U3"),
        np.zeros((0, 4)),
        np.array(7),
    ],
)
def test_arrays_of_every_kind_are_read_in_native_order(tmp_path, save, array):
    save(tmp_path / "a.npz", values=array)
    with Npz(tmp_path / "a.npz") as npz:
        read = npz.read("values")
    assert np.array_equal(read, array)
    assert read.dtype.isnative
    assert read.flags.c_contiguous


def test_an_array_behind_others_and_behind_foreign_bytes_is_read_where_it_lies(tmp_path):
    np.savez(tmp_path / "a.npz", first=np.arange(99), values=VALUES)
    (tmp_path / "b.npz").write_bytes(b"#!/bin/sh\n" + (tmp_path / "a.npz").read_bytes())
    for name in ("a.npz", "b.npz"):
        with Npz(tmp_path / name) as npz:
            rows = npz.rows("values")
        assert isinstance(rows, Rows)
        assert np.array_equal(whole(rows), VALUES)


def test_an_unpacked_array_is_a_nameless_file(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)  # where Python keeps what it found before
    (tmp_path / "temporary").mkdir()
    np.savez_compressed(tmp_path / "a.npz", values=VALUES)
    with Npz(tmp_path / "a.npz") as npz:
        rows = npz.rows("values")
    assert isinstance(rows, Rows)
    assert np.array_equal(whole(rows), VALUES)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_what_has_no_room_on_disk_says_so_before_it_unpacks(tmp_path, monkeypatch):
    np.savez_compressed(tmp_path / "a.npz", values=VALUES)
    monkeypatch.setattr("shutil.disk_usage", lambda _: FULL)
    with Npz(tmp_path / "a.npz") as npz, pytest.raises(InputError, match="set TMPDIR"):
        npz.rows("values")


def test_what_is_unpacked_goes_to_a_disk_and_not_to_memory(tmp_path, monkeypatch):
    """Many systems have /tmp in memory."""
    folders = []
    monkeypatch.setattr("shutil.disk_usage", lambda folder: folders.append(folder) or FULL)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    np.savez_compressed(tmp_path / "a.npz", values=VALUES)
    with Npz(tmp_path / "a.npz") as npz, pytest.raises(InputError, match="unpack into /var/tmp"):
        npz.rows("values")
    assert folders == ["/var/tmp"]


def refused(path: Path, *fragments: str) -> None:
    """Both ways of reading give one sentence that names the file and ends with what to do."""
    for attempt in (lambda npz: npz.read("values"), lambda npz: npz.rows("values")):
        with pytest.raises(InputError) as caught, Npz(path) as npz:
            attempt(npz)
        sentence = str(caught.value)
        assert sentence.startswith(f"{path}: expected ")
        assert "\n" not in sentence
        for fragment in (", received ", "; ", *fragments):
            assert fragment in sentence


def test_what_is_no_file_is_refused(tmp_path):
    refused(tmp_path, "a folder")
    refused(tmp_path / "absent.npz", "does not exist")
    refused(Path("/dev/zero"), "is not a regular file")
    os.mkfifo(tmp_path / "pipe.npz")
    refused(tmp_path / "pipe.npz", "is not a regular file")
    refused(tmp_path / ("a" * 300), "File name too long")


def test_what_is_no_zip_is_refused(tmp_path):
    for name, content in {"empty": b"", "text": b"Hello", "npy": npy(VALUES)}.items():
        (tmp_path / name).write_bytes(content)
        refused(tmp_path / name, "no complete zip")


def test_a_truncated_file_is_refused_wherever_it_ends(tmp_path):
    np.savez_compressed(tmp_path / "a.npz", values=VALUES)
    content = (tmp_path / "a.npz").read_bytes()
    for end in range(0, len(content) - 1, 7):
        (tmp_path / "b.npz").write_bytes(content[:end])
        refused(tmp_path / "b.npz")


class Trap:
    """Unpickled, it would touch a file."""

    def __init__(self, path: Path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def test_objects_are_never_unpickled(tmp_path):
    trap = np.array([Trap(tmp_path / "sprung")], object)
    np.savez(tmp_path / "a.npz", values=trap)
    refused(tmp_path / "a.npz", "pickled objects")
    fields = np.zeros(1, [("a", object)])
    np.savez(tmp_path / "b.npz", values=fields)
    refused(tmp_path / "b.npz", "pickled objects")
    assert not (tmp_path / "sprung").exists()


HEADER = "{{'descr': {}, 'fortran_order': False, 'shape': {}, }}"


@pytest.mark.parametrize(
    "content",
    [
        npy_with_header(HEADER.format("'|u1'", "(1000000000000, 1000000)")),  # of no bytes at all
        npy_with_header(HEADER.format("'|u1'", "(-1, -1)"), b"a"),
        npy_with_header(HEADER.format("'|u1'", "(True, 2)"), b"a"),
        npy_with_header(HEADER.format("'<U0'", "(1000000000,)"), b"a"),
        npy_with_header(HEADER.format("'no type'", "(1,)"), b"a"),
        npy_with_header(HEADER.format("'|u1'", "(" * 3000 + ")" * 3000), b"a"),
        npy_with_header(HEADER.format("'|u1'", "-" * 8000 + "1"), b"a"),
        npy_with_header(HEADER.format("'|u1'", "(9**9**9,)"), b"a"),
        npy_with_header("{'shape': (1,)}", b"a"),
        npy_with_header("'\x1b[2J'"),
        b"\x93NUMPY\x02\x00\xff\xff\xff\xff" + b" " * 20000,  # a header of 4 GB
        b"\x93NUMPY\x09\x09",
        b"\x93NUMPY",
        b"text",
        b"",
        npy(VALUES)[:-1],
        npy(VALUES) + b"more",
    ],
)
def test_a_header_that_lies_or_cannot_be_parsed_is_refused(tmp_path, content):
    refused(archive(tmp_path / "a.npz", content))


@pytest.mark.parametrize("size", [0, 128, 1127, 1129, 0x7FFFFFFF, 0xFFFFFFFE])
@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_member_that_lies_about_its_size_is_refused(tmp_path, size, packing):
    refused(declare_size(archive(tmp_path / "a.npz", npy(VALUES), packing), size))


def test_a_lie_on_which_header_and_zip_agree_is_refused_before_any_memory_is_taken(tmp_path):
    stated = (1 << 30) - 128
    content = npy_with_header(HEADER.format("'|u1'", f"({stated},)").ljust(117), bytes(100))
    path = declare_size(archive(tmp_path / "a.npz", content), stated + 128)
    refused(path, "of the size that its header states")


def test_values_behind_a_short_stream_are_refused(tmp_path):
    """Header and zip agree on 20000 bytes, which 100 packed ones could hold, but do not."""
    content = npy_with_header(HEADER.format("'|u1'", "(20000,)").ljust(117), bytes(100))
    path = declare_size(archive(tmp_path / "a.npz", content), 20128)
    refused(path, "damage")


def test_an_array_too_large_for_memory_is_refused_when_read(tmp_path, monkeypatch):
    monkeypatch.setattr("asl_keras.data.npz.MEMORY_LIMIT", 999)
    with Npz(archive(tmp_path / "a.npz", npy(VALUES))) as npz:
        assert np.array_equal(whole(npz.rows("values")), VALUES)
        with pytest.raises(InputError, match="split the file"):
            npz.read("values")


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_numpy_never_writes_are_refused(tmp_path, packing):
    refused(archive(tmp_path / "a.npz", npy(VALUES), packing), "zip compression")


def test_an_encrypted_member_is_refused(tmp_path):
    content = bytearray(archive(tmp_path / "a.npz", npy(VALUES)).read_bytes())
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.npz").write_bytes(content)
    refused(tmp_path / "a.npz", "damage")


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_a_changed_byte_is_refused_or_changes_nothing(tmp_path, save):
    save(tmp_path / "a.npz", values=VALUES, other=VALUES)
    original = (tmp_path / "a.npz").read_bytes()
    random = np.random.default_rng(0)
    for place in random.integers(0, len(original), 200):
        content = bytearray(original)
        content[place] ^= 1 << random.integers(8)
        (tmp_path / "b.npz").write_bytes(content)
        with suppress(InputError), Npz(tmp_path / "b.npz") as npz:
            assert np.array_equal(npz.read("values"), VALUES)
        with suppress(InputError), Npz(tmp_path / "b.npz") as npz:
            assert np.array_equal(whole(npz.rows("values")), VALUES)


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_a_changed_value_deep_in_a_large_array_is_refused(tmp_path, save):
    values = np.random.default_rng(0).integers(0, 256, 100_000, np.uint8)
    save(tmp_path / "a.npz", values=values)
    content = bytearray((tmp_path / "a.npz").read_bytes())
    content[50_000] ^= 1
    (tmp_path / "a.npz").write_bytes(content)
    refused(tmp_path / "a.npz", "damage")


@pytest.mark.parametrize("place", ["before the values", "in the directory"])
def test_a_damaged_name_of_another_array_does_not_lose_it_in_silence(tmp_path, place):
    np.savez(tmp_path / "a.npz", values=VALUES, signers=np.array(["x"]))
    before, at, directory = (tmp_path / "a.npz").read_bytes().rpartition(b"signers.npy")
    content = before + at.replace(b"g", b"o") + directory
    if place == "before the values":
        content = (tmp_path / "a.npz").read_bytes().replace(b"signers", b"sioners", 1)
    (tmp_path / "a.npz").write_bytes(content)
    refused(tmp_path / "a.npz", "damage")


def test_an_array_that_is_there_twice_is_refused(tmp_path):
    path = archive(tmp_path / "a.npz", npy(VALUES))
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("values.npy", npy(VALUES + 1))
    refused(path, "each once")


def test_an_array_that_packs_too_well_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("asl_keras.data.npz.UNSUSPECTED", 100_000)
    np.savez_compressed(tmp_path / "a.npz", values=np.zeros(100_001, np.uint8))
    with Npz(tmp_path / "a.npz") as npz, pytest.raises(InputError, match="uncompressed"):
        npz.read("values")
    np.savez(tmp_path / "a.npz", values=np.zeros(100_001, np.uint8))
    with Npz(tmp_path / "a.npz") as npz:
        assert len(npz.read("values")) == 100_001
