"""Stages that do not learn at first, and how they begin to.

Howard and Ruder, "Universal Language Model Fine-tuning", arXiv:1801.06146, section 3.3: from the
last on, one stage more with every epoch. Batch normalisation that does not learn keeps its moving
averages and normalises by them: Keras' `trainable = False` means both.
"""

from collections.abc import Iterator

from asl_keras.errors import expect
from asl_keras.layers.backend import keras
from asl_keras.models.stages import stages
from training.learning.optimizers import stepping
from training.settings import TrainingSettings


def freeze(model: keras.Model, settings: TrainingSettings, epoch: int) -> bool:
    """Lets those layers learn that are to in an epoch, counted from 0; whether that changes any.

    Raises:
        InputError: if the model has no such stage.
    """
    still = set(_frozen(model, settings, epoch))
    changes = False
    for layer in model.layers:
        changes |= layer.trainable == (layer in still)
        layer.trainable = layer not in still
    return changes


def thaw(model: keras.Model, settings: TrainingSettings, epoch: int) -> None:
    """As `freeze`, of a compiled model; its optimizer begins anew where that changes anything.

    Adam's averages would be zero for what begins to learn, in the midst of a run that takes them
    for long averages: its first steps would be six times too long. The learning rate goes on.
    """
    if not freeze(model, settings, epoch):
        return
    optimizer = stepping(model)
    schedule = optimizer.get_config()["learning_rate"]
    if isinstance(schedule, dict):
        before = int(keras.ops.convert_to_numpy(optimizer.iterations))
        optimizer.learning_rate = Later.of(keras.saving.deserialize_keras_object(schedule), before)
    model.compile_from_config(model.get_compile_config())


def spans(model: keras.Model, settings: TrainingSettings, first: int) -> Iterator[tuple[int, int]]:
    """The epochs in which the same stages learn, from the epoch `first` on: [begin, end)."""
    frozen = [len(_frozen(model, settings, epoch)) for epoch in range(settings.epochs)]
    begin = first
    for end in range(first + 1, settings.epochs + 1):
        if end == settings.epochs or frozen[end] != frozen[begin]:
            yield begin, end
            begin = end


def _frozen(model: keras.Model, settings: TrainingSettings, epoch: int) -> list[keras.Layer]:
    if settings.freeze is None:
        return []
    known = stages(model)
    names = list(known)[:-1]
    expect(settings.freeze in names, "freeze", f"one of {', '.join(names)}", settings.freeze)
    count = names.index(settings.freeze) + 1
    if settings.unfreeze_at is not None:
        count = min(count, max(0, count - (epoch + 2 - settings.unfreeze_at)))
    return [layer for name in names[:count] for layer in known[name]]


@keras.saving.register_keras_serializable(package="asl_keras")
class Later(keras.optimizers.schedules.LearningRateSchedule):
    """The rest of a schedule.

    Args:
        schedule: of the whole run.
        before: steps of it that are done.
    """

    def __init__(self, schedule: keras.optimizers.schedules.LearningRateSchedule, before: int):
        self.schedule, self.before = schedule, before

    @classmethod
    def of(cls, schedule: keras.optimizers.schedules.LearningRateSchedule, before: int) -> "Later":
        """The rest of a schedule, which may be a rest itself."""
        if isinstance(schedule, Later):
            return cls(schedule.schedule, schedule.before + before)
        return cls(schedule, before)

    def __call__(self, step):
        """The rate of a step, counted from the first of the rest."""
        return self.schedule(step + self.before)

    def get_config(self):
        """The arguments."""
        return {
            "schedule": keras.saving.serialize_keras_object(self.schedule),
            "before": self.before,
        }

    @classmethod
    def from_config(cls, config):
        """Out of `get_config`."""
        schedule = keras.saving.deserialize_keras_object(config["schedule"])
        return cls(schedule, config["before"])
