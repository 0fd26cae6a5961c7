"""Files of profiles: where they lie, that they come back, that hostile ones are refused."""

import io
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from asl_keras.adapt import storage
from asl_keras.adapt.profile import Profile
from asl_keras.errors import InputError

ROOT = Path(__file__).parents[3]


@pytest.fixture
def profile() -> Profile:
    hands = np.random.default_rng(0).random((4, 21, 3)).astype(np.float32)
    hands[1, :, 2] = np.nan  # of a source without depth
    return Profile("anna", model="0" * 64).taught(hands, np.array(list("ABAB")))


def arrays(profile: Profile) -> dict[str, np.ndarray]:
    """What a file of the profile holds."""
    return {
        "landmarks": profile.landmarks,
        "labels": profile.labels,
        "takes": profile.takes,
        "version": np.array(1, np.int64),
        "name": np.array(profile.name),
        "model": np.array(profile.model),
    }


def test_a_profile_comes_back_as_it_was(profile, folder):
    place = storage.place_of("anna")
    assert place == folder / "anna.npz"
    storage.save(profile, place)
    again = storage.load(place)
    assert (again.name, again.model) == (profile.name, profile.model)
    assert np.array_equal(again.landmarks, profile.landmarks, equal_nan=True)
    assert again.labels.tolist() == profile.labels.tolist()
    assert again.takes.tolist() == profile.takes.tolist()
    assert storage.names() == ["anna"]


def test_equal_profiles_are_equal_bytes(profile):
    one, other = storage.place_of("one"), storage.place_of("other")
    storage.save(profile, one)
    storage.save(profile, other)
    assert one.read_bytes() == other.read_bytes()


def test_a_path_names_a_file_anywhere(tmp_path):
    assert storage.place_of(str(tmp_path / "mine")) == tmp_path / "mine"
    assert storage.place_of("mine.npz") == Path("mine.npz")


def test_without_the_variable_it_is_the_users_folder_for_data(monkeypatch, tmp_path):
    monkeypatch.delenv(storage.VARIABLE)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert storage.folder() == tmp_path / "asl-keras" / "profiles"
    monkeypatch.setenv("XDG_DATA_HOME", "not/whole")
    assert storage.folder() == Path.home() / ".local/share/asl-keras/profiles"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert storage.folder() == Path.home() / "Library/Application Support/asl-keras/profiles"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert storage.folder() == tmp_path / "asl-keras" / "profiles"


def test_a_missing_profile_is_one_sentence_with_those_that_there_are(profile):
    storage.save(profile, storage.place_of("anna"))
    with pytest.raises(InputError, match=r"does not exist \(in .*: 'anna'\)"):
        storage.load(storage.place_of("ana"))


def test_a_kill_while_it_is_saved_loses_nothing(profile, folder):
    place = storage.place_of("anna")
    storage.save(profile, place)
    before = place.read_bytes()
    code = (
        "import os, signal, sys; from pathlib import Path; from asl_keras.adapt import storage\n"
        "profile = storage.load(storage.place_of('anna'))\n"
        "write = Path.write_bytes\n"
        "def half(path, content):\n"
        "    write(path, content[: len(content) // 2])\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "Path.write_bytes = half\n"
        "storage.save(profile.without(('A',)), storage.place_of('anna'))\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert place.read_bytes() == before
    assert storage.names() == ["anna"]  # half a file is none


def written(folder: Path, content: dict[str, np.ndarray], **options) -> Path:
    folder.mkdir(exist_ok=True)
    np.savez(folder / "x.npz", **{**content, **options})
    return folder / "x.npz"


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": np.array(2, np.int64)},
        {"version": np.array("1")},
        {"version": np.array([1, 1])},
        {"landmarks": np.zeros((0, 21, 3), np.float32)},
        {"landmarks": np.zeros((4, 21, 3), np.float32)},
        {"landmarks": np.full((4, 21, 3), np.inf, np.float32)},
        {"landmarks": np.ones((4, 20, 3), np.float32)},
        {"landmarks": np.float32(1)},
        {"landmarks": np.random.default_rng(0).random((6000, 21, 3)).astype(np.float32)},
        {"labels": np.array(["A", "B"])},
        {"labels": np.array(["A", "B", "", "C"])},
        {"labels": np.array(["A" * 100, "B", "B", "C"])},
        {"labels": np.arange(4)},
        {"takes": np.zeros(3, np.int64)},
        {"takes": np.zeros(4)},
        {"name": np.array("../../anna")},
        {"name": np.array(["anna"])},
        {"name": np.array(b"anna")},
        {"name": np.array("a" * 100)},
        {"model": np.array([[]])},
    ],
    ids=str,
)
def test_a_file_that_is_no_profile_is_one_sentence(profile, folder, wrong):
    with pytest.raises(InputError) as caught:
        storage.load(written(folder, arrays(profile), **wrong))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["landmarks", "labels", "takes", "version", "name", "model"])
def test_a_file_without_one_of_its_arrays_is_refused(profile, folder, name):
    content = {key: values for key, values in arrays(profile).items() if key != name}
    with pytest.raises(InputError, match=f"a file without {name}"):
        storage.load(written(folder, content))


def test_nothing_is_unpickled(profile, folder):
    class Trap:
        def __reduce__(self):
            return os.system, ("touch trapped",)

    file = written(folder, arrays(profile), labels=np.array([Trap()] * 4, object))
    with pytest.raises(InputError, match="pickled objects, which are never loaded"):
        storage.load(file)
    assert not Path("trapped").exists()


def test_no_stated_size_is_trusted(profile, folder):
    content = arrays(profile)
    header = io.BytesIO()
    shape = {"descr": "<f4", "fortran_order": False, "shape": (4, 21, 3 << 40)}
    np.lib.format.write_array_header_2_0(header, shape)
    folder.mkdir()
    with zipfile.ZipFile(folder / "x.npz", "w") as archive:
        for name, values in content.items():
            member = io.BytesIO()
            np.save(member, values)
            large = header.getvalue() + b"0" * 100
            archive.writestr(f"{name}.npy", large if name == "landmarks" else member.getvalue())
    with pytest.raises(InputError):
        storage.load(folder / "x.npz")


def test_a_damaged_profile_can_be_deleted_and_other_files_cannot(profile, folder, tmp_path):
    storage.save(profile, storage.place_of("anna"))
    storage.place_of("anna").write_bytes(b"half")
    storage.remove(storage.place_of("anna"))
    assert storage.names() == []
    data = tmp_path / "data.npz"
    np.savez(data, landmarks=profile.landmarks, labels=profile.labels)
    for path in (data, storage.place_of("anna")):
        with pytest.raises(InputError):
            storage.remove(path)
    assert data.exists()


def test_a_text_is_no_profile(folder):
    folder.mkdir()
    (folder / "x.npz").write_text("nothing")
    with pytest.raises(InputError, match="no complete zip"):
        storage.load(folder / "x.npz")
