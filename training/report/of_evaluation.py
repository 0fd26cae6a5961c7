"""The page of an evaluation."""

from asl_keras.evaluation.evaluate import Evaluation
from asl_keras.evaluation.report import percent
from training.report.judged import Judged
from training.report.markup import named
from training.report.page import Findings


def of_evaluation(name: str, judged: Judged, evaluation: Evaluation) -> Findings:
    """What the page of an evaluation is made of; `name` is the model's."""
    report, passing = evaluation.report, evaluation.acceptance
    signers = sum(bool(signer) for signer in report.per_signer)
    whose = f" of {signers} signers" if signers > 1 else ""
    notes = list(judged.data.remarks)
    if passing.letters:
        notes.append(
            f"At the threshold of {evaluation.threshold:.2f}, {percent(passing.rejected)} of "
            f"hands that sign a letter are rejected, and {percent(passing.wrong)} pass as another."
        )
    if passing.nones:
        notes.append(
            f"Of {passing.nones} hands that sign no letter {percent(passing.nones_accepted)} pass "
            "as one."
        )
    if evaluation.lacking:
        letters = ", ".join(named(letter) for letter in evaluation.lacking)
        notes.append(f"{passing.lacking} hands of letters that it lacks count nowhere: {letters}.")
    return Findings("Evaluation", name, report, judged, f"{report.count} hands{whose}", notes)
