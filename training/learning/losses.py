"""What a wrong reading costs."""

from asl_keras.layers.backend import keras, ops
from training.settings import TrainingSettings


def loss_of(settings: TrainingSettings) -> str | keras.losses.Loss:
    """The loss of a run, of probabilities and the truth as a number."""
    if settings.label_smoothing:
        return SmoothedCrossentropy(settings.label_smoothing)
    return "sparse_categorical_crossentropy"


@keras.saving.register_keras_serializable(package="asl_keras")
class SmoothedCrossentropy(keras.losses.Loss):
    """Cross-entropy to the truth with a share of all labels alike.

    Szegedy et al., "Rethinking the Inception Architecture", arXiv:1512.00567, section 7. Keras has
    it for truth of one number for each label alone.

    Args:
        smoothing: the share.
        **kwargs: of `keras.losses.Loss`.
    """

    def __init__(self, smoothing: float, **kwargs):
        super().__init__(**kwargs)
        self.smoothing = smoothing

    def call(self, y_true, y_pred):
        """Truth (B,) or (B, 1), probabilities (B, labels) to losses (B,)."""
        truth = ops.one_hot(ops.cast(ops.reshape(y_true, (-1,)), "int32"), y_pred.shape[-1])
        return keras.losses.categorical_crossentropy(truth, y_pred, label_smoothing=self.smoothing)

    def get_config(self):
        """The arguments."""
        return {**super().get_config(), "smoothing": self.smoothing}
