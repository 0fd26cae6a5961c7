"""The command that shares hands out: every array of every schema."""

import numpy as np
import pytest

from asl_keras.data.dataset import load
from asl_keras.errors import InputError
from asl_keras.mask import draw
from asl_keras.synthetic import sample
from training import split
from training.checking.leaving import MARK
from training.checking.subset import write_rows

HANDS, INDEX = sample(240, 0)
COLUMNS = {
    "labels": np.array(list("ABC"))[np.arange(240) % 3],
    "signers": np.array([f"person {row // 3 % 6}" for row in range(240)]),
}


def shared_out(tmp_path, *options: str, **arrays: np.ndarray) -> dict[str, dict[str, np.ndarray]]:
    """The files, by the name of their part."""
    np.savez(tmp_path / "hands.npz", **COLUMNS, **arrays)
    split.main([str(tmp_path / "hands.npz"), *options])
    files = sorted(tmp_path.glob("hands_*.npz"))
    load(files)  # each is as its schema says
    return {file.stem.removeprefix("hands_"): dict(np.load(file)) for file in files}


def test_every_array_goes_with_its_rows(tmp_path, capsys):
    number = np.arange(240)
    made = shared_out(
        tmp_path, landmarks=HANDS, score=number / 2, aspect_known=np.array(True), note=np.arange(3)
    )
    assert list(made) == ["test", "train", "validation"]
    rows = np.concatenate([2 * part["score"] for part in made.values()]).astype(int)
    assert sorted(rows) == list(range(240))
    for part in made.values():
        at = (2 * part["score"]).astype(int)
        np.testing.assert_array_equal(part["landmarks"], HANDS[at])
        np.testing.assert_array_equal(part["signers"], COLUMNS["signers"][at])
        assert part["aspect_known"]
        assert part["note"].tolist() == [0, 1, 2]
    assert "hands_test.npz: 39 hands of 1 signer, labels A B C" in capsys.readouterr().out


@pytest.mark.parametrize("options", [(), ("--by", "block")])
def test_masks_are_shared_out_row_by_row(tmp_path, options):
    masks = draw(HANDS, 32)
    made = shared_out(tmp_path, *options, images=masks, number=np.arange(240))
    for part in made.values():
        np.testing.assert_array_equal(part["images"], masks[part["number"]])


def test_sequences_keep_their_clips_whole(tmp_path):
    clips = np.arange(240) // 6
    made = shared_out(tmp_path, "--by", "block", landmarks=HANDS, clips=clips)
    held = [set(part["clips"]) for part in made.values()]
    assert sum(map(len, held)) == len(set.union(*held)) == 40


def test_hands_of_a_sequence_that_show_nothing_go_with_the_others(tmp_path):
    labels = np.where(np.arange(240) % 5 == 0, "", COLUMNS["labels"])
    np.savez(
        tmp_path / "hands.npz", landmarks=HANDS, labels=labels, clips=np.arange(240) // 6,
        signers=COLUMNS["signers"],
    )  # fmt: skip
    split.main([str(tmp_path / "hands.npz")])
    parts = [np.load(file)["labels"] for file in tmp_path.glob("hands_*.npz")]
    assert sum((one == "").sum() for one in parts) == 48


def test_what_the_labels_mean_goes_with_them(tmp_path):
    (tmp_path / "hands.toml").write_text('[alphabet]\nlabels = ["A", "B", "C"]\nnone = "C"\n')
    shared_out(tmp_path, landmarks=HANDS)
    assert load([tmp_path / "hands_train.npz"]).alphabet.none == "C"


@pytest.mark.parametrize("part", ["train", "validation", "test"])
def test_what_another_file_says_of_the_labels_is_not_taken_for_this_one(tmp_path, part):
    old = tmp_path / f"hands_{part}.toml"
    old.write_text('[alphabet]\nlabels = ["A", "B", "C"]\nnone = "C"\n')
    with pytest.raises(InputError, match=r"toml to say .* Received: something else"):
        shared_out(tmp_path, "--test", "0", landmarks=HANDS)
    assert not list(tmp_path.glob("hands_*.npz"))


def test_rows_without_near_duplicates_are_of_the_same_alphabet(tmp_path):
    np.savez(tmp_path / "hands.npz", **COLUMNS, landmarks=HANDS)
    (tmp_path / "thin.toml").write_text('[alphabet]\nlabels = ["A", "B", "C"]\nnone = "C"\n')
    with pytest.raises(InputError, match=r"thin\.toml"):
        write_rows(tmp_path / "hands.npz", np.arange(9), 240, tmp_path / "thin.npz")


def test_a_part_of_nothing_is_not_written(tmp_path):
    assert list(shared_out(tmp_path, "--test", "0", landmarks=HANDS)) == ["train", "validation"]


def test_a_part_of_another_split_does_not_stay(tmp_path, capsys):
    """Its hands are in the training part now."""
    shared_out(tmp_path, landmarks=HANDS)
    pages = [tmp_path / f"hands_{part}.html" for part in ("train", "validation")]
    for page in pages:
        page.write_bytes(MARK)
    made = shared_out(tmp_path, "--test", "0.4", "--validation", "0", landmarks=HANDS)
    assert list(made) == ["test", "train"]
    said = capsys.readouterr()
    assert "hands_validation.npz: removed" in said.out
    for page in pages:
        assert f"Removed {page.name}, which showed the hands of before" in said.err
        assert not page.exists()


@pytest.mark.parametrize("part", ["train", "test"])
def test_a_file_that_no_split_has_written_stays(tmp_path, part):
    own = tmp_path / f"hands_{part}.npz"
    np.savez(own, **COLUMNS, landmarks=HANDS)
    before = own.read_bytes()
    with pytest.raises(InputError, match="of a split before"):
        shared_out(tmp_path, "--test", "0", landmarks=HANDS)
    assert own.read_bytes() == before
    assert list(tmp_path.glob("hands_*.npz")) == [own]


def test_a_page_that_asl_has_not_written_and_labels_beside_a_part_stay(tmp_path):
    shared_out(tmp_path, landmarks=HANDS)
    own = tmp_path / "hands_train.html", tmp_path / "hands_test.toml"
    own[0].write_text("my own notes")
    for name in ("hands.toml", own[1].name):
        (tmp_path / name).write_text('[alphabet]\nlabels = ["A", "B", "C"]  # Anna chose them\n')
    assert "test" not in shared_out(tmp_path, "--test", "0", landmarks=HANDS)
    assert own[0].read_text() == "my own notes"
    assert "Anna" in own[1].read_text()


@pytest.mark.parametrize("target", ["hands.npz", "hands_test.npz"])
def test_nothing_is_written_over_through_a_link(tmp_path, target):
    shared_out(tmp_path, landmarks=HANDS)
    (tmp_path / "hands_train.npz").unlink()
    (tmp_path / "hands_train.npz").symlink_to(target)
    before = (tmp_path / target).read_bytes()
    with pytest.raises(InputError, match="another place"):
        split.main([str(tmp_path / "hands.npz")])
    assert (tmp_path / target).read_bytes() == before


def test_the_original_stays_where_the_folder_is_none(tmp_path):
    (tmp_path / "file").write_text("")
    np.savez(tmp_path / "hands.npz", **COLUMNS, landmarks=HANDS)
    with pytest.raises(InputError, match="folder that can be written to"):
        split.main([str(tmp_path / "hands.npz"), "--out", str(tmp_path / "file")])
