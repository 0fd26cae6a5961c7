"""SavedModel: what TensorFlow Serving and TensorFlow itself read, with two ways in."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.inference.classifier import VIEWS, combine_views, read_hands
from asl_keras.models import EMBEDDING
from mobile_export.batch_names import as_inputs, batch_names
from mobile_export.formats.checked import description, read_description, write_checked
from mobile_export.outputs import PROBABILITIES, with_named_outputs
from mobile_export.settings import Accepts

if TYPE_CHECKING:
    import tensorflow as tf

    from asl_keras.inference.keras_classifier import KerasClassifier

ONE_VIEW, LANDMARKS = "serving_default", "landmarks"  # signatures
DESCRIPTION = Path("assets.extra") / "asl.json"  # a folder that TensorFlow leaves to others


def write_saved_model(classifier: "KerasClassifier", path: Path, accepts: Accepts) -> float:
    """Writes a SavedModel folder whose two signatures give `probabilities` (N, labels).

    `serving_default` takes what the model reads, (N, *shape), one view of each hand: for a model of
    masks `masks`, uint8. `landmarks` takes `landmarks`, float32 (N, 21, 3), makes of them what the
    model reads and combines both views of each hand. A model that has an embedding gives it as
    `embedding` (N, E), that of `landmarks` with a length of 1. Alphabet, what the model reads,
    temperature and threshold are in `assets.extra/asl.json`. The same model does not give the same
    bytes: TensorFlow's own bookkeeping differs from one time to the next.

    Returns:
        The largest difference of a probability from the model's, of either signature.

    Raises:
        InputError: if the path is something other than a SavedModel, or cannot be written.
    """
    if path.exists() and not (path / "saved_model.pb").is_file():
        raise InputError(
            f"Expected a new folder, or one with a SavedModel to replace. Received: {path}, which "
            "holds something else. Name another one."
        )
    return write_checked(classifier, path, partial(_write, accepts), _read)


def _write(accepts: Accepts, classifier: "KerasClassifier", path: Path) -> None:
    import tensorflow as tf

    module = tf.Module()
    # TensorFlow saves the variables that it finds; a Keras model hides its own.
    module.kept = [variable.value for variable in classifier.model.variables]
    tf.saved_model.save(module, str(path), signatures=_signatures(classifier))
    extra = path / DESCRIPTION
    extra.parent.mkdir()
    extra.write_text(description(classifier, accepts()) + "\n", encoding="utf-8")


def _signatures(
    classifier: "KerasClassifier",
) -> dict[str, "tf.types.experimental.GenericFunction"]:
    import tensorflow as tf

    reads, prepare = classifier.input, classifier.input.layer()
    model = with_named_outputs(classifier.model)
    one_view = [
        tf.TensorSpec((None, *part.shape), tf.as_dtype(part.dtype), name)
        for part, name in zip(reads.parts, batch_names(reads), strict=True)
    ]

    @tf.function(input_signature=one_view)
    def read_one_view(*batch):
        return model(as_inputs([tf.cast(part, tf.float32) for part in batch]), training=False)

    @tf.function(input_signature=[tf.TensorSpec((None, LANDMARK_COUNT, 3), name="landmarks")])
    def read_landmarks(landmarks):
        batch = prepare(landmarks)
        mirrored = reads.mirror(batch)
        views = tf.nest.map_structure(lambda *both: tf.concat(both, axis=0), batch, mirrored)
        answers = {
            name: combine_views(*tf.split(answer, VIEWS))
            for name, answer in model(views, training=False).items()
        }
        if EMBEDDING in answers:  # all zeros where there is nothing to say
            length = tf.norm(answers[EMBEDDING], axis=1, keepdims=True)
            answers[EMBEDDING] = tf.math.divide_no_nan(answers[EMBEDDING], length)
        return answers

    return {ONE_VIEW: read_one_view, LANDMARKS: read_landmarks}


def _read(path: Path, hands: np.ndarray) -> list[np.ndarray]:
    import tensorflow as tf

    loaded = _Loaded(tf.saved_model.load(str(path)), path / DESCRIPTION)
    return [read_hands(loaded, hands), loaded.recognize(hands)]


class _Loaded:
    """A `Classifier` by the signatures of a SavedModel."""

    def __init__(self, module, description: Path):
        self._module = module  # owns the variables
        self.alphabet, self.input = read_description(description.read_text(encoding="utf-8"))

    def probabilities(self, batch: np.ndarray) -> np.ndarray:
        given = dict(zip(batch_names(self.input), self.input.split(batch), strict=True))
        return self._module.signatures[ONE_VIEW](**given)[PROBABILITIES].numpy()

    def recognize(self, hands: np.ndarray) -> np.ndarray:
        return self._module.signatures[LANDMARKS](landmarks=hands)[PROBABILITIES].numpy()
