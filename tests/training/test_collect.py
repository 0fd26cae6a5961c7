"""The command that records hands, before a video."""

import itertools

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.frames.video import open_video
from asl_keras.hand.hand import Hand
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.lesson.examples import example
from asl_keras.live.lesson.keys import LessonAction
from training import collect
from training.collecting import showing

OPTIONS = ("--views", "front", "--frames", "2", "--countdown", "0", "--hands", "right")
LABELS = ("--signer", "anna", "--labels")


class SeesAlways:
    """A landmarker that finds the same hands whatever the picture, one after the other."""

    def __init__(self) -> None:
        self._letters = itertools.cycle("LVYW")

    def detect(self, _: np.ndarray) -> list[Hand]:
        return [Hand(200 + 100 * example(next(self._letters)), "Right", 1.0)]

    def reset(self) -> None:
        pass

    def __enter__(self) -> "SeesAlways":
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Keys:
    """A window whose user presses a key when a label is asked for first."""

    def __init__(self, keys: dict[str, LessonAction], seen: list):
        self._keys, self._seen = dict(keys), seen

    def show(self, picture: np.ndarray, view: showing.SessionView) -> LessonAction | None:
        self._seen.append(view)
        return self._keys.pop(view.session.take.label, None) if view.session.take else None

    def close(self) -> None:
        pass


@pytest.fixture
def run(clip, tmp_path, monkeypatch):
    """Records from a video in which somebody signs L, then B."""

    def call(*arguments: str, keys=None, finds=SeesAlways) -> tuple[dict[str, np.ndarray], list]:
        seen: list = []
        monkeypatch.setattr(showing, "Window", lambda: Keys(keys or {}, seen))
        if finds is not None:
            monkeypatch.setattr(TrackingOptions, "open", lambda _: finds())
        out = tmp_path / "hands.npz"
        collect.main(["--source", str(clip), "--out", str(out), *OPTIONS, *arguments])
        with np.load(out, allow_pickle=False) as file:
            return dict(file), seen

    return call


def test_what_a_video_shows_is_recorded(run, capsys, tmp_path):
    pictures = tmp_path / "p"
    found, _ = run(*LABELS, "L", "--headless", "--pictures", str(pictures), finds=None)
    assert found["labels"].tolist() == ["L", "L"]
    assert "L, right hand, in front of you" in capsys.readouterr().out
    thumb, little = found["landmarks"][:, 4], found["landmarks"][:, 20]
    assert (thumb[:, 1] > found["landmarks"][:, 8, 1]).all()
    assert (np.abs(thumb - little)[:, 0] > 20).all()  # pixels
    assert len(list((pictures / "anna/L").glob("*.jpg"))) == 2


def test_the_same_command_goes_on_with_the_rest(run, capsys):
    first, _ = run(*LABELS, "L", "B", "X", "Y", keys={"X": LessonAction.QUIT})
    assert first["labels"].tolist() == ["L", "L", "B", "B"]
    assert "Not recorded with the right hand: X Y." in capsys.readouterr().out
    both, _ = run(*LABELS, "L", "B", "X", "Y")
    assert both["labels"].tolist() == ["L", "L", "B", "B", "X", "X", "Y", "Y"]
    assert both["clips"].tolist() == [0, 0, 1, 1, 2, 2, 3, 3]


def test_the_mirror_of_the_window_is_not_in_the_file(run, tmp_path, clip):
    plain, seen = run(*LABELS, "L")
    (tmp_path / "hands.npz").unlink()
    mirrored, seen_mirrored = run(*LABELS, "L", "--mirror")
    with open_video(clip) as source:
        width = next(iter(source.frames())).picture.shape[1]
    np.testing.assert_allclose(
        mirrored["landmarks"][..., 0], width - plain["landmarks"][..., 0], atol=1e-3
    )
    thumbs = [view[0].example[4, 0] - view[0].example[17, 0] for view in (seen, seen_mirrored)]
    assert thumbs[0] > 0 > thumbs[1]  # of a right hand


def test_keys_leave_a_letter_out(run):
    found, _ = run(*LABELS, "A", "L", keys={"A": LessonAction.SKIP})
    assert set(found["labels"].tolist()) == {"L"}


def test_labels_come_from_the_file_beside(run, tmp_path):
    (tmp_path / "hands.toml").write_text('[alphabet]\nlabels = ["W", "L"]\nmoving = ["L"]\n')
    found, seen = run("--signer", "anna")
    assert found["labels"].tolist()[:2] == ["W", "W"]
    assert [take.moves for take in seen[0].session.takes] == [False, True]
    with pytest.raises(InputError, match=r"hands\.toml.*Q"):
        run(*LABELS, "Q")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (("--frames", "0"), "frames"),
        (("--countdown", "-1"), "countdown"),
        (("--countdown", "nan"), "countdown"),
        (("--signer", " "), "signer"),
        (("--labels", "A", "A"), "twice"),
        (("--out", "hands.csv"), "out"),
        (("--out", f"{__file__}/hands.npz"), "out"),
        (("--pictures", "p", "--labels", "../A"), "labels"),
        (("--pictures", "p", "--signer", ".."), "signer"),
    ],
)
def test_mistakes_are_said_before_the_camera_opens(tmp_path, monkeypatch, wrong, field):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=field):
        collect.main(["--signer", "anna", "--source", "no.mp4", *wrong])
    assert not list(tmp_path.iterdir())
