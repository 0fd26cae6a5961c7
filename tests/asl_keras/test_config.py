"""Options out of a TOML file, beside flags."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from asl_keras.command import (
    add_config,
    add_options,
    as_toml,
    from_options,
    manual_page,
    parse,
    with_flags,
)
from asl_keras.errors import InputError, expect


@dataclass(frozen=True)
class Options:
    """Of each kind."""

    hands: tuple[Path, ...]
    """Files."""
    count: int = 3
    """A number."""
    rate: float | None = None
    """A share."""
    way: Literal["up", "down"] = "up"
    """One of two."""
    loud: bool = True
    """A switch."""
    word: str = ""
    """Any."""

    def __post_init__(self) -> None:
        expect(self.count > 0, "count", "more than 0", self.count)
        expect(self.count != self.rate, "count", "other than `rate`", self.count)


def given(text: str, folder: Path, *flags: str) -> Options:
    (folder / "my.toml").write_text(text)
    page = manual_page("asl_keras.doctor", "Example")
    add_config(page)
    add_options(page, Options)
    found = parse(page, ["--config", str(folder / "my.toml"), *flags], Options)
    return from_options(Options, found)


def test_flags_come_before_the_file_and_the_file_before_defaults(tmp_path):
    text = 'hands = ["a.npz"]\ncount = 5\nrate = 1\nloud = false\n'
    found = given(text, tmp_path, "--count", "7")
    assert found == Options((tmp_path / "a.npz",), count=7, rate=1.0, loud=False)


def test_paths_are_relative_to_the_files_folder(tmp_path):
    assert given('hands = ["/b", "c/d"]', tmp_path).hands == (Path("/b"), tmp_path / "c/d")
    assert given('hands = "b"', tmp_path).hands == (tmp_path / "b",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("counts = 1", r"Received: counts in .*my\.toml\. Perhaps --count, there count"),
        ("no-such-key = 1", r"Received: no-such-key in .*my\.toml\. --help lists"),
        ("[count]\na = 1", "Expected --count as a whole number. Received: a table, as count in"),
        ("count = 1.5", r"Expected --count as a whole number. Received: 1\.5, as count in .*toml"),
        ("count = true", "Expected --count as a whole number"),
        ("count = 0xfffffffffffffffffffff", "Received: a huge number"),
        ("rate = nan", "Expected --rate as a number. Received: nan"),
        ("rate = '1'", "Expected --rate as a number"),
        ("loud = 1", "Expected --loud as true or false"),
        ("way = 'left'", "Expected --way as one of up, down. Received: 'left'"),
        ("hands = [1]", "Expected --hands as a list, each a path. Received: a list"),
        ("hands = ['']", "Expected --hands as a list"),
        ('hands = ["a\\u0000"]', "Expected --hands as a list"),
        ("word = ['A']", "Expected --word as text"),
        ("count = 1\ncount = 2", r"my\.toml, which is no TOML that can be read"),
        (f"{'a.' * 200}a = 1", "which has a line with more than 100 dots"),
        ("a = " + "[" * 10_000, "which is no TOML"),
        ("a = " + "9" * 10_000, "which is no TOML"),
    ],
)
def test_what_does_not_fit_is_refused_by_the_files_name_and_the_flag(tmp_path, text, said):
    with pytest.raises(InputError) as refused:
        given(text, tmp_path, "--hands", "a")
    sentence = with_flags(refused.value).replace(str(tmp_path), "")
    assert re.search(said, sentence), sentence
    assert len(sentence) <= 300


def test_a_value_out_of_range_is_told_with_its_place(tmp_path):
    with pytest.raises(
        InputError, match=r"`count` more than 0. Received: 0. Correct count in .*my"
    ):
        given("count = 0", tmp_path, "--hands", "a")
    with pytest.raises(InputError, match=r"Received: 0$"):
        given("count = 4", tmp_path, "--hands", "a", "--count", "0")


def test_what_has_no_default_may_stand_in_the_file(tmp_path, capsys):
    with pytest.raises(SystemExit):
        given("count = 1", tmp_path)
    assert "--hands" in capsys.readouterr().err


def test_a_file_that_is_none_is_refused(tmp_path):
    page = manual_page("asl_keras.doctor", "Example")
    add_config(page)
    for path in (tmp_path, tmp_path / "missing", Path("/dev/zero")):
        with pytest.raises(InputError, match="Expected options as TOML in `config`"):
            parse(page, ["--config", str(path)], Options)


def test_what_is_written_is_read_as_it_was(tmp_path):
    word = 'a"\\\n\x7f\x1b𝄞'
    text = as_toml({"hands": [Path("/a b"), "/ö"], "count": 9, "rate": 1e-05, "word": word})
    found = given(text + as_toml({"loud": False, "way": None}), tmp_path)
    assert found == Options((Path("/a b"), Path("/ö")), 9, 1e-05, loud=False, word=word)
    with pytest.raises(InputError, match="Unicode"):
        as_toml({"word": "\udcff"})
