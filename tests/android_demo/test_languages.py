"""Each language of the app has every sentence, with the same places for numbers and letters."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

RESOURCES = Path(__file__).parents[2] / "android_demo/app/src/main/res"
LANGUAGES = sorted(folder.parent.name for folder in RESOURCES.glob("values-*/strings.xml"))


def sentences(folder: str) -> dict[str, str]:
    """By name."""
    tree = ElementTree.parse(RESOURCES / folder / "strings.xml")
    return {node.get("name"): node.text for node in tree.getroot()}


def places(sentence: str) -> list[str]:
    """Where numbers and letters are put in, in the order of their numbers."""
    return sorted(re.findall(r"%(?:\d\$[.\d]*[dfs]|%)", sentence))


def test_there_are_several_languages():
    assert LANGUAGES == ["values-de", "values-es", "values-fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_sentence_with_the_same_places(language):
    english, other = sentences("values"), sentences(language)
    assert other.keys() == english.keys()
    assert {name: places(one) for name, one in other.items()} == {
        name: places(one) for name, one in english.items()
    }
    assert all("'" not in re.sub(r"\\'", "", one) for one in other.values())
