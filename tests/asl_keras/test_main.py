"""The one command `asl`."""

from importlib.util import find_spec

import pytest

from asl_keras.__main__ import COMMANDS


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_alone_it_lists_every_command_on_a_line(command, arguments):
    result = command("asl_keras", *arguments)
    assert result.returncode == 0
    listed = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]
    assert listed == list(COMMANDS)


def test_every_command_has_its_module():
    assert not [word for word, (module, _) in COMMANDS.items() if find_spec(module) is None]


@pytest.mark.parametrize("word", COMMANDS)
def test_a_command_explains_itself_and_others_as_they_are_typed(command, word):
    manual = command("asl_keras", word, "--help", COLUMNS="40").stdout
    usage, text = manual.split("\n\n", 1)
    assert " ".join(usage.split()).startswith(f"usage: asl {word} ")
    assert f"asl {word}" in text
    assert "python -m" not in manual


def test_an_error_names_commands_as_they_are_typed(command, tmp_path):
    (tmp_path / "clips.json").write_text("[]")
    arguments = ("evaluate-clips", tmp_path / "clips.json")
    assert "`asl make-clips`" in command("asl_keras", *arguments).stderr
    alone = command("training.evaluate_clips", *arguments[1:]).stderr
    assert "`python -m training.make_clips`" in alone


def test_a_command_gets_its_arguments_and_its_exit_code(command):
    result = command("asl_keras", "recognize", "missing.jpg")
    assert result.returncode == 2
    assert "missing.jpg, which does not exist" in result.stderr


@pytest.mark.parametrize(
    ("word", "advice"), [("recognise", "Perhaps `asl recognize`"), ("x", "`asl --help` lists them")]
)
def test_an_unknown_command_is_one_sentence(command, word, advice):
    result = command("asl_keras", word)
    assert (result.returncode, result.stderr) == (
        2,
        f"Error: Expected a command. Received: {word}. {advice}.\n",
    )


def test_the_version_is_that_of_the_package(command):
    from asl_keras import __version__

    assert command("asl_keras", "--version").stdout == f"{__version__}\n"
