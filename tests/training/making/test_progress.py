"""What is shown while pictures are looked at, and what is said at the end."""

import io
import sys

import numpy as np
import pytest

from training.making.progress import Progress
from training.making.telling import summary
from training.sources.samples import NO_HAND, Missed, Samples


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_line_says_how_far_how_fast_and_how_long():
    progress = Progress(100)
    for _ in range(40):
        progress.add(is_known=True)
    for _ in range(10):
        progress.add_frame()
        progress.add()
    line = progress.line(5.0)
    assert line.startswith("[##########..........] 50/100")
    assert "2 pictures/s" in line
    assert line.endswith("0:00:25 left")


def test_nothing_is_shown_of_a_short_build_into_a_file(capsys):
    with Progress(1) as progress:
        progress.add()
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_the_line_goes_when_all_is_done(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    monkeypatch.setattr("training.making.progress.PAUSE", 0.0)
    with Progress(2) as progress:
        progress.add()
        progress.add()
    assert "2/2" in terminal.getvalue()
    assert terminal.getvalue().rsplit("\r", 2)[1].strip() == ""


@pytest.fixture
def samples():
    hand = np.zeros((1, 21, 3), np.float32)
    text = {name: np.array(["A"]) for name in ("labels", "signers", "handedness", "origins")}
    missed = [Missed(f"{n}.jpg", "J", "", NO_HAND) for n in range(3)]
    missed += [Missed(f"\x1b{n}.jpg", "", "", "is empty") for n in range(12)]
    return Samples(landmarks=hand, missed=tuple(missed), **text)


def test_the_summary_counts_what_is_missing_and_names_it(samples, tmp_path):
    (tmp_path / "a.npz").write_bytes(b"")
    lines = list(summary(tmp_path / "a.npz", samples))
    assert lines[0].endswith(": hands 1, labels 1, signers 1, 0.0 MB")
    assert lines[1] == "No hand seen: 3 of 4, 75.0%"
    assert lines[2:4] == ["Left out: 12", "  \\x1b0.jpg is empty"]
    assert lines[-1] == "  and 2 more"
