"""The main command: what it leaves, what it survives, what it refuses."""

import json
from pathlib import Path

import numpy as np
import pytest

from asl_keras.data.dataset import load, write_landmarks
from asl_keras.errors import InputError
from asl_keras.inference.inputs import MaskInput
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.pretrained import open_reader
from asl_keras.synthetic import sample, shipped
from training import evaluate, fit

SMALL = ["--arch", "customcnn", "--image-size", "32", "--hands", "52", "--batch-size", "26"]
LEFT = {
    "model.keras",
    "model.h5",
    "labels.txt",
    "history.csv",
    "report.json",
    "config.toml",
    "report.html",
}


@pytest.fixture(scope="module")
def hands(tmp_path_factory) -> Path:
    """Landmarks of three letters by three signers."""
    landmarks, index = sample(2000, 0)
    letters = np.array(shipped().labels)[index]
    rows = np.flatnonzero(np.isin(letters, ["A", "B", "C"]))[:90]
    file = tmp_path_factory.mktemp("data") / "hands.npz"
    write_landmarks(file, landmarks[rows], letters[rows], np.array(list("xyz") * 30))
    return file


@pytest.fixture(scope="module")
def run(tmp_path_factory, hands) -> Path:
    """A finished run on `hands`."""
    out = tmp_path_factory.mktemp("run")
    fit.main([*SMALL, "--epochs", "2", "--data", str(hands), "--out", str(out)])
    return out


def test_a_run_leaves_what_the_manual_says_and_nothing_else(run):
    assert {file.name for file in run.iterdir()} == LEFT
    assert (run / "labels.txt").read_text() == "A\nB\nC\n"
    report = json.loads((run / "report.json").read_text())
    assert {"accuracy", "loss", "calibration_error", "per_class", "per_signer"} < set(report)
    assert {"seconds", "images_per_second", "seed", "packages"} < set(report)
    assert len(report["per_signer"]) == 1  # a signer who was not trained on
    page = (run / "report.html").read_text()
    assert f"of {report['count']} hands of 1 signer whom it did not learn from" in page


def test_a_finished_run_is_not_trained_again(run, hands, capsys):
    fit.main([*SMALL, "--epochs", "2", "--data", str(hands), "--out", str(run)])
    assert "finished" in capsys.readouterr().out


def test_the_configuration_that_a_run_leaves_repeats_it(run, tmp_path, capsys):
    """Moved elsewhere, too, but for the folder, which is a run of its own."""
    file = tmp_path / "moved.toml"
    file.write_bytes((run / "config.toml").read_bytes())
    fit.main(["--config", str(file), "--out", str(run)])
    assert "finished" in capsys.readouterr().out
    with pytest.raises(InputError, match="seed 0, now 1"):
        fit.main(["--config", str(file), "--out", str(run), "--seed", "1"])


def test_options_that_contradict_one_another_are_refused(tmp_path):
    (tmp_path / "my.toml").write_text('pose_model = "a.npz"\nout = "run"\n')
    with pytest.raises(InputError, match=r"Received: both. .* Correct pose_model in .*my\.toml"):
        fit.main(["--config", str(tmp_path / "my.toml"), "--data", "b.npz"])


def test_a_run_with_other_settings_is_left_alone(run, hands):
    before = (run / "model.keras").read_bytes()
    with pytest.raises(InputError, match="epochs"):
        fit.main([*SMALL, "--epochs", "3", "--data", str(hands), "--out", str(run)])
    assert (run / "model.keras").read_bytes() == before


def test_evaluation_writes_predictions_in_the_order_of_the_rows(run, hands, tmp_path, capsys):
    out, report = tmp_path / "read", tmp_path / "report.json"  # under that name, as it is
    model = ["--model", str(run / "model.keras"), "--data", str(hands)]
    evaluate.main([*model, "--predictions", str(out), "--report", str(report)])
    with np.load(out, allow_pickle=False) as read:
        assert read["predictions"].shape == (90,)
        assert read["probabilities"].shape == (90, 3)
        best = np.array(["A", "B", "C"])[read["probabilities"].argmax(axis=1)]
        np.testing.assert_array_equal(read["predictions"], best)
        truth = np.load(hands)["labels"]
        accuracy = json.loads(report.read_text())["accuracy"]
        assert accuracy == pytest.approx((truth == read["predictions"]).mean())
    assert "accuracy" in capsys.readouterr().out


def test_evaluation_leaves_a_page(run, hands, tmp_path):
    files = ["--data", str(hands), "--page", str(tmp_path / "page.html")]
    evaluate.main(["--model", str(run / "model.keras"), *files])
    page = (tmp_path / "page.html").read_text()
    assert "of 90 hands of 3 signers are read rightly" in page
    assert "How it learnt" not in page


def test_evaluation_never_writes_over_what_it_reads(run, hands):
    model = ["--model", str(run / "model.keras"), "--data", str(hands)]
    for flag, file in (("--predictions", hands), ("--report", run / "model.keras")):
        with pytest.raises(InputError, match="another place"):
            evaluate.main([*model, flag, str(file)])


def test_evaluation_keeps_the_rows_of_letters_that_the_model_lacks(run, tmp_path, capsys):
    landmarks, _ = sample(4, 0)
    write_landmarks(tmp_path / "other.npz", landmarks, np.array(["A", "X", "none", "B"]))
    files = ["--data", str(tmp_path / "other.npz"), "--predictions", str(tmp_path / "read.npz")]
    evaluate.main(["--model", str(run / "model.keras"), *files])
    assert "1 hands of letters that the model lacks, X," in capsys.readouterr().out
    with np.load(tmp_path / "read.npz", allow_pickle=False) as read:
        assert read["labels"].tolist() == ["A", "B", "C"]
        assert read["accepted"].tolist() == [True] * 4  # a .keras file has no threshold
        assert read["predictions"].shape == (4,)


def test_without_a_model_evaluation_judges_what_ships(tmp_path):
    landmarks, index = sample(30, 0)
    letters = np.array(shipped().labels)[index]
    write_landmarks(tmp_path / "hands.npz", landmarks, letters)
    files = ["--data", str(tmp_path / "hands.npz"), "--predictions", str(tmp_path / "read.npz")]
    evaluate.main(files)
    reader = open_reader()
    with np.load(tmp_path / "read.npz", allow_pickle=False) as read:
        np.testing.assert_array_equal(read["probabilities"], reader.read(landmarks))
        best = read["probabilities"].argmax(axis=1)
        passing = read["probabilities"].max(axis=1) >= reader.threshold
        passing &= read["labels"][best] != "none"
        np.testing.assert_array_equal(read["accepted"], passing)
        assert read["accepted"].any()


def test_data_of_one_class_is_refused(tmp_path):
    landmarks, _ = sample(4, 0)
    write_landmarks(tmp_path / "one.npz", landmarks, np.array(list("AAAA")))
    with pytest.raises(InputError, match="two labels"):
        fit.main(["--data", str(tmp_path / "one.npz"), "--out", str(tmp_path / "run")])


def test_masks_of_any_labels_are_learnt_and_the_alphabet_is_said(hands, tmp_path, capsys):
    data = load([hands])
    file = tmp_path / "images.npz"
    np.savez(
        file,
        images=data.prepared(np.arange(90), MaskInput(48)),
        labels=np.array(["eins", "zwei", "none"])[data.truth],
        signers=data.signers,
    )
    out = tmp_path / "run"
    fit.main([*SMALL, "--epochs", "1", "--data", str(file), "--out", str(out)])
    said = capsys.readouterr().out
    assert "2 letters, of which 2 are words, and 'none' for no letter" in said
    assert "among letters alone: the two differ" in said
    alphabet = KerasClassifier.load(out / "model.keras").alphabet
    assert (set(alphabet.labels), alphabet.none) == ({"eins", "zwei", "none"}, "none")
