"""What is left beside a dataset: a page, a card, and a summary in the terminal."""

import re
from dataclasses import replace

import numpy as np
import pytest

from asl_keras.data.dataset import write_landmarks
from asl_keras.errors import InputError
from asl_keras.mask import draw
from training import check
from training.checking.checked import check as checked
from training.checking.kept import SEAL
from training.checking.leaving import write_report
from training.checking.page import page
from training.checking.terminal import lines, sentences
from training.making.writing import write_hands
from training.sources.samples import NO_HAND, Missed, Samples

HOSTILE = "<script>alert(1)</script>|\n# x"


@pytest.fixture
def samples(recorded) -> Samples:
    """Hands of two signers, of which one letter is swapped, and pictures without a hand."""
    hands, labels, signers = recorded
    mine = signers == signers[0]
    labels = np.where(mine & (labels == "F"), "K", np.where(mine & (labels == "K"), "F", labels))
    labels[np.flatnonzero(labels == "B")[0]] = "Y"
    origins = np.array([f"photos/{row}.jpg" for row in range(len(labels))])
    missed = [Missed("photos/dark.jpg", "A", signers[0], NO_HAND)] * 4
    missed.append(Missed(HOSTILE, "A", signers[0], "is empty"))
    return Samples(hands, labels, signers, np.full(len(labels), ""), origins, missed=tuple(missed))


def test_a_report_has_what_is_odd_and_a_card_what_others_must_know(samples, tmp_path):
    write_report(samples, tmp_path / "mine.npz", ["photos/"], ["photos/: CC0, by Anna"])
    html, text = (tmp_path / "mine.html").read_text(), (tmp_path / "mine.md").read_text()
    for title in ("Hands", "Letters that nobody else makes so", "Doubtful labels", "By letter"):
        assert f"<h2>{title}</h2>" in html
    assert "F and K" in html
    assert 'title="photos/8.jpg">8.jpg</span>' in html  # the B that is called Y
    assert html.count('<img src="data:image/png;base64,') >= 24
    assert "## Licences\n\n- photos/: CC0, by Anna" in text
    assert "| A | 16 | 2 | 20.0 % |" in text
    assert "## Split" in text


def test_a_card_keeps_what_the_file_does_not_hold(samples, tmp_path):
    """`asl check` follows `asl make-dataset`, and knows less."""
    samples = replace(samples, remarks=("ana's pictures were stretched.",))
    data, place = tmp_path / "mine.npz", tmp_path / "mine.md"
    write_hands(data, samples)
    write_report(samples, data, ["photos/"], ["photos/: CC0, by Anna"])
    made = place.read_text()
    assert "no hand was found.\n- ana's pictures were stretched." in made
    place.write_text(made + "\n## Thanks\n\nTo Anna.\n")
    check.main([str(data)])
    assert place.read_text() == made + "\n## Thanks\n\nTo Anna.\n"
    check.main([str(data), "--licence", "CC BY"])
    card = SEAL.sub("", place.read_text().replace("CC BY", "photos/: CC0, by Anna"))
    assert card == SEAL.sub("", made) + "\n## Thanks\n\nTo Anna.\n"


def test_a_card_of_other_hands_keeps_what_people_said_alone(samples, tmp_path):
    data, place = tmp_path / "mine.npz", tmp_path / "mine.md"
    write_report(samples, data, ["photos/"], ["photos/: CC0, by Anna"])
    assert "no hand was found" in place.read_text()
    place.write_text(place.read_text() + "\n## Thanks\n\nTo Anna.\n")
    fewer = samples.rows(samples.labels != "A")
    write_report(replace(fewer, missed=()), data, ["others/"])
    card = place.read_text()
    assert "- photos/: CC0, by Anna" in card
    assert "- others/" in card
    assert "To Anna." in card
    assert "no hand was found" not in card
    assert "| A |" not in card


def test_what_is_said_of_the_labels_counts(samples, tmp_path):
    """A hand of rest is no letter, and so never doubtful."""
    labels = np.where(np.isin(samples.labels, list("ABCY")), "rest", samples.labels)
    alphabet = ", ".join(f'"{label}"' for label in np.unique(labels))
    meanings = f'[alphabet]\nlabels = [{alphabet}]\nnone = "rest"\n'
    (tmp_path / "mine.toml").write_text(meanings)
    found = write_report(replace(samples, labels=labels), tmp_path / "mine.npz")
    assert found.subject.data.alphabet.none == "rest"
    assert "rest" not in {one.label for one in found.doubts.hands}


def test_no_hand_rates_are_of_the_letter_and_of_the_signer(samples, subject_of):
    subject = subject_of(samples.landmarks, samples.labels, samples.signers, missed=samples.missed)
    found = checked(subject)
    by_label = {one.name: one for one in found.by_label}
    assert by_label["A"].no_hand_rate == pytest.approx(4 / 20)
    assert (by_label["A"].unread, by_label["B"].no_hand) == (1, 0)
    by_signer = {one.name: one for one in found.by_signer}
    assert by_signer[samples.signers[0]].no_hand_rate == pytest.approx(4 / (24 * 8 + 4))
    assert "20.0 %" in lines(found)


def test_a_letter_of_which_no_hand_was_found_is_in_the_table(samples, subject_of):
    missed = (Missed("j.jpg", "J", "anna", NO_HAND),)
    found = checked(subject_of(samples.landmarks, samples.labels, samples.signers, missed=missed))
    assert {one.name: one.no_hand_rate for one in found.by_label}["J"] == 1


def test_rare_letters_and_unknown_signers_are_said(recorded, subject_of):
    hands, labels, _ = recorded
    rows = np.flatnonzero(labels != "C")
    rows = np.concatenate([rows[labels[rows] != "D"], np.flatnonzero(labels == "D")[:1]])
    said = " ".join(sentences(checked(subject_of(hands[rows], labels[rows], [""] * len(rows)))))
    assert "nobody shows C." in said
    assert "A has 16 hands and D 1" in said
    assert "No signer is known" in said


def test_names_of_strangers_are_text(recorded, subject_of):
    hands, labels, _ = recorded
    missed = (Missed(HOSTILE, HOSTILE, HOSTILE, HOSTILE),)
    subject = subject_of(hands, labels, [HOSTILE] * len(labels), missed=missed)
    made = page(HOSTILE, checked(subject))
    assert "<script" not in made
    assert made.count("&lt;script&gt;") > 3


def test_little_is_enough(recorded, subject_of):
    hands, labels, signers = recorded
    found = checked(subject_of(hands[:1], labels[:1], signers[:1]))
    assert found.parts is None
    assert "<h2>Hands</h2>" in page("one", found)
    assert "1 hands" in lines(found)


def test_the_command_checks_any_dataset_and_leaves_a_thin_one(recorded, tmp_path, capsys):
    hands, labels, signers = recorded
    twice = [np.concatenate([one, one]) for one in (hands, labels, signers)]
    write_landmarks(tmp_path / "hands.npz", *twice)
    check.main([str(tmp_path / "hands.npz"), "--thin", str(tmp_path / "thin.npz")])
    said = capsys.readouterr().out
    assert re.search(r"768 hands, of which \d+ are no near-duplicates", said)
    with np.load(tmp_path / "thin.npz") as thin:
        assert 0 < len(thin["labels"]) <= 384
    assert (tmp_path / "hands.md").read_text().startswith("# hands\n")


@pytest.mark.parametrize("name", ["hands.html", "hands.md"])
def test_what_somebody_wrote_beside_the_data_stays(recorded, tmp_path, name):
    write_landmarks(tmp_path / "hands.npz", *recorded)
    (tmp_path / name).write_text("# My hands\n\n## By letter\n\nA is by Ben.\n")
    with pytest.raises(InputError, match=rf"{name}, which .* Move it away"):
        check.main([str(tmp_path / "hands.npz")])
    assert "A is by Ben." in (tmp_path / name).read_text()
    assert len(list(tmp_path.iterdir())) == 2


def test_masks_are_checked_as_far_as_they_can_be(recorded, tmp_path, capsys):
    hands, labels, signers = recorded
    np.savez(tmp_path / "masks.npz", images=draw(hands, 32), labels=labels, signers=signers)
    check.main([str(tmp_path / "masks.npz"), "--out", str(tmp_path / "report.html")])
    assert "Doubtful labels" not in (tmp_path / "report.html").read_text()
    assert (tmp_path / "report.md").is_file()
    assert "384 hands" in capsys.readouterr().out


def test_the_data_are_never_written_over(recorded, tmp_path):
    write_landmarks(tmp_path / "hands.npz", *recorded)
    for flag in ("--out", "--thin"):
        with pytest.raises(InputError, match="another place"):
            check.main([str(tmp_path / "hands.npz"), flag, str(tmp_path / "hands.npz")])


def test_lines_by_hand_in_a_section_that_is_written_anew_are_kept_under_a_title(samples, tmp_path):
    data, place = tmp_path / "mine.npz", tmp_path / "mine.md"
    write_hands(data, samples)
    write_report(samples, data)
    made = place.read_text()
    edits = (
        ("## By letter\n", "## By letter\n\nA is by Ben, too."),
        ("\n## Split", "Asked.\n\n## Split"),
    )
    for old, new in edits:
        place.write_text(place.read_text().replace(old, new))
    check.main([str(data)])
    card = place.read_text()
    assert card.startswith(made.rstrip())
    by_letter, by_signer = card[len(made) :].split("\n## ")[1:]
    assert by_letter.startswith("By letter, as edited by hand\n\nA is by Ben, too.")
    assert by_signer.startswith("By signer, as edited by hand\n")
    assert by_signer.rstrip().endswith("Asked.")
    check.main([str(data)])
    assert place.read_text() == card
