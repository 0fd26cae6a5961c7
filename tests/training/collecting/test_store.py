"""Where recorded hands are kept."""

import os

import numpy as np
import pytest

from asl_keras.command.sentences import with_flags
from asl_keras.data.dataset import load, write_landmarks
from asl_keras.errors import InputError
from training.collecting.examples import Examples
from training.collecting.records import Recorded, Row
from training.collecting.store import Store
from training.collecting.takes import Take

HANDS = np.random.default_rng(0).random((9, 21, 3), np.float32)


def recorded(label: str, place: int, count: int = 2, handedness: str = "Right") -> Recorded:
    rows = [Row(HANDS[number], handedness, number / 2) for number in range(count)]
    return Recorded(place, Take(label, handedness.lower(), False), tuple(rows))


def arrays(path) -> dict[str, np.ndarray]:
    with np.load(path, allow_pickle=False) as file:
        return dict(file)


def test_takes_become_a_sequence_npz_that_training_reads(tmp_path):
    store = Store(tmp_path / "hands.npz", "anna")
    store.keep(recorded("A", 0))
    store.keep(recorded("SCH", 1, 3, "Left"))
    found = arrays(store.path)
    assert found["labels"].tolist() == ["A", "A", "SCH", "SCH", "SCH"]
    assert found["clips"].tolist() == [0, 0, 1, 1, 1]
    assert found["times"].tolist() == [0, 0.5, 0, 0.5, 1]
    # As MediaPipe says it of a picture that is no mirror.
    assert found["handedness"].tolist() == ["Left"] * 2 + ["Right"] * 3
    assert set(found["signers"].tolist()) == {"anna"}
    assert found["aspect_known"]
    data = load([store.path])
    assert data.alphabet.words == ("SCH",)
    np.testing.assert_array_equal(data.hands[:2], HANDS[:2])


def test_others_hands_stay_and_a_take_that_is_done_anew_replaces_its_own(tmp_path):
    path = tmp_path / "hands.npz"
    write_landmarks(path, HANDS[:3], np.array(list("ABC")), np.array(["bob"] * 3))
    store = Store(path, "anna")
    assert store.count == 3
    store.keep(recorded("A", 0, 4))
    Store(path, "cy").keep(recorded("A", 0, 1))  # meanwhile, in another window
    store.keep(recorded("A", 0, 2))
    found = arrays(path)
    signers, counts = np.unique(found["signers"], return_counts=True)
    assert dict(zip(signers.tolist(), counts.tolist(), strict=True)) == {
        "anna": 2,
        "bob": 3,
        "cy": 1,
    }
    assert found["clips"][:3].tolist() == [-1] * 3
    assert np.isnan(found["times"][:3]).all()
    assert not found["aspect_known"]  # of theirs it is not
    assert store.takes_of_signer() == {"A": 1}


def test_a_kill_while_a_letter_is_written_loses_that_letter_alone(tmp_path, monkeypatch):
    store = Store(tmp_path / "hands.npz", "anna")
    store.keep(recorded("A", 0))
    before = store.path.read_bytes()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", killed)  # all is written, and not yet in its place
    with pytest.raises(KeyboardInterrupt):
        store.keep(recorded("B", 1))
    assert store.path.read_bytes() == before
    monkeypatch.undo()
    store.keep(recorded("B", 1))
    assert arrays(store.path)["labels"].tolist() == list("AABB")
    assert os.listdir(tmp_path) == ["hands.npz"]


def test_a_file_with_more_than_hands_is_refused_before_the_signer_begins(tmp_path):
    np.savez(tmp_path / "a.npz", landmarks=HANDS, labels=np.full(9, "A"), gesture=np.full(9, "x"))
    with pytest.raises(InputError, match="gesture") as caught:
        Store(tmp_path / "a.npz", "anna")
    assert with_flags(caught.value).endswith("name another file as --out, and merge the two later.")
    (tmp_path / "b.npz").write_bytes(b"no zip")
    with pytest.raises(InputError, match="no complete zip"):
        Store(tmp_path / "b.npz", "anna")
    np.savez(tmp_path / "c.npz", landmarks=HANDS, labels=np.full(9, "A"), clips=np.zeros(4, int))
    with pytest.raises(InputError, match="clips"):
        Store(tmp_path / "c.npz", "anna")


def test_the_shape_of_a_letter_comes_from_hands_that_are_there(tmp_path):
    store = Store(tmp_path / "hands.npz", "anna")
    asl = Examples(store, None)
    assert asl.of(Take("A", "right", False), True).shape == (21, 3)
    assert asl.of(Take("7", "right", False), True) is None
    store.keep(recorded("7", 0, 1))
    shown = Examples(store, None)
    kept = shown.of(Take("7", "right", False), mirrored=False)
    np.testing.assert_array_equal(kept, HANDS[0])
    assert (shown.of(Take("7", "left", False), mirrored=False)[:, 0] == -kept[:, 0]).all()
    assert (shown.of(Take("7", "left", False), mirrored=True) == kept).all()
    assert shown.of(Take("A", "right", False), True) is None  # of another alphabet than ASL's
