"""What the terminal shows."""

import sys

import pytest

from asl_keras.live.outputs.console import Console
from asl_keras.live.outputs.output import Moment
from asl_keras.live.scene import Scene
from asl_keras.text import Correction, Letter, Word

I, J = (Letter(1.0, 0, letter, 0.9) for letter in "IJ")  # noqa: E741


def printed(capsys, *written) -> str:
    Console().write(Moment(None, Scene((), ""), written))
    return capsys.readouterr().out


def test_letters_follow_one_another_and_a_word_ends_with_a_space(capsys):
    assert printed(capsys, I, J, Word(2.0, (I, J))) == "IJ "


def test_a_correction_behind_a_word_takes_its_space_back(capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    again = printed(capsys, I, Word(2.0, (I,)), Correction(3.0, (I,), (J,)), Word(3.0, (J,)))
    assert again == "I \b\b  \b\bJ "


@pytest.mark.parametrize(("terminal", "expected"), [(True, "I\b \bJ"), (False, "I[I>J]")])
def test_a_correction_replaces_letters_on_a_terminal(capsys, monkeypatch, terminal, expected):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert printed(capsys, I, Correction(1.5, (I,), (J,))) == expected
