"""Exports a trained model: a `.tflite` per recipe, each measured beside the model, and gated."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from asl_keras.command import in_a_sentence
from asl_keras.errors import InputError
from asl_keras.inference.model_info import ModelInfo
from asl_keras.inference.recognizer import Recognizer
from mobile_export.gate import rejection
from mobile_export.measuring.hands import Hands
from mobile_export.measuring.measurement import Measurement, Predictions, measure, predict
from mobile_export.result import ExportResult, Variant
from mobile_export.settings import ExportSettings
from mobile_export.tflite.metadata import labelled
from mobile_export.tflite.operators import require_phone_operators
from mobile_export.tflite.recipes import Recipe
from mobile_export.tflite.tensor_order import inputs_in_order, probabilities_first
from mobile_export.trained_model import TrainedModel

if TYPE_CHECKING:
    from asl_keras.inference.keras_classifier import KerasClassifier

PACKAGES = ("asl-keras", "keras", "tensorflow", "ai-edge-litert", "ai-edge-quantizer", "numpy")

Outcome = Variant | InputError  # of a recipe: what it made, or why it made nothing


def _nobody(name: str, outcome: Outcome) -> None:
    pass


def export(
    classifier: "KerasClassifier",
    source: Path,
    hands: Hands,
    recipes: Mapping[str, Recipe],
    settings: ExportSettings | None = None,
    data: Sequence[Path] = (),
    tell: Callable[[str, Outcome], None] = _nobody,
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
        tell: is called with a recipe's name and its outcome at once, to save or to show it.

    Example:
        >>> hands = choose([], classifier.alphabet, classifier.input)
        >>> export(classifier, source, hands, {"int8": RECIPES["int8"]}).save(source.parent)
    """
    with TemporaryDirectory() as folder:
        model = TrainedModel(
            classifier.model, source, hands.calibration, tuple(data), Path(folder, "compressed")
        )
        bench = _Workbench(classifier, model, hands, settings or ExportSettings(), Path(folder))
        return bench.result(recipes, tell)


@dataclass(frozen=True, eq=False)
class _Workbench:
    """Where networks are made, labelled and measured."""

    classifier: "KerasClassifier"
    model: TrainedModel
    hands: Hands
    settings: ExportSettings
    folder: Path

    @functools.cached_property
    def answers(self) -> Predictions:
        """Of the classifier."""
        return predict(self.classifier, self.hands)

    @functools.cached_property
    def original(self) -> Measurement:
        """The figures of the classifier."""
        return self._measured("keras", self.model.file, self.answers)

    def result(
        self, recipes: Mapping[str, Recipe], tell: Callable[[str, Outcome], None]
    ) -> ExportResult:
        """What all recipes come to."""
        outcomes: dict[str, Outcome] = {}
        try:
            for name, recipe in recipes.items():
                outcomes[name] = self._outcome(name, recipe)
                tell(name, outcomes[name])
        except KeyboardInterrupt:
            if not outcomes:
                raise
        return ExportResult(
            original=self.original,
            variants=tuple(one for one in outcomes.values() if isinstance(one, Variant)),
            not_made={n: one for n, one in outcomes.items() if isinstance(one, InputError)},
            interrupted=len(outcomes) < len(recipes),
            hands=self.hands.name,
            test_hands=len(self.hands.test.truth),
            settings=self.settings,
        )

    def _outcome(self, name: str, recipe: Recipe) -> Outcome:
        try:
            return self._variant(name, recipe)
        except InputError as error:
            return error
        except ModuleNotFoundError as error:  # of an extra; the other recipes do without it
            sentence = in_a_sentence(error)
            if sentence is None:
                raise
            return InputError(sentence)

    def _variant(self, name: str, recipe: Recipe) -> Variant:
        """What a recipe makes, with its metadata and its figures."""
        network = probabilities_first(self.model.network(recipe), len(self.classifier.labels))
        network = inputs_in_order(network, [part.shape for part in self.classifier.input.parts])
        if recipe.for_phones:
            require_phone_operators(network)
        file = self.folder / f"{self.model.file.stem}_{name}.tflite"
        # With metadata before the figures are known, so that they are of the file as it will be.
        file.write_bytes(
            labelled(network, self._info(name, threshold=1.0, temperature=1.0, accuracy={}))
        )
        row = self._measured(name, file, predict(Recognizer(file), self.hands))
        accuracy = {self.hands.name: row.accuracy}
        info = self._info(name, row.threshold, row.temperature, accuracy)
        reason = rejection(row, self.original, self.settings.max_drop)
        return Variant(labelled(network, info), row, reason)

    def _measured(self, name: str, file: Path, predictions: Predictions) -> Measurement:
        alphabet, settings = self.classifier.alphabet, self.settings
        return measure(name, file, alphabet, self.hands, predictions, self.answers, settings)

    def _info(
        self, recipe: str, threshold: float, temperature: float, accuracy: dict[str, float]
    ) -> ModelInfo:
        return ModelInfo(
            alphabet=self.classifier.alphabet,
            input=self.classifier.input,
            recipe=recipe,
            source_sha256=self.model.sha256,
            versions=dict(_versions()),
            accuracy=accuracy,
            threshold=threshold,
            false_accept_rate=self.settings.false_accept_rate,
            temperature=temperature,
            embedding=self.classifier.embedding_size,
        )


def _versions() -> Iterator[tuple[str, str]]:
    """Of those packages that are installed: not every recipe needs all."""
    for package in PACKAGES:
        with suppress(PackageNotFoundError):
            yield package, version(package)
