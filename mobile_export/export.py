"""Exports a trained model: a `.tflite` per recipe, each measured beside the model, and gated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from asl_keras.errors import InputError
from asl_keras.inference.metadata import ModelInfo
from asl_keras.inference.recognizer import Recognizer
from mobile_export.gate import rejections
from mobile_export.measuring.hands import Hands
from mobile_export.measuring.measurement import Measurement, Predictions, measure, predict
from mobile_export.result import ExportResult, Variant
from mobile_export.settings import ExportSettings
from mobile_export.tflite.metadata import labelled
from mobile_export.tflite.operators import require_phone_operators
from mobile_export.tflite.recipes import Recipe
from mobile_export.trained_model import TrainedModel

if TYPE_CHECKING:
    from asl_keras.inference.keras_classifier import KerasClassifier

PACKAGES = ("asl-keras", "keras", "tensorflow", "ai-edge-litert", "ai-edge-quantizer", "numpy")


def export(
    classifier: "KerasClassifier",
    source: Path,
    hands: Hands,
    recipes: Mapping[str, Recipe],
    settings: ExportSettings | None = None,
    data: Sequence[Path] = (),
) -> ExportResult:
    """Makes, measures and gates a variant by each recipe. Needs Keras' TensorFlow backend.

    Ctrl-C ends it with the variants that were made so far; before the first one, with nothing.

    Args:
        classifier: the trained model.
        source: the file that it was read from.
        hands: to calibrate integers, to choose thresholds and to measure with.
        recipes: by name, such as some of `mobile_export.tflite.recipes.RECIPES`.
        settings: the limits that variants are held to.
        data: NPZ files that compressed models are fine-tuned on; none means synthetic hands.

    Example:
        >>> hands = choose([], classifier.alphabet, classifier.input)
        >>> export(classifier, source, hands, {"int8": RECIPES["int8"]}).save(source.parent)
    """
    settings = settings or ExportSettings()
    with TemporaryDirectory() as folder:
        model = TrainedModel(
            classifier.model, source, hands.calibration, tuple(data), Path(folder, "compressed")
        )
        answers = predict(classifier, hands)
        workbench = _Workbench(classifier, model, hands, settings, answers, Path(folder))
        original = workbench.measured("keras", source, answers)
        variants, not_made, interrupted = workbench.variants(recipes)
    return ExportResult(
        original=original,
        variants=tuple(variants),
        rejected=rejections([one.measurement for one in variants], original, settings.max_drop),
        not_made=not_made,
        interrupted=interrupted,
        hands=hands.name,
        test_hands=len(hands.test.truth),
        settings=settings,
    )


@dataclass(frozen=True, eq=False)
class _Workbench:
    """Where networks are made, labelled and measured."""

    classifier: "KerasClassifier"
    model: TrainedModel
    hands: Hands
    settings: ExportSettings
    answers: Predictions
    """Of the classifier."""
    folder: Path

    def variants(
        self, recipes: Mapping[str, Recipe]
    ) -> tuple[list[Variant], dict[str, InputError], bool]:
        """What recipes make, why others make nothing, and whether Ctrl-C ended it."""
        made: list[Variant] = []
        not_made: dict[str, InputError] = {}
        try:
            for name, recipe in recipes.items():
                try:
                    made.append(self._variant(name, recipe))
                except InputError as error:
                    not_made[name] = error
        except KeyboardInterrupt:
            if not made:
                raise
            return made, not_made, True
        return made, not_made, False

    def _variant(self, name: str, recipe: Recipe) -> Variant:
        """What a recipe makes, with its metadata and its figures."""
        network = self.model.network(recipe)
        if recipe.for_phones:
            require_phone_operators(network)
        file = self.folder / f"{self.model.file.stem}_{name}.tflite"
        # With metadata before the figures are known, so that they are of the file as it will be.
        file.write_bytes(labelled(network, self._info(name, threshold=1.0, accuracy={})))
        row = self.measured(name, file, predict(Recognizer(file), self.hands))
        info = self._info(name, row.threshold, {self.hands.name: row.accuracy})
        return Variant(labelled(network, info), row)

    def measured(self, name: str, file: Path, predictions: Predictions) -> Measurement:
        """The figures of a file."""
        rate, alphabet = self.settings.false_accept_rate, self.classifier.alphabet
        return measure(name, file, alphabet, self.hands, predictions, self.answers, rate)

    def _info(self, recipe: str, threshold: float, accuracy: dict[str, float]) -> ModelInfo:
        return ModelInfo(
            alphabet=self.classifier.alphabet,
            input=self.classifier.input,
            recipe=recipe,
            source_sha256=self.model.sha256,
            versions={package: version(package) for package in PACKAGES},
            accuracy=accuracy,
            threshold=threshold,
            false_accept_rate=self.settings.false_accept_rate,
        )
