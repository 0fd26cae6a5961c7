"""What the app knows besides models."""

import io
import json
import string

import numpy as np

from asl_keras.hand.skeleton import mirror
from asl_keras.live.lesson.examples import example_of
from mobile_export.phone import operator_table, shapes


def test_every_letter_has_a_hand_and_those_that_move_the_one_they_begin_with():
    with np.load(io.BytesIO(shapes())) as file:
        hands = dict(zip(file["letters"].tolist(), file["landmarks"], strict=True))
    assert "".join(hands) == string.ascii_uppercase
    assert hands["A"].dtype == np.float32
    np.testing.assert_array_equal(hands["L"], example_of("Right", False, "L"))
    np.testing.assert_array_equal(mirror(hands["L"]), example_of("Right", True, "L"))
    np.testing.assert_array_equal(hands["J"], hands["I"])
    np.testing.assert_array_equal(hands["Z"], hands["D"])
    assert shapes() == shapes()


def test_operators_are_known_by_their_numbers():
    table = json.loads(operator_table())
    assert table["9"] == 10  # FULLY_CONNECTED
    assert table["3"] == 7  # CONV_2D
    assert "119" not in table  # WHILE
