"""What a TOML file beside hands says of their labels."""

import pytest

from asl_keras.errors import LONGEST, InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.alphabet_file import (
    as_toml,
    beside,
    carry,
    described,
    read_alphabet_file,
)

ODD = Alphabet(("J", "Ä", "SCH", "क्ष", "HELLO", "idle"), ("Ä",), "idle", ("HELLO",))


@pytest.mark.parametrize("alphabet", [ODD, Alphabet(("none", "A")), Alphabet.of(("YES", "A"))])
def test_an_alphabet_comes_back_from_its_file(tmp_path, alphabet):
    (tmp_path / "a.toml").write_text(as_toml(alphabet), encoding="utf-8")
    assert read_alphabet_file(tmp_path / "a.toml") == alphabet


def test_what_is_left_out_has_its_usual_meaning(tmp_path):
    (tmp_path / "a.toml").write_text('[alphabet]\nlabels = ["J", "none", "YES"]\n')
    assert read_alphabet_file(tmp_path / "a.toml") == Alphabet(
        ("J", "none", "YES"), words=("none", "YES")
    )


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("", r"no table \[alphabet\]"),
        ("labels = 3", r"no table \[alphabet\]"),
        ("[alphabet", "is no TOML"),
        ("[alphabet]\n", "0 labels"),
        ('[alphabet]\nlabels = ["A"]\nmoves = ["A"]', "'moves'"),
        ('[alphabet]\nlabels = "AB"', "`labels`"),
        ("[alphabet]\nlabels = [1, 2]", "`labels`"),
        ('[alphabet]\nlabels = ["A", "A"]', "'A' twice"),
        ('[alphabet]\nlabels = ["A"]\nmoving = ["J"]', "moving letters.*'J'"),
        ('[alphabet]\nlabels = ["A"]\nwords = ["HELLO"]', "words.*'HELLO'"),
        ('[alphabet]\nlabels = ["A"]\nnone = "idle"', "no letter.*'idle'"),
        ('[alphabet]\nlabels = ["A"]\nnone = ["A"]', "`none`"),
    ],
)
def test_a_mistake_is_named_with_the_file(tmp_path, content, named):
    (tmp_path / "hands.toml").write_text(content)
    with pytest.raises(InputError, match=named) as caught:
        read_alphabet_file(tmp_path / "hands.toml")
    assert "hands.toml" in str(caught.value)
    assert len(str(caught.value)) <= LONGEST + len(str(tmp_path))


def test_what_is_made_of_hands_keeps_what_is_said_of_their_labels(tmp_path):
    one, two, made = (tmp_path / f"{name}.npz" for name in ("one", "two", "made"))
    carry([one, two], made)
    assert not beside(made).exists()
    beside(two).write_text(as_toml(ODD), encoding="utf-8")
    carry([one, two], made)
    assert described([made]) == ODD
    beside(made).write_text(as_toml(Alphabet(("A",))))
    carry([two], made)
    assert described([made]) == Alphabet(("A",))  # a user's own stays
    with pytest.raises(InputError, match=r"two\.toml.*made\.toml"):
        described([made, two])


def test_a_file_stands_beside_its_hands(tmp_path):
    assert beside(tmp_path / "my.hands.npz") == tmp_path / "my.hands.toml"
