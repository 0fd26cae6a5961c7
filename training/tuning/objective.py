"""What a trial is worth: macro recall, the mean over signers who are not learnt from."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import optuna

from asl_keras.errors import InputError
from asl_keras.evaluation.evaluate import evaluate
from asl_keras.inference import inputs
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.layers.backend import keras
from training.hands.opened import open_hands
from training.hands.training_data import TrainingData, training_data
from training.learning.trainer import train
from training.run.claim import claim
from training.run.folder import RunFolder
from training.run.lock import alone_in
from training.settings import TrainingSettings
from training.tuning.space import suggested
from training.tuning.study import folder_of

SCORE = "val_accuracy"  # by which epochs are compared: each judge's letters count evenly in it


class Objective:
    """Trains with what a trial suggests, in a folder of its own, and judges the model.

    Args:
        settings: those that are not tried.
        out: folder of the study.

    Raises:
        InputError: if all who judge are learnt from.
    """

    def __init__(self, settings: TrainingSettings, out: Path):
        self._settings, self._out = settings, out
        self.remark = judged_by_strangers(settings).remark

    def __call__(self, trial: optuna.Trial) -> float:
        settings, folder = suggested(trial, self._settings), folder_of(trial, self._out)
        with alone_in(folder):
            claim(settings, folder)
            run = RunFolder(folder, settings.stop_on)
            data = judged_by_strangers(settings)
            for row in run.history():  # of a worker that died
                trial.report(row[SCORE], int(row["epoch"]))
            keras.utils.set_random_seed(settings.seed)
            try:
                model = train(settings, data, run, [Report(trial)])
            except InputError as error:
                if "learning_rate" in error.fields:  # losses that are no numbers
                    raise optuna.TrialPruned from error
                raise
            run.finish()
        return recall(KerasClassifier(model, data.alphabet), data)


class Report(keras.callbacks.Callback):
    """Tells the study how an epoch went; gives up what goes worse than most did."""

    def __init__(self, trial: optuna.Trial):
        super().__init__()
        self._trial = trial

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Raises TrialPruned to give up."""
        self._trial.report(float(logs[SCORE]), epoch + 1)
        if self._trial.should_prune():
            raise optuna.TrialPruned


def judged_by_strangers(settings: TrainingSettings) -> TrainingData:
    """What a run learns from, validated on those alone whom it does not learn from.

    Raises:
        InputError: if there is nobody.
    """
    if not settings.data and not settings.validation:
        raise InputError(
            "Expected hands of people who judge as `validation`, whom the pose model lacks, or "
            "`data` of several signers. Received: neither. Name landmark NPZ files.",
            "validation",
            "data",
        )
    opened = open_hands(settings)
    reads = inputs.of_architecture(settings.arch, settings.image_size)
    data = training_data(settings, opened, reads)
    signers = data.validation.signers[data.validation_rows]
    strangers = opened.strangers(signers.tolist())
    rows = data.validation_rows[np.isin(signers, strangers)]
    if not len(rows):
        raise InputError(
            "Expected signers as `validation` who are not learnt from. Received: "
            f"{', '.join(sorted(set(signers.tolist()) - {''})) or 'unknown ones'}, none of whom is "
            "known not to be. Leave them out of the pose model with `python -m "
            "training.fit_pose_model`, or name others.",
            "validation",
        )
    return replace(data, validation_rows=rows, remark=f"Judged by {', '.join(strangers)}.")


def recall(classifier: KerasClassifier, data: TrainingData) -> float:
    """The mean over signers of macro recall, both views of each hand."""
    report = evaluate(classifier, data.validation, data.validation_rows)[0].report
    return float(
        np.mean([one.recall for one in report.per_signer.values() if one.recall is not None])
    )
