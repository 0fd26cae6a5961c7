"""NPZ files of others, `.npy` files and folders of them; pickles are refused unopened."""

import pickle

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.synthetic import sample
from training.sources.opening import open_source
from training.sources.options import SourceOptions
from training.sources.samples import NO_HAND

COUNT = 8
DRAWN = sample(COUNT, 0)[0]
HANDS = (0.2 + 0.6 * (DRAWN - DRAWN.min()) / np.ptp(DRAWN)).astype(np.float32)
LABELS = np.array(list("ABCDABCD"))
PLACES = np.arange(COUNT) % 4
FLAT = HANDS.reshape(COUNT, 63)


@pytest.fixture(autouse=True)
def unpickled(monkeypatch):
    """What is unpickled by the end of a test: nothing."""
    calls = []
    for name in ("load", "loads", "Unpickler", "_load", "_loads", "_Unpickler"):
        monkeypatch.setattr(pickle, name, lambda *given, **_: calls.append(given))
    yield calls
    assert not calls


def read(path, **options):
    return open_source(path, SourceOptions(**options)).read()


def npz(folder, **arrays):
    np.savez(folder / "others.npz", **arrays)
    return folder / "others.npz"


def refused(path, **options) -> str:
    with pytest.raises(InputError) as caught:
        read(path, **options)
    sentence = str(caught.value).replace(str(path.parent), "")
    assert "\n" not in sentence
    assert len(sentence) < 300
    return sentence


def body(hands: np.ndarray, side: int = 1) -> np.ndarray:
    """What the tutorial of action detection saves of a frame: float64 (N, 1662)."""
    rows = np.random.default_rng(0).uniform(0.2, 0.8, (len(hands), 1662))
    rows[:, -126:] = 0
    place = 1662 - 126 + 63 * side
    rows[:, place : place + 63] = hands.reshape(-1, 63)
    return rows


def test_an_npz_of_ours_stays_what_it_is(tmp_path):
    times = np.arange(COUNT, dtype=np.float32) / 10
    sides = np.array(["Left", "Right"] * 4)
    arrays = {"landmarks": HANDS, "labels": LABELS, "signers": np.array(list("aabbaabb"))}
    path = npz(tmp_path, **arrays, handedness=sides, clips=PLACES, times=times, aspect_known=True)
    found = read(path)
    assert np.array_equal(found.landmarks, HANDS)
    assert found.labels.tolist() == LABELS.tolist()
    assert found.signers.tolist() == list("aabbaabb")
    assert found.handedness.tolist() == sides.tolist()
    assert np.array_equal(found.clips, PLACES)
    assert np.array_equal(found.times, times)
    assert found.aspect_known
    assert found.missed == found.remarks == ()


def test_what_make_dataset_has_made_keeps_where_its_hands_are_from(tmp_path):
    origins = np.array([f"a/{row}.jpg" for row in range(COUNT)])
    found = read(npz(tmp_path, landmarks=HANDS, labels=LABELS, origins=origins))
    assert found.origins.tolist() == origins.tolist()


@pytest.mark.parametrize("shape", [(21, 3), (63,), (21, 3, 1), (1, 63)])
@pytest.mark.parametrize("dtype", [np.float16, np.float64])
def test_other_names_shapes_and_types_are_understood(tmp_path, shape, dtype):
    found = read(npz(tmp_path, X=HANDS.reshape(COUNT, *shape).astype(dtype), y=LABELS))
    assert np.allclose(found.landmarks, HANDS, atol=1e-3)
    assert found.labels.tolist() == LABELS.tolist()
    assert found.origins[1] == "others.npz:1"
    assert not found.aspect_known
    named = npz(tmp_path, train=HANDS.reshape(COUNT, *shape), answers=LABELS)
    assert len(read(named, keys=("landmarks=train", "labels=answers"))) == COUNT


@pytest.mark.parametrize(
    "labels",
    [
        PLACES,
        PLACES.astype(np.float32)[:, None],
        np.eye(4, dtype=np.uint8)[PLACES],
        np.eye(4)[PLACES],
        LABELS.astype("S"),
        np.array(list("abcdabcd")),
    ],
)
def test_labels_are_numbers_one_hot_rows_bytes_or_small_letters(tmp_path, labels):
    found = read(npz(tmp_path, landmarks=HANDS, labels=labels), names=tuple("ABCD"))
    assert found.labels.tolist() == LABELS.tolist()


def test_points_of_two_coordinates_have_no_depth(tmp_path):
    found = read(npz(tmp_path, X=HANDS[..., :2], y=LABELS))
    assert np.array_equal(found.landmarks[..., :2], HANDS[..., :2])
    assert np.isnan(found.landmarks[..., 2]).all()


def test_sequences_in_an_npz_are_clips(tmp_path):
    found = read(npz(tmp_path, X=body(HANDS).reshape(2, 4, 1662), y=np.array(["J", "Z"])))
    assert np.allclose(found.landmarks, HANDS)
    assert found.labels.tolist() == ["J"] * 4 + ["Z"] * 4
    assert found.clips.tolist() == [0] * 4 + [1] * 4
    assert np.allclose(found.times, np.tile(np.arange(4) / 30, 2))
    assert found.origins[5] == "others.npz:1@0.03"
    # Holistic's right hand is left as Hands says it of a picture that is not mirrored.
    assert set(found.handedness) == {"Left"}


def test_clips_without_times_have_the_order_of_their_rows(tmp_path):
    found = read(npz(tmp_path, landmarks=HANDS, labels=LABELS, clips=[7, 7, -1, 3, 7, 3, 7, 3]))
    assert found.clips.tolist() == [2, 2, -1, 1, 2, 1, 2, 1]
    places = np.rint(found.times * 30).astype(int)
    assert places[[0, 1, 4, 6]].tolist() == [0, 1, 2, 3]
    assert places[[3, 5, 7]].tolist() == [0, 1, 2]


def test_the_raised_hand_of_two_signs(tmp_path):
    both = body(HANDS)
    both[:, -126:-63] = (HANDS + np.array([0, 0.3, 0])).reshape(COUNT, 63)
    found = read(npz(tmp_path, X=both.reshape(2, 4, 1662), y=np.array(["J", "Z"])))
    assert np.allclose(found.landmarks, HANDS)


def test_what_an_npz_lacks_is_said(tmp_path):
    assert "--keys landmarks=NAME" in refused(npz(tmp_path, a=HANDS, b=LABELS))
    assert "--keys labels=NAME" in refused(npz(tmp_path, X=HANDS, b=LABELS))
    pictures = np.zeros((8, 28, 28), np.uint8)
    assert "save photographs as files" in refused(npz(tmp_path, X=pictures, y=LABELS))
    assert "masks are trained on" in refused(npz(tmp_path, images=pictures, labels=LABELS))
    assert "(N, 21, 3)" in refused(npz(tmp_path, X=pictures[:, 0], y=LABELS))
    assert "labels for 8 rows" in refused(npz(tmp_path, X=HANDS, y=LABELS[:3]))
    assert "never loaded" in refused(npz(tmp_path, X=HANDS, y=LABELS.astype(object)))
    assert "never loaded" in refused(npz(tmp_path, X=np.array([[1], [1, 2]], object), y=LABELS))
    assert "`keys`" in refused(npz(tmp_path, X=HANDS, y=LABELS), keys=("X",))


def test_wrong_rows_of_an_npz_are_missed(tmp_path):
    hands = HANDS.copy()
    hands[1], hands[2, 3, 0], hands[3] = 0, np.nan, 7
    found = read(npz(tmp_path, X=hands, y=LABELS))
    assert found.labels.tolist() == list("AABCD")
    assert [(one.origin, one.why) for one in found.missed] == [
        ("others.npz:1", NO_HAND),
        ("others.npz:2", "has a coordinate that is no number, or above 1e9"),
        ("others.npz:3", "has 21 equal points"),
    ]


@pytest.fixture
def folder(tmp_path):
    """Writes `.npy` files of names and arrays."""

    def write(**arrays):
        for name, array in arrays.items():
            path = tmp_path / "data" / f"{name}.npy"
            path.parent.mkdir(parents=True, exist_ok=True)
            np.save(path, array, allow_pickle=True)
        return tmp_path / "data"

    return write


def test_folders_of_frames_are_clips(folder):
    rows = body(HANDS)
    files = {f"hello/{row // 4}/{row % 4 + 8}": rows[row] for row in range(COUNT)}
    files |= {f"J/0/{row}": body(HANDS[::-1], 0)[row] for row in range(3)}
    found = read(folder(**files))
    assert found.labels.tolist() == ["hello"] * COUNT + ["J"] * 3
    assert np.allclose(found.landmarks, [*HANDS, *HANDS[::-1][:3]])  # 8 comes before 10
    assert found.clips.tolist() == [0] * 4 + [1] * 4 + [2] * 3
    assert np.allclose(found.times[:4], np.arange(8, 12) / 30)
    assert found.handedness.tolist() == ["Left"] * COUNT + ["Right"] * 3
    assert found.origins[0] == "data/hello/0/8.npy"


def test_folders_of_single_hands_are_none(folder):
    files = {f"{label}/frame_{row}": HANDS[row] for row, label in enumerate(LABELS)}
    found = read(folder(**files))
    assert found.clips is None
    assert found.labels.tolist() == list("AABBCCDD")
    assert np.array_equal(found.landmarks, HANDS[[0, 4, 1, 5, 2, 6, 3, 7]])


def test_signers_lie_in_folders(folder):
    files = {f"{who}/{label}/1": HANDS[0] for who in ("ana", "ben") for label in "AB"}
    found = read(folder(**files))
    assert found.signers.tolist() == ["ana", "ana", "ben", "ben"]
    assert found.labels.tolist() == list("ABAB")


def test_a_file_of_a_label_has_its_hands_and_one_in_its_folder_a_sequence(folder):
    found = read(folder(A=FLAT[:3], B=FLAT[3:]))
    assert found.labels.tolist() == ["A"] * 3 + ["B"] * 5
    assert found.clips is None
    found = read(folder(**{"J/1": FLAT[:3], "J/2": FLAT[3:]}) / "J" / "1.npy")
    assert len(found) == 3


def test_files_of_whole_sequences_are_clips(folder):
    found = read(folder(**{"J/1": FLAT[:3], "Z/2": FLAT[3:]}))
    assert found.labels.tolist() == ["J"] * 3 + ["Z"] * 5
    assert found.clips.tolist() == [0] * 3 + [1] * 5


@pytest.mark.parametrize("name", ["X", "X_train"])
def test_labels_lie_beside_an_array(folder, name):
    place = folder(**{name: FLAT, name.replace("X", "y"): PLACES})
    for path in (place, place / f"{name}.npy"):
        found = read(path, names=tuple("ABCD"))
        assert found.labels.tolist() == LABELS.tolist()
        assert np.array_equal(found.landmarks, HANDS)


def test_wrong_files_are_missed_and_objects_never_loaded(folder):
    place = folder(**{"A/1": HANDS[0], "A/2": np.array([{}]), "A/3": HANDS[0, :5]})
    (place / "A" / "4.npy").write_bytes((place / "A" / "1.npy").read_bytes()[:-1])
    (place / "A" / "5.npy").write_bytes(b"")
    (place / "A" / "6.npy").write_bytes(b"\x93NUMPY\x01\x00\x05\x00{'des")
    found = read(place)
    assert len(found) == 1
    assert {one.origin.removeprefix("data/A/")[0]: one.why[:24] for one in found.missed} == {
        "2": "has pickled objects, whi",
        "3": "has no array (N, 21, 3),",
        "4": "is shorter or longer tha",
        "5": "is no .npy file",
        "6": "is a damaged .npy file",
    }
    assert "never loaded" in refused(place / "A" / "2.npy")


def test_a_pickle_is_refused_unopened_with_a_recipe(tmp_path):
    rows = {"data": [[0.5] * 42], "labels": ["A"]}
    for name in ("data.pickle", "data.p", "data.dat"):
        (tmp_path / name).write_bytes(pickle.dumps(rows))
        assert "docs/your_data.md" in refused(tmp_path / name)
    (tmp_path / "old.pkl").write_bytes(pickle.dumps(rows, 0))
    assert "may run any" in refused(tmp_path / "old.pkl")


def test_other_formats_are_refused_with_what_to_do(tmp_path):
    for name, advice in (("a.xlsx", "CSV"), ("a.zip", "Unpack"), ("a.h5", "NPZ")):
        (tmp_path / name).write_bytes(b"PK")
        assert advice in refused(tmp_path / name)
