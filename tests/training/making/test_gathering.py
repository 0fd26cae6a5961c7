"""Sources as one, without MediaPipe."""

import numpy as np
import pytest

from asl_keras.errors import LONGEST, InputError
from asl_keras.hand.hand import Hand
from asl_keras.landmarks.options import LandmarkerOptions
from training.making import gathering
from training.making.build import Seen
from training.making.found import frame
from training.making.gathering import gathered
from training.making.options import MakingOptions
from training.sources.options import SourceOptions
from training.sources.samples import Shown

HANDS = np.random.default_rng(0).normal(size=(2, 21, 3)).astype(np.float32)


@pytest.fixture
def hands(tmp_path):
    columns = {"landmarks": HANDS, "labels": np.array(["A", "B"])}
    np.savez(tmp_path / "hands.npz", **columns, aspect_known=np.array(True))
    return tmp_path / "hands.npz"


def gather(*paths, **options):
    making = MakingOptions(paths[0].parent / "out.npz", cache=paths[0].parent / "cache")
    return gathered(paths, SourceOptions(**options), making, LandmarkerOptions())


def refusal(*paths, **options):
    with pytest.raises(InputError) as refused:
        gather(*paths, **options)
    assert len(str(refused.value)) <= LONGEST
    return str(refused.value)


def test_labels_that_are_not_there_are_answered_by_those_that_are(hands, tmp_path):
    (tmp_path / "photos" / "L").mkdir(parents=True)
    (tmp_path / "photos" / "L" / "1.jpg").write_bytes(b"\xff\xd8\xff")
    found = refusal(hands, tmp_path / "photos", labels=("q",))
    assert found.endswith("Received: Q, and they have A, B, L.")


def test_a_label_of_several_that_is_not_there_is_said(hands):
    samples = gather(hands, labels=("a", "q"))
    assert samples.labels.tolist() == ["A"]
    assert "There is no hand of Q." in samples.remarks


def test_a_table_with_a_head_alone_has_no_row(tmp_path):
    head = ["label", *(f"{axis}{point}" for point in range(21) for axis in "xy")]
    (tmp_path / "a.csv").write_text(",".join(head) + "\n")
    assert refusal(tmp_path / "a.csv").endswith("a.csv, without a picture or a row.")


def test_a_row_without_a_hand_is_said_in_the_singular(tmp_path):
    head = ["label", *(f"{axis}{point}" for point in range(21) for axis in "xy")]
    (tmp_path / "a.csv").write_text(",".join(head) + "\nA,1\n")
    found = refusal(tmp_path / "a.csv")
    assert found.endswith("1 picture or row without one, such as a.csv:2: has 2 cells and not 43.")


def test_options_that_change_nothing_are_said(hands):
    samples = gather(hands, aspect="4:3", names=("X", "Y"))
    assert np.array_equal(samples.landmarks, HANDS)
    assert samples.remarks == (
        "--names changes nothing in hands.npz, whose labels are no numbers.",
        "--aspect changes nothing in hands.npz, where x and y have one unit.",
    )


def test_options_that_do_something_are_not_remarked_upon(tmp_path):
    columns = {"landmarks": HANDS / 100, "labels": np.array([0, 1])}
    np.savez(tmp_path / "raw.npz", **columns, aspect_known=np.array(False))
    samples = gather(tmp_path / "raw.npz", aspect="4:3", names=("X", "Y"))
    assert samples.remarks == ()
    assert samples.labels.tolist() == ["X", "Y"]
    assert np.allclose(samples.landmarks[..., 0], HANDS[..., 0] / 75)


def test_an_aspect_of_photographs_alone_is_said_to_change_nothing(tmp_path, monkeypatch):
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "1.jpg").write_bytes(b"\xff\xd8\xff")
    seen = Seen(frame(Shown(np.zeros((1, 1, 3), np.uint8)), Hand(HANDS[0], "Right", 1.0)))
    monkeypatch.setattr(gathering, "_seen", lambda *_: [seen])
    assert gathering.UNUSED in gather(tmp_path / "A", aspect="4:3").remarks
    assert gathering.UNUSED not in gather(tmp_path / "A").remarks
