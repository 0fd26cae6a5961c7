"""JSON of strangers."""

import pytest

from asl_keras import files


def test_json_is_what_json_says():
    assert files.parse_json(b'{"a": [1, 2.5, "\xc3\xa4", null, true]}') == {
        "a": [1, 2.5, "\u00e4", None, True]
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="deep and open"),
        pytest.param("[" * 21 + "]" * 21, id="deep"),
        pytest.param("{", id="cut short"),
        pytest.param("[NaN]", id="not a number"),
        pytest.param("[1e999]", id="infinite"),
        pytest.param('{"a": 1, "a": 2}', id="a name twice"),
        pytest.param(r'"\ud800"', id="half a surrogate pair"),
        pytest.param("1" * 10_000, id="a number that Python refuses to parse"),
        pytest.param(b"\xff", id="no UTF-8"),
    ],
)
def test_what_is_no_plain_json_is_one_kind_of_error(text):
    with pytest.raises(files.UnreadableError, match="is no JSON that can be read"):
        files.parse_json(text)


def test_a_json_file_is_bounded(tmp_path):
    (tmp_path / "a.json").write_text("[1, 2]")
    assert files.read_json(tmp_path / "a.json", 6) == [1, 2]
    with pytest.raises(files.UnreadableError, match="has more than"):
        files.read_json(tmp_path / "a.json", 5)
