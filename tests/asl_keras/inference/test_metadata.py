"""The metadata in a `.tflite`."""

import json
import zipfile
from dataclasses import replace

import pytest

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference import metadata
from asl_keras.inference.metadata import read_metadata, write_metadata

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


@pytest.mark.parametrize(
    "garbled",
    [
        b"",
        b"[1]",
        b"{}",
        b"\xff",
        {"labels": [1]},
        {"labels": None},
        {"labels": ["A", "A"]},
        {"moving": ["Q"]},
        {"none": "Q"},
        {"side": 31},
        {"side": "32"},
        {"threshold": 1.5},
        {"temperature": 0},
        {"temperature": float("nan")},
        {"temperature": "hot"},
        {"embedding": -1},
        {"embedding": "many"},
    ],
)
def test_garbled_metadata_are_refused(tmp_path, info, garbled):
    if isinstance(garbled, dict):
        garbled = info.as_json() | garbled
    with pytest.raises(InputError, match=r"\.tflite"):
        read_metadata(with_metadata(tmp_path, garbled))


def with_metadata(folder, content):
    """A file with this `asl.json`, as bytes or as what becomes JSON."""
    path = folder / "model.tflite"
    path.write_bytes(NETWORK)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("asl.json", content if isinstance(content, bytes) else json.dumps(content))
    return path


def test_metadata_of_unreasonable_size_are_not_unpacked(tmp_path):
    path = tmp_path / "model.tflite"
    path.write_bytes(NETWORK)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("asl.json", bytes(metadata.MAX_METADATA_BYTES + 1))
    with pytest.raises(InputError):
        read_metadata(path)
