"""Golden words, which Java decodes, suggests, practises and sees slide alike."""

import json

from tools import make_golden_words


def test_golden_words_are_made_anew_to_the_byte(tmp_path):
    make_golden_words.main(["--out", str(tmp_path / "words.json")])
    assert (tmp_path / "words.json").read_bytes() == make_golden_words.FILE.read_bytes()


def test_golden_words_have_all_kinds():
    golden = json.loads(make_golden_words.FILE.read_text())
    spelled = ["".join(one["letter"] for one in case["letters"]) for case in golden["decoded"]]
    meant = [case["decoded"] for case in golden["decoded"]]
    assert ("HELO", "HELLO") in zip(spelled, meant, strict=True)
    assert len({word for word, other in zip(spelled, meant, strict=True) if word != other}) > 9
    assert {len(case["slid"]) for case in golden["slides"]} == {0, 1, 2}
    assert any(case["summary"][4] for case in golden["practices"])
