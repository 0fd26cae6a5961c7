"""Files: read within bounds, written in full or not at all; archives and JSON of strangers."""

from asl_keras.files.apart import bound_resources, run_apart
from asl_keras.files.archive import pack, unpack
from asl_keras.files.json_text import parse_json, read_json
from asl_keras.files.locking import TakenError, alone_at
from asl_keras.files.reading import UnreadableError, read_bytes, read_text, refuse_special
from asl_keras.files.toml_text import read_toml
from asl_keras.files.writing import (
    expect_another_place,
    expect_place,
    expect_writable,
    replacing,
    write_bytes,
)

__all__ = [
    "TakenError",
    "UnreadableError",
    "alone_at",
    "bound_resources",
    "expect_another_place",
    "expect_place",
    "expect_writable",
    "pack",
    "parse_json",
    "read_bytes",
    "read_json",
    "read_text",
    "read_toml",
    "refuse_special",
    "replacing",
    "run_apart",
    "unpack",
    "write_bytes",
]
