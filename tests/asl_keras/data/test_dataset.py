"""The two NPZ schemas: what is read, what is refused, and that what is written can be read."""

import numpy as np
import pytest

from asl_keras.data.dataset import (
    ImageDataset,
    LandmarkDataset,
    load,
    require_two_classes,
    write_landmarks,
)
from asl_keras.data.rows import Rows
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import MaskInput
from asl_keras.mask import draw
from asl_keras.opencv import cv2
from asl_keras.synthetic import sample

LABELS = np.array(["A", "B", "A", "C"])
ABC = Alphabet(("A", "B", "C"))
ROWS = np.array([3, 0, 0])


def hands(count: int = 4) -> np.ndarray:
    return np.random.default_rng(count).normal(size=(count, 21, 3)).astype(np.float32)


def images(side: int, count: int = 4) -> np.ndarray:
    return (
        draw(hands(count), 64)[:, :side, :side].copy() if side <= 64 else draw(hands(count), side)
    )


@pytest.fixture
def file(tmp_path):
    """Writes arrays to an NPZ file and gives its path."""

    def write(name: str = "a.npz", **arrays):
        np.savez(tmp_path / name, **arrays)
        return tmp_path / name

    return write


def refused(path, *fragments: str, alphabet=ABC) -> None:
    with pytest.raises(InputError) as caught:
        load([path], alphabet)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path}: expected ")
    assert "\n" not in sentence
    for fragment in (", received ", "; ", *fragments):
        assert fragment in sentence


def test_landmarks_are_read_and_drawn(file):
    data = load([file(landmarks=hands(), labels=LABELS, signers=np.array(["x", "", "y", "y"]))])
    assert isinstance(data, LandmarkDataset)
    assert len(data) == 4
    assert data.signers.tolist() == ["x", "", "y", "y"]
    assert np.array_equal(data.landmarks(ROWS), hands()[ROWS])
    assert np.array_equal(data.prepared(ROWS, MaskInput(32)), draw(hands()[ROWS], 32))


def test_landmarks_without_depth_or_in_double_precision_are_read(file):
    doubles = hands().astype(np.float64)
    doubles[..., 2] = np.nan
    data = load([file(landmarks=doubles, labels=LABELS)])
    assert data.hands.dtype == np.float32
    assert np.isnan(data.hands[..., 2]).all()


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_images_are_read_from_disk(tmp_path, save):
    save(tmp_path / "a.npz", images=images(64), labels=LABELS)
    data = load([tmp_path / "a.npz"])
    assert isinstance(data, ImageDataset)
    assert isinstance(data.files[0], Rows)
    assert np.array_equal(data.prepared(ROWS, MaskInput(64)), images(64)[ROWS])


def test_images_are_made_smaller_by_areas_and_larger_by_lines(file):
    data = load([file(images=images(64), labels=LABELS)])
    for side, method in ((32, cv2.INTER_AREA), (96, cv2.INTER_LINEAR)):
        expected = [cv2.resize(images(64)[row], (side, side), interpolation=method) for row in ROWS]
        assert np.array_equal(data.prepared(ROWS, MaskInput(side)), expected)


def test_the_files_of_a_dataset_follow_one_another(file):
    first = file("1.npz", landmarks=hands(4), labels=LABELS)
    second = file("2.npz", landmarks=hands(2), labels=LABELS[:2], signers=np.array(["x", "yy"]))
    data = load([first, second])
    assert data.labels.tolist() == ["A", "B", "A", "C", "A", "B"]
    assert data.signers.tolist() == ["", "", "", "", "x", "yy"]
    assert np.array_equal(data.hands, np.concatenate([hands(4), hands(2)]))


def test_image_files_of_different_sizes_follow_one_another(file):
    first = file("1.npz", images=images(64), labels=LABELS)
    second = file("2.npz", images=images(96, 2), labels=LABELS[:2])
    masks = load([first, second]).prepared(np.array([5, 0, 3, 4]), MaskInput(64))
    assert np.array_equal(masks[1:3], images(64)[[0, 3]])
    expected = [
        cv2.resize(image, (64, 64), interpolation=cv2.INTER_AREA) for image in images(96, 2)
    ]
    assert np.array_equal(masks[[3, 0]], expected)


def test_the_real_hands_are_read_with_all_that_lies_beside_them(shared_data):
    data = load(sorted((shared_data / "landmarks").glob("*.npz")))
    assert len(data) == 21754
    assert len(np.unique(data.labels)) == 26
    assert "" not in data.signers


def test_arrays_beyond_the_schema_are_not_even_read(file):
    trap = np.array([object()])
    data = load([file(landmarks=hands(), labels=LABELS, files=trap, aspect_known=np.array(True))])
    assert len(data) == 4


@pytest.mark.parametrize(
    ("landmarks", "fragment"),
    [
        (hands()[..., :2], "shape (4, 21, 2) of float32"),
        (hands()[:, :20], "shape (4, 20, 3)"),
        (hands()[0], "shape (21, 3)"),
        (hands(0), "shape (0, 21, 3)"),
        (hands().astype(np.int32), "int32"),
        (hands().astype(str), "<U"),
    ],
)
def test_landmarks_of_another_shape_or_type_are_refused(file, landmarks, fragment):
    path = file(landmarks=landmarks, labels=LABELS[: len(landmarks)])
    refused(path, "`landmarks` of shape (N, 21, 3)", fragment)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e9, 1e300])
@pytest.mark.parametrize("axis", [0, 1])
def test_coordinates_that_no_hand_has_are_refused(file, value, axis):
    bad = hands().astype(np.float64)
    bad[2:, 7, axis] = value
    refused(file(landmarks=bad, labels=LABELS), "finite x and y", "row 2 and 1 more")


@pytest.mark.parametrize("name", ["labels", "signers"])
def test_text_that_would_fill_the_memory_is_refused_before_it_is_read(file, name):
    wide = np.array(["A"] * 4, "<U2000000")
    path = file(**{"landmarks": hands(), "labels": LABELS, name: wide})
    refused(path, f"`{name}` of at most 128 characters", "2000000")


def test_labels_that_are_no_alphabet_are_refused(file):
    path = file(landmarks=hands(1001), labels=np.arange(1001).astype(str))
    refused(path, "at most 1000 different labels", alphabet=None)


def test_infinite_depth_is_refused(file):
    bad = hands()
    bad[1, 7, 2] = np.inf
    refused(file(landmarks=bad, labels=LABELS), "z that is finite or NaN", "row 1 of")


def test_a_hand_of_no_size_is_refused(file):
    bad = hands()
    bad[3, :, :2] = 0.5
    refused(file(landmarks=bad, labels=LABELS), "21 equal points in row 3")


@pytest.mark.parametrize(
    ("pictures", "fragment"),
    [
        (images(32).astype(np.float32), "float32"),
        (images(32)[..., :1], "(4, 32, 32, 1)"),
        (images(32)[..., 0], "(4, 32, 32)"),
        (images(32)[:0], "(0, 32, 32, 3)"),
        (images(31), "31 x 31"),
        (images(64)[:, :48], "48 x 64"),
        (np.zeros((4, 1025, 1025, 3), np.uint8), "1025 x 1025"),
    ],
)
def test_images_that_are_no_masks_are_refused(file, pictures, fragment):
    refused(file(images=pictures, labels=LABELS[: len(pictures)]), fragment)


def test_photographs_are_no_masks(file):
    """Grey noise, the colours of skin, and skin that was cut out on black."""
    random = np.random.default_rng(0)
    noise = np.repeat(random.integers(0, 256, (4, 64, 64, 1), np.uint8), 3, axis=3)
    skin = (noise * np.array([0.9, 0.7, 0.6])).astype(np.uint8)
    cut_out = skin * (images(64) > 0).any(axis=3, keepdims=True)
    for photographs in (noise, skin, cut_out):
        refused(file(images=photographs, labels=LABELS), "masks", "training.make_dataset")


@pytest.mark.parametrize("side", [32, 224])
def test_masks_that_were_resized_or_are_black_are_masks(file, side):
    hands_, _ = sample(4, 0)
    drawn = draw(hands_, 64)
    for method in (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC):
        resized = np.stack([cv2.resize(mask, (side, side), interpolation=method) for mask in drawn])
        assert len(load([file(images=resized, labels=LABELS)])) == 4
    assert len(load([file(images=np.zeros_like(drawn), labels=LABELS)])) == 4


@pytest.mark.parametrize("name", ["labels", "signers"])
@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        (LABELS[:3], "shape (3,)"),
        (LABELS[:, None], "shape (4, 1)"),
        (np.arange(4), "of int64"),
        (LABELS.astype(bytes), "of |S1"),
        (np.array(LABELS, object), "pickled objects"),
        (np.full(4, 0xDC80, np.uint32).view("<U1"), "Unicode"),
        (np.full(4, 0x110000, np.uint32).view("<U1"), "Unicode"),
    ],
)
def test_columns_that_are_not_a_text_for_each_row_are_refused(file, name, text, fragment):
    columns = {"labels": LABELS, name: text}
    refused(file(landmarks=hands(), **columns), f"`{name}`", fragment)


def test_labels_that_are_not_known_are_refused(file):
    labels = np.array(["A", "a", "B", "\x1b[2J"])
    refused(file(landmarks=hands(), labels=labels), "labels among A B C", "'a' in row 1 and 1 more")
    assert load([file(landmarks=hands(), labels=labels[[0, 1, 2, 2]])]).labels[1] == "a"


def test_labels_that_steer_a_terminal_are_refused(file):
    path = file(landmarks=hands(), labels=np.array(["A", "B", "C", "\x1b[2J"]))
    with pytest.raises(InputError, match=r"characters that print.*Received: '\\x1b") as caught:
        load([path])
    assert str(path) in str(caught.value)


def test_empty_labels_are_refused_where_any_label_may_occur(file):
    path = file(landmarks=hands(), labels=np.array(["A", "", "B", "C"]))
    refused(path, "not empty", "row 1", alphabet=None)
    path = file(landmarks=hands(), labels=np.full(4, ""))
    refused(path, "not empty", "row 0 and 3 more", alphabet=None)


def test_the_truth_is_places_in_the_alphabet(file):
    path = file(landmarks=hands(), labels=LABELS)
    assert load([path]).alphabet.labels == ("A", "B", "C")
    assert load([path]).truth.tolist() == [0, 1, 0, 2]
    data = load([path], Alphabet(("C", "none", "B", "A"), none="none"))
    assert data.truth.tolist() == [3, 2, 3, 0]
    assert data.labels.tolist() == LABELS.tolist()
    moved = data.among(Alphabet(("B", "C")))
    assert moved.truth.tolist() == [-1, 0, -1, 1]
    with pytest.raises(ValueError, match="labels alone"):
        moved.labels  # noqa: B018  no label is made up for the rows that have none


def test_missing_arrays_are_refused(file):
    refused(file(labels=LABELS), "`landmarks` or `images`", "'labels'")
    refused(file(landmarks=hands()), "`labels`", "'landmarks'")
    refused(file(), "`landmarks` or `images`")


def test_landmarks_and_images_are_not_mixed(file):
    first = file("1.npz", landmarks=hands(), labels=LABELS)
    second = file("2.npz", images=images(64), labels=LABELS)
    with pytest.raises(InputError, match=r"2\.npz: expected the schema of .*1\.npz"):
        load([first, second])


def test_no_file_and_the_same_file_twice_are_refused(file, tmp_path):
    with pytest.raises(InputError, match="at least one NPZ file"):
        load([])
    path = file(landmarks=hands(), labels=LABELS)
    with pytest.raises(InputError, match="each file once"):
        load([path, tmp_path / "." / ".." / tmp_path.name / "a.npz"])


def test_training_needs_two_classes(file):
    require_two_classes(load([file(landmarks=hands(), labels=LABELS)]))
    with pytest.raises(InputError, match=r"at least two labels.*Received: 4 of 'A' only"):
        require_two_classes(load([file(landmarks=hands(), labels=np.full(4, "A"))]))


def test_what_is_written_can_be_read(tmp_path):
    path = tmp_path / "out.npz"
    write_landmarks(path, hands(), list(LABELS), ["x", "", "y", "y"], ["Left"] * 4)
    data = load([path])
    assert np.array_equal(data.hands, hands())
    assert data.labels.tolist() == LABELS.tolist()
    assert data.signers.tolist() == ["x", "", "y", "y"]
    with np.load(path, allow_pickle=False) as file:
        assert sorted(file.files) == ["handedness", "labels", "landmarks", "signers"]
    assert [item.name for item in tmp_path.iterdir()] == ["out.npz"]


def test_equal_data_is_written_as_equal_bytes(tmp_path):
    for name in ("1.npz", "2.npz"):
        write_landmarks(tmp_path / name, hands(), LABELS)
    assert (tmp_path / "1.npz").read_bytes() == (tmp_path / "2.npz").read_bytes()


def test_what_could_not_be_read_is_not_written(tmp_path):
    path = tmp_path / "out.npz"
    path.write_text("before")
    bad = hands()
    bad[0, 0, 0] = np.nan
    for landmarks, labels in ((bad, LABELS), (hands(), LABELS[:3]), (hands()[0], LABELS)):
        with pytest.raises(InputError, match=r"out\.npz: expected"):
            write_landmarks(path, landmarks, labels)
    assert path.read_text() == "before"


def test_a_folder_that_is_missing_is_the_users_mistake(tmp_path):
    with pytest.raises(InputError, match="No such file or directory"):
        write_landmarks(tmp_path / "absent" / "out.npz", hands(), LABELS)


def test_a_file_beside_the_hands_says_what_their_labels_mean(tmp_path):
    hands = np.random.default_rng(0).random((4, 21, 3), np.float32)
    write_landmarks(tmp_path / "one.npz", hands[:2], np.array(["J", "idle"]))
    write_landmarks(tmp_path / "two.npz", hands[2:], np.array(["HI", "J"]))
    described = '[alphabet]\nlabels = ["J", "HI", "idle", "X"]\nnone = "idle"\n'
    (tmp_path / "one.toml").write_text(described)
    data = load([tmp_path / "one.npz", tmp_path / "two.npz"])
    assert data.alphabet == Alphabet(("J", "HI", "idle"), none="idle", words=("HI",))
    assert data.labels.tolist() == ["J", "idle", "HI", "J"]
    (tmp_path / "two.toml").write_text(described.replace("X", "Y"))
    with pytest.raises(InputError, match=r"two\.toml.*one\.toml"):
        load([tmp_path / "one.npz", tmp_path / "two.npz"])
    (tmp_path / "two.toml").unlink()
    write_landmarks(tmp_path / "two.npz", hands[2:], np.array(["HI", "Q"]))
    with pytest.raises(InputError, match=r"two\.npz.*'Q' in row 1"):
        load([tmp_path / "one.npz", tmp_path / "two.npz"])
