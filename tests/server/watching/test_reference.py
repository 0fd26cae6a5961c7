"""References in files: those of strangers are refused, that of what ships fits it."""

import json
from pathlib import Path

import pytest

from asl_keras.errors import InputError
from asl_keras.pretrained import SHIPPED, open_reader
from server.watching.reference import Reference, beside, digest


def test_a_reference_is_read_as_it_was_written(reference, tmp_path):
    file = tmp_path / "reference.json"
    reference.write(file)
    again = Reference.read(file)
    again.write(tmp_path / "again.json")
    assert file.read_bytes() == (tmp_path / "again.json").read_bytes()
    assert again.as_json() == reference.as_json()


def test_what_ships_has_a_reference_of_its_own():
    """`scripts/make_reference.sh` makes it; it is of the models that ship now."""
    shipped = Reference.read(beside(SHIPPED))
    assert shipped.model_sha256 == digest(SHIPPED)
    assert shipped.labels == open_reader().alphabet.labels


def spoil(known: dict, *path: str, value: object) -> dict:
    *way, last = path
    place = known
    for step in way:
        place = place[step]
    place[last] = value
    return known


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("model_sha256",), "no"),
        (("window",), 0),
        (("bins",), []),
        (("bins", "palm"), {"shares": [0.5, 0.5]}),
        (("bins", "palm", "edges"), [3.0, 2.0]),
        (("bins", "letters"), {"shares": []}),
        (("bins", "unheard of"), {"shares": [1]}),
        (("labels",), ["A"]),
        (("limits", "palm"), {"psi": 1}),
        (("limits", "palm", "ks"), True),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(reference, tmp_path, path, value):
    file = tmp_path / "reference.json"
    file.write_text(json.dumps(spoil(reference.as_json(), *path, value=value)))
    with pytest.raises(InputError, match=r"Expected the reference of a model.*reference`\."):
        Reference.read(file)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'{"version": NaN}'])
def test_damage_is_refused_in_a_sentence(tmp_path, content):
    file = tmp_path / "reference.json"
    file.write_bytes(content)
    with pytest.raises(InputError, match="Expected the reference of a model"):
        Reference.read(file)


def test_it_lies_beside_the_model():
    assert beside(Path("a/model_int8.tflite")) == Path("a/model_int8.reference.json")
