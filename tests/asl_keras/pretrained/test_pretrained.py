"""What ships, and how its description is read."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from asl_keras import pretrained
from asl_keras.errors import LONGEST, InputError
from asl_keras.inference.ensemble import Ensemble
from asl_keras.inference.metadata import read_metadata, write_metadata
from asl_keras.inference.recognizer import Recognizer
from asl_keras.pretrained import description, open_reader
from asl_keras.pretrained.description import Description, Member
from asl_keras.synthetic.generator import sample

MOST_MEGABYTES = 4


@pytest.fixture
def folder(exported, tmp_path):
    """Two models, `one.tflite` and `two.tflite`, and a description of both."""
    for kind, name in (("float32", "one"), ("int8", "two")):
        shutil.copy(exported(kind), tmp_path / f"{name}.tflite")
    files = [tmp_path / "one.tflite", tmp_path / "two.tflite"]
    described = description.describe(files, [0.7, 0.3], 1.5, 0.6)
    description.write(tmp_path / "reader.json", described)
    return tmp_path


def test_what_ships_is_there_and_small():
    reader = open_reader()
    assert 0 < reader.threshold <= 1
    members = description.read(pretrained.SHIPPED).members
    assert sum(member.file.stat().st_size for member in members) <= MOST_MEGABYTES * 1e6
    assert pretrained.pretrained() == members[0].file


def test_several_models_read_together_as_described(folder):
    reader, hands = open_reader(folder / "reader.json"), sample(3, 1)[0]
    assert isinstance(reader, Ensemble)
    assert (reader.temperature, reader.threshold) == (1.5, 0.6)
    members = [Recognizer(folder / name) for name in ("one.tflite", "two.tflite")]
    expected = Ensemble(members, [0.7, 0.3], 1.5, 0.6).read(hands)
    np.testing.assert_array_equal(reader.read(hands), expected)


def test_one_model_reads_alone_with_its_own_numbers(folder):
    alone = description.describe([folder / "one.tflite"], [1.0], None, None)
    description.write(folder / "reader.json", alone)
    assert "threshold" not in json.loads((folder / "reader.json").read_text())
    reader = open_reader(folder / "reader.json")
    assert isinstance(reader, Recognizer)
    assert reader.threshold == read_metadata(folder / "one.tflite").threshold


def test_a_model_file_reads_alone(folder):
    assert isinstance(open_reader(folder / "one.tflite"), Recognizer)


def test_what_is_written_is_read(folder):
    described = description.read(folder / "reader.json")
    assert [member.weight for member in described.members] == [0.7, 0.3]
    before = (folder / "reader.json").read_bytes()
    description.write(folder / "reader.json", described)
    assert (folder / "reader.json").read_bytes() == before


def test_another_file_of_that_name_is_refused(folder):
    info = read_metadata(folder / "two.tflite")
    write_metadata(folder / "two.tflite", replace(info, threshold=0.1))
    with pytest.raises(InputError, match=r"two\.tflite with the SHA-256.*make pretrained"):
        open_reader(folder / "reader.json")


def test_a_missing_model_is_one_sentence_that_says_how_to_make_it(folder):
    (folder / "two.tflite").unlink()
    with pytest.raises(InputError, match=r"two\.tflite.*does not exist\. Make it with `make pre"):
        open_reader(folder / "reader.json")


def changed(known: dict, **changes) -> dict:
    return {**known, **changes}


@pytest.mark.parametrize(
    "change",
    [
        lambda known: [],
        lambda known: changed(known, version=2),
        lambda known: changed(known, models=[]),
        lambda known: changed(known, models=known["models"][:1]),
        lambda known: changed(known, temperature=0),
        lambda known: changed(known, temperature="warm"),
        lambda known: changed(known, threshold=1.2),
        lambda known: changed(known, threshold=None),
        lambda known: changed(known, comment="a key that nobody knows"),
        lambda known: changed(known, models=[changed(known["models"][0], weight=-1)] * 2),
        lambda known: changed(known, models=[changed(known["models"][0], file="../x.tflite")] * 2),
        lambda known: changed(known, models=[changed(known["models"][0], sha256=7)] * 2),
        lambda known: changed(known, models=[changed(known["models"][0], weight=10**400)] * 2),
        lambda known: changed(known, models=[changed(known["models"][0], weight=True)] * 2),
        lambda known: changed(known, models=[changed(known["models"][0], file="..")] * 2),
        lambda known: changed(known, models=[changed(known["models"][0], file="\x1b[2J")] * 2),
        lambda known: changed(known, models=[changed(known["models"][0], file=["a"])] * 2),
        lambda known: changed(known, models=[{"file": "one.tflite"}] * 2),
        lambda known: changed(known, models=[[1]] * 2),
        lambda known: changed(known, models={"one.tflite": 1}),
        lambda known: changed(known, models=known["models"] * 9),
        lambda known: changed(known, temperature=1e-300),
        lambda known: changed(known, temperature=10**400),
    ],
)
def test_a_garbled_description_is_refused(folder, change):
    file = folder / "reader.json"
    file.write_text(json.dumps(change(json.loads(file.read_text()))))
    with pytest.raises(InputError, match=r"^Expected the list of models that read together") as no:
        open_reader(file)
    assert len(str(no.value).replace(str(file), file.name)) <= LONGEST


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff", b"null", b"[" * 60_000, b'{"version": NaN}', bytes(1 << 17)]
)
def test_a_file_that_is_no_description_is_refused(folder, content):
    (folder / "reader.json").write_bytes(content)
    with pytest.raises(InputError, match="Expected the list of models"):
        open_reader(folder / "reader.json")


def test_a_missing_description_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match=r"none\.json, which does not exist"):
        open_reader(tmp_path / "none.json")


def test_several_models_need_a_temperature_and_a_threshold(folder):
    members = tuple(Member(folder / "one.tflite", "0") for _ in range(2))
    with pytest.raises(ValueError, match="several models"):
        Description(members, threshold=0.5)
    with pytest.raises(ValueError, match="only model"):
        Description(members[:1], threshold=0.5)
