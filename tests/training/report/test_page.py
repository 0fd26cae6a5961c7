"""The page that a run leaves: whole, safe, and readable whatever was learnt."""

from html.parser import HTMLParser

import numpy as np
import pytest

from asl_keras.data.dataset import ImageDataset, LandmarkDataset
from asl_keras.evaluation.metrics import score
from asl_keras.hand.alphabet import Alphabet
from asl_keras.synthetic import sample
from training.report.judged import Judged
from training.report.page import Findings, page

HOSTILE = "<script>alert(1)</script>"
ROW = {"loss": 0.5, "accuracy": 0.75, "val_loss": 0.25, "val_accuracy": 0.5}
HEADINGS = [
    "Most often confused",
    "What is read as what",
    "By letter",
    "How sure it is, and how right",
]


class Outline(HTMLParser):
    """What a page holds."""

    def __init__(self, text: str):
        super().__init__()
        self.elements, self.open, self.text = [], [], {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ("br", "img", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open:
            self.text.setdefault(self.open[-1], []).append(data)

    def all(self, tag: str) -> list[dict]:
        """The attributes of each such element."""
        return [attributes for name, attributes in self.elements if name == tag]


def findings(labels, signers=(), epochs=3, wrong=True, images=False, **more) -> Findings:
    """Of 60 hands, some read wrongly."""
    alphabet = Alphabet.of(list(labels))
    truth = np.arange(60) % len(labels)
    random = np.random.default_rng(0)
    read = np.where(random.random(60) < 0.4 * wrong, (truth + 1) % len(labels), truth)
    probabilities = np.full((60, len(labels)), 0.3 / max(len(labels) - 1, 1))
    probabilities[np.arange(60), read] = 0.7
    names = np.array([signers[row % len(signers)] if signers else "" for row in range(60)])
    hands, _ = sample(60, 0)
    if images:
        drawn = random.integers(0, 255, (60, 32, 32, 3), np.uint8)
        data = ImageDataset(alphabet, truth, names, (drawn,))
    else:
        data = LandmarkDataset(alphabet, truth, names, hands)
    return Findings(
        kind="Training run",
        name=more.pop("name", "mine"),
        report=score(alphabet, truth, probabilities, names),
        judged=Judged(alphabet, data, np.arange(60), probabilities),
        of_whom="60 hands",
        notes=["A note."],
        history=[ROW | {"epoch": number + 1} for number in range(epochs)],
        **more,
    )


def outline(found: Findings) -> Outline:
    """Of the page, which is well formed and needs nothing from elsewhere."""
    text = page(found)
    assert len(text.encode()) < 1_000_000
    held = Outline(text)
    assert held.open == []
    assert "http:" not in text
    assert "https:" not in text
    assert "url(" not in text
    assert not held.all("script")
    assert not held.all("link")
    assert all(one["src"].startswith("data:image/png;base64,") for one in held.all("img"))
    assert not [key for _, known in held.elements for key in known if key.startswith("on")]
    return held


def test_a_page_holds_what_is_asked_of_a_run():
    settings = {"arch": "landmarks", "data": ["/a.npz", "/b.npz"], "hands": None}
    held = outline(
        findings("ABC", "xyz", settings=settings, repeat="again", circumstances={"time": "1 s"})
    )
    expected = [
        "How it learnt",
        *HEADINGS[:3],
        "By signer",
        HEADINGS[3],
        "Configuration",
        "Time and environment",
    ]
    assert held.text["h2"] == expected
    assert held.text["h1"] == ["mine"]
    assert "of 60 hands are read rightly" in held.text["p"]
    why = next(one for one in held.text["p"] if "one view of each hand" in one)
    assert "among letters alone" in why
    assert {"A note.", "again"} <= {*held.text["p"], *held.text["code"]}
    assert len(held.all("svg")) == 3
    assert {"/a.npz", "/b.npz", "landmarks", "1 s"} <= set(held.text["td"])


def test_whoever_does_not_see_the_page_is_told_of_it():
    held = outline(findings("ABC", "xyz"))
    assert held.all("html") == [{"lang": "en"}]
    assert all(one["alt"] for one in held.all("img"))
    assert all(one["role"] == "img" and one["aria-label"] for one in held.all("svg"))
    assert len(held.text["caption"]) == len(held.all("table"))
    assert all(one["scope"] in ("row", "col") for one in held.all("th"))
    regions = [one for one in held.all("div") if one.get("class") == "wide"]
    assert all(one["tabindex"] == "0" and one["aria-label"] for one in regions)


def test_names_of_strangers_are_text():
    held = outline(findings(["A", HOSTILE], [HOSTILE, "\u202eB"], name=f"../{HOSTILE}"))
    assert f"../{HOSTILE}" in held.text["h1"]
    assert HOSTILE in held.text["th"]
    assert "\\u202eB" in held.text["th"]


@pytest.mark.parametrize(
    ("labels", "signers", "epochs", "images"),
    [("AB", (), 1, False), ("AB", "x", 0, True), ("AB", "xy", 100, False)],
)
def test_little_is_enough(labels, signers, epochs, images):
    held = outline(findings(labels, signers, epochs, images=images))
    assert [one for one in held.text["h2"] if one in HEADINGS] == HEADINGS
    assert ("How it learnt" in held.text["h2"]) is (epochs > 0)
    assert ("By signer" in held.text["h2"]) is (len(signers) > 1)


def test_a_model_without_a_mistake_has_no_pairs():
    held = outline(findings("ABC", wrong=False))
    assert "No hand was read wrongly." in held.text["p"]
    assert not held.all("img")


def test_of_many_words_the_matrix_shows_those_that_are_confused():
    words = [f"word number {place}" for place in range(1000)]
    held = outline(findings(words))
    assert any("the 40 labels with the most mistakes" in one for one in held.text["p"])
    assert len([one for one in held.all("th") if one.get("class") == "up"]) == 40
    assert "All 60 labels" in held.text["summary"]
