"""The command as a user runs it, with real hands and a network that was never trained."""

import numpy as np
import pytest

from asl_keras.adapt import storage
from training import make_clips as clips


@pytest.fixture
def adapt(command, untrained, folder):
    """Runs `python -m asl_keras.adapt` with the untrained network."""

    def run(*arguments: object):
        environment = {storage.VARIABLE: str(folder), "DISPLAY": "", "WAYLAND_DISPLAY": ""}
        return command("asl_keras.adapt", "--model", untrained, *arguments, **environment)

    return run


@pytest.fixture(scope="session")
def hands(tmp_path_factory, stranger):
    """Files with the early and the late hands of a signer, ten of each letter and half."""
    landmarks, labels = stranger
    made = tmp_path_factory.mktemp("hands")
    for name, part in (("early", slice(0, 10)), ("late", slice(-10, None))):
        rows = [np.flatnonzero(labels == letter)[part] for letter in np.unique(labels)]
        rows = np.concatenate(rows)
        np.savez(made / f"{name}.npz", landmarks=landmarks[rows], labels=labels[rows])
    return made


def test_landmarks_teach_and_what_was_learnt_is_read(adapt, command, hands, untrained, folder):
    taught = adapt("--profile", "anna", "--data", hands / "early.npz")
    assert taught.returncode == 0, taught.stderr
    first, judged, *_ = taught.stdout.splitlines()
    assert first.startswith("anna: 230 frames of 23 letters (A B")
    assert judged.startswith("Read right, of 230 frames that were left out in turn:")
    shares = []
    for profile in ((), ("--profile", "anna"), ("--profile", folder / "anna.npz")):
        out = folder / "read.npz"
        arguments = ("--model", untrained, "--data", hands / "late.npz", "--predictions", out)
        read = command("training.evaluate", *arguments, *profile, ASL_PROFILES=str(folder))
        assert read.returncode == 0, read.stderr
        with np.load(out) as written, np.load(hands / "late.npz") as truth:
            shares.append((written["predictions"] == truth["labels"]).mean())
    before, by_name, by_file = shares
    assert before < 0.2
    assert by_name > 0.8
    assert by_name == by_file


def test_a_video_of_hands_teaches(adapt, clip, folder, command, untrained):
    taught = adapt("--profile", "anna", "--source", clip, "--letters", "lb")
    assert taught.returncode == 0, taught.stderr
    assert "of 2 letters (B L)" in taught.stdout
    profile = storage.load(folder / "anna.npz")
    assert set(profile.labels) == {"L", "B"}
    arguments = ("--headless", "--source", clip, "--model", untrained, "--threshold", "0.3")
    for options, text in (((), "Read: nothing"), (("--profile", "anna"), "Read: LB")):
        read = command("asl_keras.webcam", *arguments, *options, ASL_PROFILES=str(folder))
        assert text in read.stdout, read.stderr


def test_a_video_of_other_letters_teaches_nothing(adapt, clip, folder):
    taught = adapt("--profile", "anna", "--source", clip, "--letters", "LBX")
    assert taught.returncode == 2
    assert "3 letters and 2 hands" in taught.stderr
    assert not (folder / "anna.npz").exists()


def test_photographs_in_folders_of_letters_teach(adapt, shared_data, tmp_path, folder):
    for letter in "LB":
        (tmp_path / letter).mkdir()
        for photo in sorted((shared_data / "photos/t32rahman" / letter).iterdir())[:2]:
            (tmp_path / letter / photo.name).write_bytes(photo.read_bytes())
    (tmp_path / "L" / "broken.jpg").write_bytes(b"no picture")
    taught = adapt("--profile", "anna", "--source", tmp_path)
    assert taught.returncode == 0, taught.stderr
    assert "broken.jpg, which is not a picture" in taught.stderr
    assert storage.load(folder / "anna.npz").labels.tolist() == ["B", "B", "L", "L"]


def test_without_a_hand_nothing_is_saved(adapt, tmp_path, folder):
    clips.write(iter([np.full((480, 640, 3), 90, np.uint8)] * 15), tmp_path / "grey.mp4")
    taught = adapt("--profile", "anna", "--source", tmp_path / "grey.mp4", "--letters", "A")
    assert taught.returncode == 2
    assert not folder.exists()


def test_profiles_are_listed_exported_and_deleted(adapt, hands, folder, tmp_path):
    assert adapt("--list").stdout == f"No profile in {folder}.\n"
    adapt("--profile", "anna", "--data", hands / "early.npz", "--letters", "AB", "--frames", "3")
    (folder / "broken.npz").write_bytes(b"nothing")
    anna, broken = adapt("--list").stdout.splitlines()
    assert anna == "anna: 6 frames of 2 letters (A B)"
    assert broken.startswith("broken: ")
    assert adapt("--profile", "anna", "--export", tmp_path / "copy.npz").returncode == 0
    assert (tmp_path / "copy.npz").read_bytes() == (folder / "anna.npz").read_bytes()
    assert adapt("--profile", "anna", "--delete").stdout.startswith("Deleted: ")
    assert not (folder / "anna.npz").exists()
    again = adapt("--profile", "anna", "--delete")
    assert again.returncode == 2


def test_hands_of_several_signers_are_remarked_upon(adapt, hands, tmp_path):
    with np.load(hands / "early.npz") as file:
        signers = np.array(["anna", "ben"])[np.arange(len(file["labels"])) % 2]
        np.savez(tmp_path / "both.npz", **file, signers=signers)
    taught = adapt("--profile", "both", "--data", tmp_path / "both.npz", "--letters", "AB")
    assert taught.stdout.splitlines()[1].startswith("These are hands of anna, ben: a profile is")


def test_a_profile_learns_on(adapt, hands, folder):
    for letters in ("AB", "BC"):
        adapt("--profile", "anna", "--data", hands / "early.npz", "--letters", letters)
    assert storage.load(folder / "anna.npz").letters == ("A", "B", "C")


def test_a_profile_of_another_model_is_judged_anew(adapt, command, hands, folder, untrained):
    adapt("--profile", "anna", "--data", hands / "early.npz")
    file = folder / "anna.npz"
    known = storage.load(file)
    assert len(known.model) == 64
    other = type(known)(known.name, known.landmarks, known.labels, known.takes, "0" * 64)
    storage.save(other, file)
    arguments = ("--profile", file, "--model", untrained, "missing.jpg")
    read = command("asl_keras.recognize", *arguments)
    first, second, *_ = read.stderr.splitlines()
    assert first.startswith("The profile 'anna' was made with another model. Read right, of 230")
    assert "missing.jpg" in read.stderr
    assert second


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "Expected --profile with the name of a signer"),
        (["--profile", "a:b"], "Expected --profile to be letters"),
        (["--profile", "anna", "--frames", "0"], "Expected --frames from 1 to 20"),
        (["--profile", "anna", "--list", "--delete"], "Expected --list alone"),
        (["--profile", "anna", "--letters", "AÄ"], "Expected --letters among"),
        (["--profile", "anna", "--data", "missing.npz"], "missing.npz"),
        (["--profile", "anna", "--source", "97"], "Expected a camera"),
        (["--profile", "anna", "--model", "missing.tflite"], "Expected a .tflite"),
        (["--profile", "anna", "--delete"], "Expected a --profile"),
    ],
)
def test_a_mistake_is_one_sentence(adapt, arguments, expected):
    run = adapt(*arguments)
    assert run.returncode == 2
    assert expected in run.stderr
    assert run.stderr.startswith("Error: ")
    assert len(run.stderr.splitlines()) == 1
