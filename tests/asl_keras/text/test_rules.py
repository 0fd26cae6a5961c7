"""When a letter is written."""

import pytest

from asl_keras.command import add_options, from_options, manual_page, sentences_of
from asl_keras.errors import InputError
from asl_keras.text import Rules


@pytest.mark.parametrize(
    "wrong", [{"threshold": 1.1}, {"window": -1}, {"hold": float("nan")}, {"gap": 61}]
)
def test_rules_out_of_range_are_refused_by_the_name_of_their_field(wrong):
    ((name, value),) = wrong.items()
    with pytest.raises(InputError, match=f"Expected `{name}` from 0 .* Received: {value}") as error:
        Rules(**wrong)
    assert error.value.fields == (name,)


def test_the_ends_of_the_ranges_are_rules():
    assert Rules(0, 0, 0, 0, 0) != Rules(1, 60, 60, 60, 60)


def test_each_rule_is_an_option_with_a_sentence():
    page = manual_page("asl_keras.webcam", "")
    add_options(page, Rules)
    assert from_options(Rules, page.parse_args(["--hold", "0.7"])) == Rules(hold=0.7)
    assert set(sentences_of(Rules)) == set(vars(Rules()))
