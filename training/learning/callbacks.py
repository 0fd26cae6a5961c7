"""What looks at a run after its steps and its epochs, in the order in which it must."""

from asl_keras.data.batches import Batches
from asl_keras.layers.backend import keras
from training.learning.averaging import ValidateAverage
from training.learning.dropout_by_epoch import DropoutByEpoch
from training.learning.not_a_number import StopAtNaN
from training.learning.plateau import FallOnPlateau
from training.learning.precise_statistics import PreciseStatistics
from training.learning.stopping import StopOnPlateau
from training.run.epoch_end import EpochEnd
from training.run.folder import RunFolder
from training.run.progress import Progress
from training.settings import TrainingSettings


def callbacks_of(
    settings: TrainingSettings,
    folder: RunFolder,
    kept: keras.Model,
    batches: Batches,
    batch_size: int,
    input_speed: float,
) -> list[keras.callbacks.Callback]:
    """The callbacks of a run.

    Args:
        settings: of the run.
        folder: of the run.
        kept: the model whose weights are trained, as it is saved.
        batches: that it learns from.
        batch_size: hands in a step.
        input_speed: hands per second that the input pipeline makes.
    """
    callbacks: list[keras.callbacks.Callback] = [StopAtNaN(folder), DropoutByEpoch(settings.seed)]
    if settings.ema is not None:
        callbacks.append(ValidateAverage(exchanged=folder.epochs_done() > 0))
    if settings.statistics == "precise":
        callbacks.append(PreciseStatistics(kept, batches))
    if settings.schedule == "plateau":
        callbacks.append(FallOnPlateau(folder, settings.rate))
    return [
        *callbacks,
        EpochEnd(folder, kept, batch_size, input_speed),
        StopOnPlateau(folder, settings),
        Progress(settings.epochs),
    ]
