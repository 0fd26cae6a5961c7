"""What is let pass and what is rejected, for people: sentences, and a table by signer."""

from collections.abc import Mapping, Sequence

from asl_keras.evaluation.acceptance import Acceptance
from asl_keras.evaluation.evaluate import Evaluation
from asl_keras.evaluation.report import NAME_WIDTH, UNKNOWN_SIGNER, cell, percent
from asl_keras.table import aligned

HEAD = ("signer", "letters", "rejected", "wrong", "right pass", "no letter", "pass")


def rejection_table(evaluation: Evaluation) -> str:
    """An evaluation's threshold and what it does, as text for the terminal."""
    return "\n\n".join([_sentences(evaluation), _by_signer(evaluation.per_signer)])


def _sentences(evaluation: Evaluation) -> str:
    one = evaluation.acceptance
    sentences = [
        f"At the threshold of {evaluation.threshold:.2f}:",
        f"of {one.letters} hands that sign a letter {percent(one.rejected)} are rejected and "
        f"{percent(one.wrong)} pass as another;",
        f"of those whose likeliest letter is right {percent(one.right_passing)} pass;",
        f"of {one.nones} hands that sign no letter {percent(one.nones_accepted)} pass as one.",
    ]
    if one.lacking:
        names = " ".join(cell(name, NAME_WIDTH) for name in evaluation.lacking)
        sentences.append(
            f"Of {one.lacking} hands of letters that the model lacks, {names}, "
            f"{percent(one.lacking_accepted)}\npass as another; they count nowhere else."
        )
    return "\n".join(sentences)


def _by_signer(signers: Mapping[str, Acceptance]) -> str:
    rows = [
        (
            cell(name or UNKNOWN_SIGNER, NAME_WIDTH),
            str(one.letters),
            *map(percent, (one.rejected, one.wrong, one.right_passing)),
            str(one.nones),
            percent(one.nones_accepted),
        )
        for name, one in sorted(signers.items())
    ]
    return "\n".join([aligned([HEAD, *rows]), *_means(list(signers.values()))])


def _means(signers: Sequence[Acceptance]) -> list[str]:
    """A line that counts every signer the same, where there are several."""
    known = {
        "rejected": [one.rejected for one in signers],
        "no letter that pass": [one.nones_accepted for one in signers],
    }
    shares = {name: [one for one in row if one is not None] for name, row in known.items()}
    means = [
        f"{name} {percent(sum(row) / len(row))} (of {len(row)})"
        for name, row in shares.items()
        if len(row) > 1
    ]
    return ["", f"Mean of signers: {', '.join(means)}."] if means else []
