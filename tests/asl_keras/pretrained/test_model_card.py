"""What ships is what its card says."""

import numpy as np
import pytest

from asl_keras.data.dataset import load
from asl_keras.data.nonletters import load_nonletters
from asl_keras.evaluation.acceptance import accepted, likeliest_letters
from asl_keras.hand.alphabet import ASL
from asl_keras.pretrained import SHIPPED, description, open_reader

CARD = SHIPPED.with_name("MODEL_CARD.md").read_text()
SHIPPED_MODELS = description.read(SHIPPED)


def test_it_reads_the_still_letters_and_none():
    assert open_reader().alphabet.labels == (*ASL.static, "none")


@pytest.mark.parametrize("member", SHIPPED_MODELS.members, ids=lambda member: member.file.stem)
def test_the_card_has_each_file_with_its_size(member):
    size = member.file.stat().st_size / 1e6
    assert f"| `{member.file.name}` |" in CARD
    assert f" {size:.2f} MB |" in CARD


def test_all_files_together_are_small():
    sizes = {m.file.stem: m.file.stat().st_size for m in SHIPPED_MODELS.members}
    assert sizes["landmarks_int8"] <= 500_000
    assert sizes["mobilenetv2_int8"] <= 2_900_000
    assert sum(sizes.values()) <= 4_000_000


def test_the_card_has_the_threshold():
    assert f"threshold of the two together, {SHIPPED_MODELS.threshold}" in " ".join(CARD.split())


def test_signers_of_the_pose_model_are_read_as_the_card_says(shared_data):
    """A twentieth of their hands; the figure is of `asl evaluate`."""
    files = sorted((shared_data / "landmarks_2").glob("*.npz"))
    data, reader = load(files), open_reader()
    rows = np.arange(0, len(data), 20)
    shown = reader.read(data.landmarks(rows))
    right = np.array(reader.alphabet.labels)[likeliest_letters(reader.alphabet, shown)]
    assert (right == data.labels[rows]).mean() > 0.95
    passing = accepted(reader.alphabet, shown, reader.threshold)
    assert passing.mean() > 0.9


def test_hands_of_no_letter_are_refused(shared_data):
    others = load_nonletters(shared_data / "nonletters" / "nonletters.npz")
    reader = open_reader()
    shown = reader.read(others.hands[::20])
    assert accepted(reader.alphabet, shown, reader.threshold).mean() < 0.02
