"""A report as people see it."""

import numpy as np
import pytest

from asl_keras.evaluation.metrics import Report, score
from asl_keras.evaluation.report import table
from asl_keras.hand.alphabet import ASL, Alphabet

SIGNERS = ("anna", "", "a signer with a name that is much too long for a column")


@pytest.fixture(scope="module")
def report() -> Report:
    """Random hands, with S taken for A in half of all cases."""
    random = np.random.default_rng(0)
    truth = random.integers(0, 26, 1040)
    guess = np.where((truth == ASL.labels.index("S")) & (np.arange(1040) % 2 == 0), 0, truth)
    probabilities = 0.9 * np.eye(26)[guess] + 0.1 / 26
    return score(ASL, truth, probabilities, random.choice(SIGNERS, 1040))


def test_a_table_has_overall_lines_letters_and_signers(report):
    lines = table(report).splitlines()
    assert lines[1].split()[:4] == ["all", "26", "labels", "1040"]
    assert lines[2].startswith("static letters")
    letters = [line.split()[0] for line in lines if line[:1] in ASL.letters and line[1:2] == " "]
    assert letters == list(ASL.letters)
    assert any(line.startswith("(unknown)") for line in lines)
    assert lines[-2].startswith("Mean accuracy of 2 signers")
    assert lines[-1].startswith("Mean recall of static letters of 2 signers")


def test_a_table_names_the_most_frequent_confusion(report):
    lines = table(report).splitlines()
    worst = report.per_class["S"]
    share = 100 * worst.taken_count / worst.count
    assert next(line for line in lines if line.startswith("S ")).endswith(f"  A, {share:.1f} %")
    assert next(line for line in lines if line.startswith("B ")).endswith("  -")


def test_a_table_fits_a_terminal(report):
    assert max(map(len, table(report).splitlines())) <= 80


def test_a_table_never_steers_the_terminal():
    alphabet, probabilities = Alphabet(("A", "B")), np.array([[0.2, 0.8]])
    found = score(alphabet, np.array([1]), probabilities, np.array(["\x1b]0;title\a\n"]))
    assert all(line.isprintable() for line in table(found).split("\n"))


def test_a_table_shows_means_of_nothing_as_dashes():
    found = score(Alphabet.of("AJ"), np.array([1]), np.array([[0.2, 0.8]]), np.array(["x"]))
    static = table(found).splitlines()[2]
    assert static.split()[-5:] == ["0", "-", "-", "-", "-"]
