"""Which pictures are looked at several times, and what else is remembered apart."""

from pathlib import Path

import pytest

from training.making.looking import AGAIN, CLIP, ONCE, Looking
from training.sources.pictures import Photograph
from training.sources.videos import Clip

FILE = Path("1.jpg")


@pytest.mark.parametrize(
    ("looking", "picture", "way"),
    [
        (Looking(), Photograph("1.jpg", "A", "", FILE), AGAIN),
        (Looking(), Photograph("1.jpg", "nothing", "", FILE), ONCE),
        (Looking(once=True), Photograph("1.jpg", "A", "", FILE), ONCE),
        (Looking(), Clip("1.mp4", "A", "", FILE, 5.0), CLIP),
    ],
)
def test_photographs_that_should_show_a_hand_are_looked_at_again(looking, picture, way):
    assert looking.way(picture) == way


def test_what_other_models_see_is_remembered_apart(tmp_path):
    assert Looking(complexity=0).settings() != Looking().settings()
