"""Files of models: what was saved is loaded, and nothing that a stranger's file states is believed.

The file that is changed is made once; each change leaves all checksums right.
"""

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import keras
import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.models import build, model_file, saved, weights


def refused(path: Path, fault: str) -> str:
    """One short sentence."""
    with pytest.raises(InputError, match=fault) as caught:
        saved.load(path)
    sentence = str(caught.value).replace(str(path.parent), "")
    assert "\n" not in sentence
    assert len(sentence) <= 300
    return sentence


@pytest.mark.parametrize("suffix", model_file.SUFFIXES)
def test_saving_and_loading_say_nothing(suffix, tmp_path, capfd, caplog):
    path = tmp_path / f"model{suffix}"
    model = build("customcnn", (32, 32, 3), 3)
    capfd.readouterr()  # what TensorFlow says when it is first used
    saved.save(model, path)
    saved.load(path)
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


@pytest.mark.parametrize("name", ["absent.keras", "absent.h5", "labels.txt"])
def test_a_file_that_is_absent_or_no_model_by_name_is_the_users_mistake(name, tmp_path):
    (tmp_path / "labels.txt").write_text("A\n")
    with pytest.raises(InputError, match=f"{name}, which"):
        saved.load(tmp_path / name)


@pytest.mark.parametrize("suffix", model_file.SUFFIXES)
@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_damaged_file_is_the_users_mistake(suffix, share, tmp_path):
    path = tmp_path / f"model{suffix}"
    saved.save(build("customcnn", (32, 32, 3), 3), path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    refused(path, "damaged")


@pytest.mark.parametrize("suffix", model_file.SUFFIXES)
def test_code_inside_a_model_file_is_not_run(suffix, tmp_path):
    path = tmp_path / f"model{suffix}"
    code = keras.layers.Lambda(lambda x: x)
    saved.save(keras.Sequential([keras.Input((8, 8, 3)), code]), path)
    with pytest.raises(InputError, match="cannot be read"):
        saved.load(path)


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """A `.keras` file of one dense layer, with a `.h5` file beside it."""
    path = tmp_path_factory.mktemp("small") / "small.keras"
    model = keras.Sequential([keras.Input((21, 3)), keras.layers.Flatten(), keras.layers.Dense(3)])
    saved.save(model, path)
    saved.save(model, path.with_suffix(".h5"))
    return path


def rewritten(source: Path, path: Path, packing: int = zipfile.ZIP_STORED, **members) -> Path:
    """The archive with other members: `config`, `metadata`, `weights`, or those in `others`."""
    names = {"config": "config.json", "metadata": "metadata.json", "weights": "model.weights.h5"}
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(path, "w", packing) as new:
        for key, name in names.items():
            new.writestr(name, members.get(key, archive.read(name)))
        for name, content in members.get("others", {}).items():
            new.writestr(name, content)
    return path


def described(source: Path, change: Callable[[dict], Any]) -> str:
    """The description of the model, after a change of its dense layer."""
    with zipfile.ZipFile(source) as archive:
        config = json.loads(archive.read("config.json"))
    change(config["config"]["layers"][-1])
    return json.dumps(config)


def test_weights_alone_are_not_called_damaged(small, tmp_path):
    path = tmp_path / "a.weights.h5"
    saved.load(small).save_weights(path)
    with pytest.raises(InputError, match=r"a\.weights\.h5, which has weights alone"):
        saved.load(path)


def test_what_is_stored_as_keras_does_is_loaded(small, tmp_path):
    again = saved.load(rewritten(small, tmp_path / "a.keras"))
    assert np.array_equal(again.get_weights()[0], saved.load(small).get_weights()[0])


def test_an_archive_that_keras_does_not_write_is_refused_before_it_is_unpacked(small, tmp_path):
    path = tmp_path / "a.keras"
    refused(rewritten(small, path, zipfile.ZIP_DEFLATED), "compressed")
    refused(rewritten(small, path, others={"assets/x.txt": "A"}), "has more than")
    refused(rewritten(small, path, metadata=" " * 20_000), "more than 10000 bytes")
    content = bytearray(small.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    refused(path, "encrypted")


def test_a_description_that_cannot_be_believed_is_refused(small, tmp_path):
    path = tmp_path / "a.keras"
    refused(rewritten(small, path, config="[" * 100_000), "no JSON")
    refused(rewritten(small, path, config="[]"), "cannot be read")
    huge = described(small, lambda layer: layer["config"].update(units=1_000_000_000))
    refused(rewritten(small, path, config=huge), "more weights than it has")
    for number in (2**31, -(10**400)):
        endless = described(small, lambda layer, n=number: layer["config"].update(units=n))
        refused(rewritten(small, path, config=endless), "beyond 32 bits")


def test_a_model_that_does_not_say_what_it_reads_is_refused(tmp_path, recwarn):
    path = tmp_path / "unbuilt.keras"
    saved.save(keras.Sequential([keras.layers.Dense(3)]), path)
    refused(path, "does not say what it reads")


def test_a_vocabulary_outside_of_the_file_is_not_looked_at(small, tmp_path):
    secret = tmp_path / "secret.txt"
    lookup = {"module": "keras.layers", "class_name": "StringLookup", "registered_name": None}

    def naming(vocabulary: Path) -> str:
        change = described(
            small, lambda layer: layer.update(lookup, config={"vocabulary": str(vocabulary)})
        )
        return refused(rewritten(small, tmp_path / "a.keras", config=change), "cannot be read")

    absent = naming(secret)
    secret.write_text("A\nB\n")
    assert naming(secret) == absent


def outside(kind: str, folder: Path) -> Callable[[h5py.Group, str], None]:
    """Lets an array of an HDF5 file lie in another file, in one of the ways that HDF5 has."""

    def change(group: h5py.Group, name: str) -> None:
        shape, values = group[name].shape, group[name][()]
        del group[name]
        other = folder / "other.h5"
        with h5py.File(other, "w") as file:
            file["x"] = values
        (folder / "raw").write_bytes(values.tobytes())
        if kind == "external link":
            group[name] = h5py.ExternalLink(other, "/x")
        elif kind == "soft link":
            group[name] = h5py.SoftLink("/nowhere")
        elif kind == "external storage":
            place = [(str(folder / "raw"), 0, values.nbytes)]
            group.create_dataset(name, shape, "f4", external=place)
        elif kind == "virtual":
            layout = h5py.VirtualLayout(shape, "f4")
            layout[...] = h5py.VirtualSource(other, "x", shape)
            group.create_virtual_dataset(name, layout)
        elif kind == "packed":
            group.create_dataset(name, shape, "f4", values, compression="gzip")
        elif kind == "never written":
            group.create_dataset(name, (1 << 40,), "f4")
        else:
            group[name] = [b"text"]

    return change


KINDS = {
    "external link": "lead out of it",
    "soft link": "lead out of it",
    "external storage": "lie elsewhere",
    "virtual": "packed or lie elsewhere",
    "packed": "packed",
    "never written": "states more weights than it has",
    "text": "no numbers",
}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_outside_of_an_hdf5_file_is_read_nor_is_any_size_believed(kind, small, tmp_path):
    change = outside(kind, tmp_path)
    with zipfile.ZipFile(small) as archive:
        stream = io.BytesIO(archive.read("model.weights.h5"))
    with h5py.File(stream, "r+") as file:
        change(file["layers/dense/vars"], "1")
    refused(rewritten(small, tmp_path / "a.keras", weights=stream.getvalue()), KINDS[kind])

    shutil.copy(small.with_suffix(".h5"), tmp_path / "a.h5")
    with h5py.File(tmp_path / "a.h5", "r+") as file:
        (name,) = [name for name in every(file) if name.endswith("bias")]
        change(file[name].parent, name.rpartition("/")[2])
    refused(tmp_path / "a.h5", KINDS[kind])

    (tmp_path / "a.weights.h5").write_bytes(stream.getvalue())
    with pytest.raises(InputError, match=KINDS[kind]):
        weights.load(saved.load(small), str(tmp_path / "a.weights.h5"))


def every(file: h5py.File) -> list[str]:
    names: list[str] = []
    file.visit(names.append)
    return names


def test_a_description_in_an_hdf5_file_is_not_believed_either(small, tmp_path):
    path = tmp_path / "a.h5"
    for text, fault in (("[" * 30_000, "no JSON"), ("{}", "cannot be read")):
        shutil.copy(small.with_suffix(".h5"), path)
        with h5py.File(path, "r+") as file:
            file.attrs["model_config"] = text
        refused(path, fault)
    shutil.copy(small.with_suffix(".h5"), path)
    with h5py.File(path, "r+") as file:
        config = json.loads(file.attrs["model_config"])
        config["config"]["layers"][-1]["config"]["units"] = 1_000_000_000
        file.attrs["model_config"] = json.dumps(config)
    refused(path, "more weights than it has")
