"""The golden movements that Java reads alike."""

import json

import pytest

from asl_keras.motion.reader import Sureness
from tools.make_golden_movements import FILE, read

CASES = json.loads(FILE.read_text())["cases"]
EXACT = 1e-9  # another processor's sums may run in another order


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_golden_movements_are_read(case):
    found = read(case["frames"])
    assert found["shown"] == case["shown"]
    assert len(found["movements"]) == len(case["movements"])
    for ours, golden in zip(found["movements"], case["movements"], strict=True):
        assert ours["letter"] == golden["letter"]
        for name in ("frame", "start", "end", "probability", "path"):
            assert ours[name] == pytest.approx(golden[name], rel=EXACT)


def test_they_hold_movements_of_both_letters_known_at_once_and_at_the_end():
    found = [movement for case in CASES for movement in case["movements"]]
    assert {movement["letter"] for movement in found} == {"J", "Z"}
    assert {movement["frame"] < 0 for movement in found} == {True, False}
    assert min(movement["probability"] for movement in found) < Sureness().threshold
