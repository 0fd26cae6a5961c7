"""The landmarker on real photos, with either of MediaPipe's two interfaces."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import mediapipe
import numpy as np
import pytest

from asl_keras.command import with_flags
from asl_keras.errors import InputError
from asl_keras.frames.picture import read_picture
from asl_keras.hand.hand import Hand
from asl_keras.hand.skeleton import WRIST
from asl_keras.inference.recognizer import Recognizer
from asl_keras.landmarks import adapters, make_task
from asl_keras.landmarks.adapters import open_finder
from asl_keras.landmarks.finder import Confidence
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.landmarks.task_file import MEMBERS, pack_task
from asl_keras.pretrained import pretrained
from asl_keras.recognize import read_hand

HAS_SOLUTIONS = hasattr(mediapipe, "solutions")
needs_solutions = pytest.mark.skipif(
    not HAS_SOLUTIONS, reason=f"mediapipe {mediapipe.__version__} has no mp.solutions"
)
HIDDEN = 23  # of the photos of C: fills the picture, so that it is found only with a border
ADAPTERS = [pytest.param("solutions", marks=needs_solutions), "tasks"]


@pytest.fixture(scope="module")
def task_file(tmp_path_factory):
    """A hand_landmarker.task: that of ASL_HAND_LANDMARKER, or one made here."""
    if "ASL_HAND_LANDMARKER" in os.environ:
        return Path(os.environ["ASL_HAND_LANDMARKER"])
    if not HAS_SOLUTIONS:
        pytest.skip("no hand_landmarker.task: ASL_HAND_LANDMARKER does not name one")
    file = tmp_path_factory.mktemp("task") / "hand_landmarker.task"
    make_task.main(["--out", str(file)])
    return file


@pytest.fixture(scope="module", params=ADAPTERS)
def adapter(request):
    """The interface of MediaPipe, "solutions" or "tasks"."""
    return request.param


@pytest.fixture(scope="module")
def arguments(adapter, request):
    """Those of a `Landmarker` with this adapter."""
    return {"landmarker": request.getfixturevalue("task_file")} if adapter == "tasks" else {}


@pytest.fixture(scope="module")
def landmarker(arguments):
    with Landmarker(**arguments) as landmarker:
        yield landmarker


@pytest.fixture
def frame(shared_data):
    return read_picture(sorted((shared_data / "photos" / "t32rahman" / "B").iterdir())[0])


def alone(arguments, palm=0.3):
    """MediaPipe as it looks at a photo once."""
    return open_finder(False, 1, Confidence(palm), 1, arguments.get("landmarker"))


def distance(hand, landmarks):
    """Of two hands' landmarks in the picture: the mean, as a share of the hand's longer side."""
    between = np.linalg.norm((hand.landmarks - landmarks)[:, :2], axis=1).mean()
    return between / np.ptp(landmarks[:, :2], axis=0).max()


@pytest.mark.parametrize("letter", "ABLY")
def test_hands_equal_those_of_the_published_run(arguments, adapter, shared_data, letter):
    photo = sorted((shared_data / "photos" / "t32rahman" / letter).iterdir())[0]  # 640 x 480
    with np.load(shared_data / "landmarks" / "t32rahman_photos.npz") as published:
        row = list(published["files"]).index(f"data/{letter}/{photo.name}")
        expected = published["landmarks"][row] * 640  # stored divided by the width
        handedness, score = published["handedness"][row], published["score"][row]
    with closing(alone(arguments)) as finder:
        (hand,) = finder.find(read_picture(photo))
    if adapter == "solutions":
        # The photos' own run; processors round the network's sums differently.
        np.testing.assert_allclose(hand.landmarks, expected, atol=0.5)
    else:
        # A new hand's region differs; of 76 photos the median was 0.027, at worst another hand.
        assert distance(hand, expected) < 0.05
    assert hand.landmarks.dtype == np.float32
    assert hand.handedness == handedness
    assert hand.score == pytest.approx(score, abs=0.01 if adapter == "solutions" else 0.1)


def test_the_mirrored_picture_has_the_other_hand(landmarker, frame):
    (hand,), (mirrored,) = landmarker.detect(frame), landmarker.detect(frame[:, ::-1])
    assert {hand.handedness, mirrored.handedness} == {"Left", "Right"}


@needs_solutions
def test_both_adapters_track_a_hand_alike(frame, task_file):
    with Landmarker(video=True) as one, Landmarker(video=True, landmarker=task_file) as other:
        for _ in range(5):
            (expected,), (hand,) = one.detect(frame), other.detect(frame)
    assert distance(hand, expected.landmarks) < 0.005  # 0.001 on six photos
    assert hand.handedness == expected.handedness


def test_a_video_tracks_the_hand_of_the_frame_before(arguments, frame):
    with Landmarker(video=True, **arguments) as landmarker:
        (first,), (second,) = landmarker.detect(frame), landmarker.detect(frame)
    assert np.abs(first.landmarks - second.landmarks)[:, :2].max() < 20


def test_after_a_reset_no_hand_is_tracked(arguments, frame):
    with Landmarker(video=True, **arguments) as landmarker:
        (first,), (tracked,) = landmarker.detect(frame), landmarker.detect(frame)
        landmarker.reset()
        (again,) = landmarker.detect(frame)
    assert np.abs(tracked.landmarks - first.landmarks).max() > 1
    np.testing.assert_array_equal(again.landmarks, first.landmarks)


def test_a_reset_between_photos_changes_nothing(landmarker, frame):
    (hand,) = landmarker.detect(frame)
    landmarker.reset()
    (again,) = landmarker.detect(frame)
    np.testing.assert_array_equal(again.landmarks, hand.landmarks)


@needs_solutions
def test_a_reset_does_not_stand_on_mediapipes_own(frame, monkeypatch):
    def fail(self):
        raise RuntimeError("SetNonDefaultExecutor must not be called")

    # So MediaPipe ends one in a hundred of them on a busy machine.
    monkeypatch.setattr(mediapipe.solutions.hands.Hands, "reset", fail)
    with Landmarker(video=True) as landmarker:
        landmarker.detect(frame)
        landmarker.reset()
        assert len(landmarker.detect(frame)) == 1


def test_further_looks_find_hands_that_fill_their_photo(landmarker, arguments, shared_data):
    photos = sorted((shared_data / "photos" / "project_s" / "C").iterdir())
    pictures = [read_picture(photo) for photo in photos[HIDDEN - 4 : HIDDEN + 4]]
    with closing(alone(arguments)) as finder:
        missed = [picture for picture in pictures if not finder.find(picture)]
    found = [hand for picture in missed for hand in landmarker.detect(picture)]
    assert len(found) >= len(missed) / 2 > 0
    for hand in found:
        assert (hand.landmarks[:, :2].mean(axis=0) < 416).all()  # in the photo, not beyond
        assert (hand.landmarks[:, :2].mean(axis=0) > 0).all()


def test_a_video_looks_again_at_a_frame_in_which_no_hand_is_seen(arguments, shared_data):
    photo = read_picture(sorted((shared_data / "photos" / "project_s" / "C").iterdir())[HIDDEN])
    with closing(alone(arguments, palm=0.5)) as finder:
        assert finder.find(photo) == []
    with Landmarker(video=True, confidence=Confidence(), **arguments) as landmarker:
        assert [len(landmarker.detect(photo)) for _ in range(4)] == [1, 1, 1, 1]
        (hand,) = landmarker.detect(photo)
        landmarker.reset()
        (again,) = landmarker.detect(photo)
        landmarker.reset()
        (expected,) = landmarker.detect(np.pad(photo, ((104, 104), (104, 104), (0, 0)), "edge"))
    assert hand.distance(again) < 0.1  # one is tracked, the other new
    assert hand.distance(expected, -104.0) < 0.15  # a quarter of 416 pixels


def test_both_hands_are_found_where_two_are_asked_for(arguments, frame):
    two = np.concatenate([frame, frame[:, ::-1]], axis=1)
    with Landmarker(max_hands=2, **arguments) as landmarker:
        hands = landmarker.detect(two)
    assert sorted(hand.handedness for hand in hands) == ["Left", "Right"]


def test_a_second_hand_joins_a_lone_one_within_a_fifth_of_a_second(arguments, frame):
    two = np.concatenate([frame, frame[:, ::-1]], axis=1)
    one = np.concatenate([frame, np.full_like(frame, 128)], axis=1)
    with Landmarker(video=True, max_hands=2, **arguments) as landmarker:
        assert [len(landmarker.detect(one)) for _ in range(3)] == [1, 1, 1]
        counts = [len(landmarker.detect(two)) for _ in range(8)]
        assert [len(landmarker.detect(one)) for _ in range(3)] == [1, 1, 1]
    assert counts[5:] == [2, 2, 2]


def test_letters_are_read_from_its_hands(landmarker, shared_data):
    recognizer = Recognizer(pretrained())
    folder = shared_data / "photos" / "t32rahman"
    photos = [sorted((folder / letter).iterdir())[0] for letter in "BLVWY"]
    hands = [read_hand(photo, landmarker, recognizer) for photo in photos]
    assert "".join(hand.letters[0].letter for hand in hands) == "BLVWY"


def test_a_black_picture_has_no_hand(landmarker):
    assert landmarker.detect(np.zeros((48, 64, 3), np.uint8)) == []


@pytest.mark.parametrize(
    "picture", [np.zeros((48, 64), np.uint8), np.zeros((48, 64, 3), np.float32)]
)
def test_what_is_no_rgb_picture_is_refused(landmarker, picture):
    with pytest.raises(ValueError, match=r"uint8 of shape \(H, W, 3\)"):
        landmarker.detect(picture)


@pytest.mark.parametrize("sides", [(1, 8193), (8193, 1), (0, 64)])
def test_sides_at_which_mediapipe_ends_the_process_are_refused(landmarker, sides):
    with pytest.raises(InputError, match=f"sides of 1 to 8192 pixels. Received: .* x {sides[0]}"):
        landmarker.detect(np.zeros((*sides, 3), np.uint8))


def test_a_mediapipe_without_models_asks_for_a_task_file(monkeypatch):
    newer = SimpleNamespace(__version__="1.2.2")
    monkeypatch.setattr(adapters, "import_mediapipe", lambda: newer)
    with pytest.raises(
        InputError, match=r"mediapipe 1\.2\.2 has no hand models.*make_task"
    ) as error:
        Landmarker()
    assert with_flags(error.value).startswith(
        "Expected --landmarker to name a hand_landmarker.task"
    )


def test_models_that_mediapipe_refuses_are_the_users_mistake(tmp_path):
    file = tmp_path / "hand_landmarker.task"
    file.write_bytes(pack_task(dict.fromkeys(MEMBERS, b"no model")))
    with pytest.raises(InputError, match=r"hand_landmarker\.task, which has a model that cannot"):
        Landmarker(landmarker=file)


def test_a_missing_task_file_is_the_users_mistake(tmp_path):
    with pytest.raises(InputError, match=r"none\.task, which does not exist"):
        Landmarker(landmarker=tmp_path / "none.task")


def test_a_complexity_that_a_task_file_cannot_follow_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"Expected `complexity` 1 .* Received: 0"):
        Landmarker(complexity=0, landmarker=tmp_path / "any.task")


def test_mediapipe_is_imported_late_and_without_tensorflow(arguments):
    code = """if True:
        import sys
        from pathlib import Path
        from asl_keras.landmarks.landmarker import Landmarker
        print(sorted({"mediapipe", "tensorflow"} & set(sys.modules)))
        Landmarker(landmarker=Path(sys.argv[1]) if sys.argv[1:] else None).close()
        print(sorted({"jax", "keras", "mediapipe", "tensorflow"} & set(sys.modules)))
    """
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments.values()],
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.splitlines() == ["[]", "['mediapipe']"]


def test_tensorflow_can_be_imported_after_mediapipe(landmarker):
    assert sys.modules.get("tensorflow", "absent") is not None


def test_the_box_encloses_the_landmarks_in_whole_pixels():
    landmarks = np.full((21, 3), 5.5, np.float32)
    landmarks[WRIST] = -1.2, 9.9, 50
    assert Hand(landmarks, "Left", 1.0).box == (-2, 5, 6, 10)
