"""The metadata in a `.tflite`."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from asl_keras.errors import LONGEST, InputError
from asl_keras.files import pack
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.metadata import MAX_METADATA_BYTES, read_metadata, write_metadata
from tests.zips import zip_of

GOLDEN = json.loads(
    (Path(__file__).parents[2] / "golden" / "metadata.json").read_text(encoding="utf-8")
)
NETWORK = bytes(4) + b"TFL3" + bytes(range(256))


@pytest.fixture
def file(tmp_path, info):
    path = tmp_path / "model.tflite"
    path.write_bytes(NETWORK)
    write_metadata(path, info)
    return path


def test_what_is_written_is_read(file, info):
    assert read_metadata(file) == info


def test_temperature_and_embedding_travel_along(file, info):
    warm = replace(info, temperature=1.3, embedding=256)
    write_metadata(file, warm)
    assert read_metadata(file) == warm


def test_any_zip_reader_finds_the_labels_one_a_line(file):
    with zipfile.ZipFile(file) as archive:
        assert archive.read("labels.txt") == b"A\nB\nC\n"


def test_the_network_before_the_metadata_is_untouched(file):
    assert file.read_bytes().startswith(NETWORK)


def test_writing_again_replaces_the_metadata_and_equals_writing_once(file, info, tmp_path):
    content = file.read_bytes()
    write_metadata(file, replace(info, recipe="int8"))
    assert read_metadata(file).recipe == "int8"
    write_metadata(file, info)
    assert file.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == [file.name]  # nothing temporary is left


@pytest.mark.parametrize("length", [0, 5, len(NETWORK) + 40, -1])
def test_a_file_cut_short_is_refused(file, length):
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(InputError, match=r"Expected a \.tflite"):
        read_metadata(file)


def test_another_kind_of_file_is_refused(tmp_path):
    path = tmp_path / "model.tflite"
    path.write_bytes(b"not a network at all")
    with pytest.raises(InputError, match="which is not one"):
        read_metadata(path)


def test_a_network_without_metadata_is_refused(tmp_path):
    path = tmp_path / "model.tflite"
    path.write_bytes(NETWORK)
    with pytest.raises(InputError, match=r"which has none or is damaged.*mobile_export\.convert"):
        read_metadata(path)


@pytest.mark.parametrize(
    ("path", "fault"), [("missing.tflite", "does not exist"), (".", "is a folder")]
)
def test_a_missing_file_and_a_folder_are_refused(tmp_path, path, fault):
    with pytest.raises(InputError, match=fault):
        read_metadata(tmp_path / path)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [({"mask_version": 99}, "one for version 99"), ({"kind": "sound"}, "reads 'sound'")],
)
def test_a_model_of_another_input_is_refused(tmp_path, info, changes, fault):
    path = with_metadata(tmp_path, info.as_json() | changes)
    with pytest.raises(InputError, match=f"{path}.*{fault}"):
        read_metadata(path)


def test_metadata_of_before_there_were_kinds_and_alphabets_are_of_masks(tmp_path, info):
    old = info.as_json() | {"labels": ["A", "J", "nothing"]}
    for key in ("kind", "moving", "none", "temperature", "embedding"):
        del old[key]
    read = read_metadata(with_metadata(tmp_path, old))
    assert read.input == info.input
    assert (read.temperature, read.embedding) == (1.0, 0)
    assert read.alphabet == Alphabet(("A", "J", "nothing"), moving=("J",), none="nothing")


@pytest.mark.parametrize("case", GOLDEN["right"], ids=lambda case: case["name"])
def test_right_metadata_are_read(tmp_path, case):
    assert read_metadata(with_metadata(tmp_path, content_of(case)))


# Java's core reads the same file.
@pytest.mark.parametrize("case", GOLDEN["garbled"], ids=lambda case: case["name"])
def test_garbled_metadata_are_refused_in_one_sentence(tmp_path, case):
    refused(with_metadata(tmp_path, content_of(case)))


@pytest.mark.parametrize(
    "changes",
    [
        {"recipe": "\x1b[2J"},
        {"recipe": "long" * 100},
        {"source_sha256": "none"},
        {"versions": ["keras"]},
        {"versions": {"keras": 3}},
        {"versions": {str(number): "3" for number in range(1000)}},
        {"accuracy": {"synthetic": 2}},
        {"accuracy": {"synthetic": "good"}},
        {"false_accept_rate": None},
        {"side": 32.0},
        {"embedding": True},
        {"labels": [str(number) for number in range(1001)]},
        {"labels": ["A" * 1_000_000]},
    ],
)
def test_what_the_app_does_not_read_is_checked_too(tmp_path, info, changes):
    refused(with_metadata(tmp_path, info.as_json() | changes))


@pytest.mark.parametrize(
    "text",
    [b"\xff", b"[" * 100_000, b'{"labels": ' * 30, b'{"threshold": NaN}', b'{"a": 1, "a": 1}'],
)
def test_text_that_is_no_json_is_refused(tmp_path, text):
    refused(with_metadata(tmp_path, text))


def refused(path):
    with pytest.raises(InputError, match=r"\.tflite") as caught:
        read_metadata(path)
    # What a terminal shows of it, see `asl_keras.command`.
    assert "\n" not in str(caught.value)
    assert len(str(caught.value).replace(str(path), "model.tflite")) <= LONGEST


def content_of(case):
    """The text of a golden case."""
    if "text" in case:
        return case["text"].encode()
    known = GOLDEN["bases"][case["base"]] | case.get("with", {})
    for name in case.get("without", []):
        del known[name]
    return known


def with_metadata(folder, content):
    """A file with this `asl.json`, as bytes or as what becomes JSON."""
    path = folder / "model.tflite"
    content = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(NETWORK + pack({"asl.json": content}))
    return path


@pytest.mark.parametrize("byte", [0, 8, len(NETWORK) // 2, len(NETWORK) - 1])
def test_a_network_of_which_a_bit_is_another_is_refused(file, byte):
    content = bytearray(file.read_bytes())
    content[byte] ^= 1
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"Expected the network that was exported"):
        read_metadata(file)


def test_a_file_of_an_older_release_states_no_sha256_of_its_network(tmp_path, info):
    path = with_metadata(tmp_path, info.as_json())
    changed = path.read_bytes().replace(bytes(range(256)), bytes(256))
    path.write_bytes(changed)
    assert read_metadata(path) == info


def encrypted(archive):
    """With the flag that says so, in both places."""
    changed = bytearray(archive)
    changed[6] |= 1
    changed[changed.rindex(b"PK\1\2") + 8] |= 1
    return bytes(changed)


def with_damaged_content(archive):
    changed = bytearray(archive)
    changed[changed.index(b'"recipe"') + 1] ^= 1
    return bytes(changed)


HOSTILE = {
    "no asl.json": lambda text: zip_of([("labels.txt", text)]),
    "asl.json twice": lambda text: zip_of([("asl.json", text)] * 2),
    "compressed": lambda text: zip_of([("asl.json", text)], zipfile.ZIP_DEFLATED),
    "a zip bomb": lambda text: zip_of([("asl.json", bytes(1 << 26))], zipfile.ZIP_DEFLATED),
    "too large": lambda text: zip_of([("asl.json", text + b" " * MAX_METADATA_BYTES)]),
    "many members": lambda text: zip_of(
        [("asl.json", text), *((str(number), b"") for number in range(10_000))]
    ),
    "encrypted": lambda text: encrypted(zip_of([("asl.json", text)])),
    "damaged": lambda text: with_damaged_content(zip_of([("asl.json", text)])),
    "a comment after it": lambda text: zip_of([("asl.json", text)])[:-2] + b"\2\0ha",
    "an end alone": lambda text: zip_of([("asl.json", text)])[-22:],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_in_one_sentence(tmp_path, info, name):
    path = tmp_path / "model.tflite"
    path.write_bytes(NETWORK + HOSTILE[name](json.dumps(info.as_json()).encode()))
    refused(path)
