"""The command that makes data sets, with MediaPipe."""

import shutil

import numpy as np
import pytest

from asl_keras.data.dataset import load, write_landmarks
from asl_keras.errors import InputError
from asl_keras.synthetic import sample
from training import make_dataset
from training.checking.leaving import MARK
from training.making.build import Build
from training.making.looking import Looking


@pytest.fixture(scope="module")
def photos(shared_data, tmp_path_factory):
    """Two photographs of each of three letters, and an empty one."""
    folder = tmp_path_factory.mktemp("photos")
    for letter in "ABL":
        (folder / letter.lower()).mkdir()
        for file in sorted((shared_data / "photos/t32rahman" / letter).iterdir())[:2]:
            shutil.copy(file, folder / letter.lower())
    (folder / "b" / "none.jpg").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    return tmp_path_factory.mktemp("memory")


def make(*arguments):
    return make_dataset.main([*map(str, arguments), "--workers", "1"])


@pytest.fixture(scope="module")
def made(photos, memory, command, tmp_path_factory):
    """The command's answer, and the file."""
    out = tmp_path_factory.mktemp("made") / "hands.npz"
    arguments = ("--out", out, "--cache", memory, "--signer", "tasnim", "--workers", "1")
    return command("training.make_dataset", photos, *arguments), out


def test_photographs_become_the_landmarks_that_mediapipe_sees_in_them(made, photos, shared_data):
    """To 1e-4 of a hand's size, what pixels of a share of the width lose in float32."""
    answer, out = made
    assert (answer.returncode, answer.stderr) == (0, "")
    with np.load(shared_data / "landmarks/t32rahman_photos.npz") as file:
        known = dict(zip(map(_place, file["files"]), file["landmarks"], strict=True))
    with np.load(out) as file:
        hands, places = file["landmarks"], [_place(name) for name in file["origins"]]
        assert file["labels"].tolist() == list("AABBLL")
        assert set(file["handedness"]) == {"Left"}
    expected = np.stack([known[place] for place in places]) * 640
    assert np.abs(hands - expected).max() / np.ptp(expected, axis=1).max() < 1e-4


def _place(name):
    return str(name).rsplit("/", 2)[1].upper() + "/" + str(name).rsplit("/", 1)[1]


def test_what_was_left_out_is_named(made):
    answer, out = made
    assert f"{out}: hands 6, labels 3, signers 1" in answer.stdout
    assert "Left out: 1" in answer.stdout
    assert "b/none.jpg is empty" in answer.stdout


def test_a_page_and_a_card_lie_beside_the_file(made):
    _, out = made
    assert "<html" in out.with_suffix(".html").read_text()
    assert "tasnim" in out.with_suffix(".md").read_text()


def test_masks_of_the_same_photographs_take_no_second_look(
    photos, memory, made, tmp_path, monkeypatch
):
    monkeypatch.setattr(Looking, "open", None)
    make(
        photos,
        "--no-report",
        "--images",
        "--image-size",
        64,
        "--out",
        tmp_path / "a.npz",
        "--cache",
        memory,
    )
    data = load([tmp_path / "a.npz"])
    assert (len(data), data.files[0].shape) == (6, (6, 64, 64, 3))


def test_labels_that_the_file_beside_lacks_are_refused(tmp_path, memory):
    write_landmarks(tmp_path / "old.npz", sample(4, 0)[0], np.array(list("ABAC")))
    (tmp_path / "new.toml").write_text('[alphabet]\nlabels = ["A", "B"]\n')
    with pytest.raises(InputError, match=r"labels of .*new.toml. Received also: C"):
        make(tmp_path / "old.npz", "--out", tmp_path / "new.npz", "--cache", memory)
    assert not (tmp_path / "new.npz").exists()


def test_a_video_becomes_clips(clip, memory, tmp_path):
    shutil.copy(clip, tmp_path / "LB.mp4")
    (tmp_path / "LB.csv").write_text("0,L\n2,B\n")
    sparing = ("--fps", 2, "--no-report")
    make(tmp_path / "LB.mp4", *sparing, "--out", tmp_path / "a.npz", "--cache", memory)
    with np.load(tmp_path / "a.npz") as file:
        assert sorted(set(file["labels"])) == ["B", "L"]
        assert sorted(set(file["clips"].tolist())) == [0, 1]
        assert (np.diff(file["times"]) >= 0.4).all()


def test_pictures_that_were_squeezed_are_widened(photos, memory, made, tmp_path):
    make(photos, "--out", tmp_path / "a.npz", "--widen", 1.5, "--no-report", "--cache", memory)
    hands, wide = (load([file]).hands for file in (made[1], tmp_path / "a.npz"))
    assert np.allclose(wide, hands * [1.5, 1, 1.5])


def test_no_page_of_other_hands_stays_beside_the_new_ones(photos, memory, made, tmp_path, capsys):
    (tmp_path / "a.html").write_bytes(MARK)
    (tmp_path / "a.md").write_text("of other hands")
    make(photos, "--out", tmp_path / "a.npz", "--no-report", "--cache", memory)
    assert not (tmp_path / "a.html").exists()
    assert (tmp_path / "a.md").read_text() == "of other hands"
    said = capsys.readouterr().err
    assert "Removed a.html, which showed the hands of before; a.md is still of these." in said


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_a_page_or_a_card_of_somebody_is_not_written_over(tmp_path, memory, name):
    """Found out before the pictures are looked at."""
    (tmp_path / name).write_text("my own notes")
    with pytest.raises(InputError, match=rf"{name}, which .* Move it away"):
        make(tmp_path / "none", "--out", tmp_path / "a.npz", "--cache", memory)
    assert (tmp_path / name).read_text() == "my own notes"


def test_sources_without_a_hand_are_an_error(tmp_path, memory):
    (tmp_path / "A").mkdir()
    (tmp_path / "A/1.png").write_bytes(b"")
    with pytest.raises(
        InputError, match=r"1 picture or row without one, such as .*A/1.png: is empty\.$"
    ):
        make(tmp_path, "--out", tmp_path / "a.npz", "--cache", memory)
    assert not (tmp_path / "a.npz").exists()


@pytest.mark.parametrize(
    "options",
    [
        ("--out", "hands.txt"),
        ("--out", "absent/folder/../../hands.npz", "--workers", 0),
        ("--out", "hands.npz", "--images", "--landmarks"),
        ("--out", "hands.npz", "--images", "--image-size", 100),
        ("--out", "hands.npz", "--fps", 0),
        ("--out", "hands.npz", "--widen", "nan"),
        ("--out", "hands.npz", "--signer", "a", "--signer-from", "{signer}_*"),
        ("--out", "hands.npz", "--signer-from", "*"),
    ],
)
def test_options_that_do_not_fit_are_refused_before_the_work(
    photos, options, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        make_dataset.main([str(photos), *map(str, options)])


def test_ctrl_c_says_that_nothing_is_lost_and_leaves_no_file(photos, tmp_path, monkeypatch, capsys):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Build, "look", stop)
    with pytest.raises(KeyboardInterrupt):
        make(photos, "--out", tmp_path / "a.npz", "--cache", tmp_path / "cache")
    assert "the same command goes on" in capsys.readouterr().err
    assert not (tmp_path / "a.npz").exists()
