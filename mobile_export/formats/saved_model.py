"""SavedModel: what TensorFlow Serving and TensorFlow itself read, with two ways in."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.inference.classifier import VIEWS, both_views, combine_views
from asl_keras.mask import draw
from mobile_export.formats.checked import description, write_checked

if TYPE_CHECKING:
    import tensorflow as tf

    from asl_keras.inference.keras_classifier import KerasClassifier

MASKS, LANDMARKS = "serving_default", "landmarks"  # signatures
DESCRIPTION = Path("assets.extra") / "asl.json"  # a folder that TensorFlow leaves to others


def write_saved_model(classifier: "KerasClassifier", path: Path) -> float:
    """Writes a SavedModel folder whose two signatures give `probabilities` (N, labels).

    `serving_default` takes `masks`, uint8 (N, side, side, 3), one view each. `landmarks` takes
    `landmarks`, float32 (N, 21, 3), draws the masks itself and combines both views of each hand.
    Labels, side and mask version are in `assets.extra/asl.json`. The same model does not give the
    same bytes: TensorFlow's own bookkeeping differs from one time to the next.

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
    return write_checked(classifier, path, _write, _read)


def _write(classifier: "KerasClassifier", path: Path) -> None:
    import tensorflow as tf

    module = tf.Module()
    # TensorFlow saves the variables that it finds; a Keras model hides its own.
    module.kept = [variable.value for variable in classifier.model.variables]
    tf.saved_model.save(module, str(path), signatures=_signatures(classifier))
    extra = path / DESCRIPTION
    extra.parent.mkdir()
    extra.write_text(description(classifier) + "\n", encoding="utf-8")


def _signatures(
    classifier: "KerasClassifier",
) -> dict[str, "tf.types.experimental.GenericFunction"]:
    import tensorflow as tf

    from asl_keras.layers import MaskRenderer

    side, render = classifier.side, MaskRenderer(classifier.side)

    @tf.function(input_signature=[tf.TensorSpec((None, side, side, 3), tf.uint8, "masks")])
    def read_masks(masks):
        return {"probabilities": classifier.model(tf.cast(masks, tf.float32), training=False)}

    @tf.function(input_signature=[tf.TensorSpec((None, LANDMARK_COUNT, 3), name="landmarks")])
    def read_landmarks(landmarks):
        masks = render(landmarks)
        views = tf.concat([masks, masks[:, :, ::-1]], axis=0)  # (2 N, side, side, 3)
        probabilities = tf.split(classifier.model(views, training=False), VIEWS)
        return {"probabilities": combine_views(*probabilities)}

    return {MASKS: read_masks, LANDMARKS: read_landmarks}


def _read(path: Path, hands: np.ndarray) -> list[np.ndarray]:
    import tensorflow as tf

    loaded = _Loaded(tf.saved_model.load(str(path)))
    return [both_views(loaded, draw(hands, loaded.side)), loaded.recognize(hands)]


class _Loaded:
    """A `Classifier` by the signatures of a SavedModel."""

    def __init__(self, module):
        self._module = module  # owns the variables
        self.side = module.signatures[MASKS].structured_input_signature[1]["masks"].shape[1]

    def probabilities(self, masks: np.ndarray) -> np.ndarray:
        return self._module.signatures[MASKS](masks=masks)["probabilities"].numpy()

    def recognize(self, hands: np.ndarray) -> np.ndarray:
        return self._module.signatures[LANDMARKS](landmarks=hands)["probabilities"].numpy()
