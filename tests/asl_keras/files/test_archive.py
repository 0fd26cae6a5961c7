"""Zip archives of strangers are unpacked within bounds."""

import zipfile

import pytest

from asl_keras import files
from tests.zips import zip_of

MEMBERS = {"a": b"12345", "b": b""}


def test_what_was_packed_is_unpacked():
    assert files.unpack(files.pack(MEMBERS), {"a": 5}) == {"a": b"12345"}
    assert files.unpack(b"network" + files.pack(MEMBERS), {"a": 5, "b": 0}) == MEMBERS


def test_the_same_members_are_the_same_bytes():
    assert files.pack(MEMBERS) == files.pack(MEMBERS)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "no complete zip"),
        (files.pack(MEMBERS)[:-3], "no complete zip"),
        (files.pack({"b": b""}), "has a 0 times"),
        (zip_of([("a", "1"), ("a", "2")]), "has a 2 times"),
        (zip_of([("a", "1" * 6)]), "has more than 5 bytes of a"),
        (zip_of([("a", "1")], zipfile.ZIP_DEFLATED), "compressed"),
        (files.pack(MEMBERS).replace(b"12345", b"12346"), "damaged"),
        (
            files.pack(MEMBERS).replace(
                b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01", 1
            ),
            "encrypted",
        ),
    ],
)
def test_what_is_no_plain_archive_is_refused(content, fault):
    with pytest.raises(files.UnreadableError, match=fault):
        files.unpack(content, {"a": 5})


def test_what_is_to_be_alone_is_refused_with_others():
    assert files.unpack(files.pack(MEMBERS), {"a": 5, "b": 5}, alone=True) == MEMBERS
    with pytest.raises(files.UnreadableError, match="has more than a"):
        files.unpack(files.pack(MEMBERS), {"a": 5}, alone=True)
