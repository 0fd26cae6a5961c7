"""What the Android app knows besides models: hand shapes for learners, and operators."""

import io
import json
import string
import zipfile

import numpy as np

from asl_keras.live.lesson.examples import example, example_of
from asl_keras.motion import BEGINS
from mobile_export.tflite.operators import PHONE_VERSIONS


def shapes() -> bytes:
    """An NPZ of right hands as others see them, the same bytes every time.

    `letters` (N,) and `landmarks` float32 (N, 21, 3); a letter that moves begins as its hand.
    """
    letters, hands = [], []
    for letter in string.ascii_uppercase:
        still = letter if example(letter) is not None else BEGINS.get(letter, letter)[0]
        hand = example_of("Right", False, still)
        if hand is not None:
            letters.append(letter)
            hands.append(hand)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, array in (("letters", np.array(letters)), ("landmarks", np.stack(hands))):
            member = io.BytesIO()
            np.save(member, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), member.getvalue())
    return content.getvalue()


def operator_table() -> bytes:
    """JSON: the newest version of each operator that the app's runtime knows, by its number."""
    from ai_edge_litert.schema_py_generated import BuiltinOperator

    numbers = vars(BuiltinOperator)
    versions = {str(numbers[name]): version for name, version in PHONE_VERSIONS.items()}
    return json.dumps(versions, sort_keys=True).encode()
