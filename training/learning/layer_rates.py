"""Stages that learn at rates of their own: the earlier, the slower, and the head as fast as asked.

Clark et al., "ELECTRA", arXiv:2003.10555, and Bao et al., "BEiT", arXiv:2106.08254, fine-tune so.
"""

from typing import Any

from asl_keras.layers.backend import keras
from asl_keras.models.stages import HEAD, stages
from training.settings import TrainingSettings


def rates(model: keras.Model, settings: TrainingSettings) -> dict[str, float]:
    """Of each layer with weights, its learning rate in those of the run.

    The last stage before the head learns at `layer_decay`, the stage before it at its square.
    """
    of_layers = {}
    for distance, (stage, layers) in enumerate(reversed(stages(model).items())):
        rate = settings.head_multiplier if stage == HEAD else settings.layer_decay**distance
        of_layers.update({layer.name: rate for layer in layers if layer.weights})
    return of_layers


def with_layer_rates(
    optimizer: keras.optimizers.Optimizer, model: keras.Model, settings: TrainingSettings
) -> keras.optimizers.Optimizer:
    """An optimizer of the same kind and settings, not yet built, which heeds the rates of layers.

    Where all are 1, it is the optimizer itself.
    """
    of_layers = rates(model, settings)
    if set(of_layers.values()) == {1.0}:
        return optimizer
    kind = KINDS[type(optimizer).__name__]
    return kind.from_config({**optimizer.get_config(), "rates": of_layers})


class LayerRates(keras.optimizers.Optimizer):
    """In front of a kind of optimizer: makes its steps and its weight decay group by group.

    Args:
        rates: by the name of a layer; 1 where it is not named.
    """

    def __init__(self, *arguments: Any, rates: dict[str, float], **options: Any):
        super().__init__(*arguments, **options)
        self.rates = dict(rates)
        self._factor = 1.0

    def get_config(self) -> dict[str, Any]:
        """The arguments."""
        return {**super().get_config(), "rates": self.rates}

    def _groups(self, variables):
        """The places of the variables that have the same rate."""
        groups: dict[float, list[int]] = {}
        for place, variable in enumerate(variables):
            layer = variable.path.split("/")[0]
            groups.setdefault(self.rates.get(layer, 1.0), []).append(place)
        return groups.items()

    def _backend_update_step(self, grads, trainable_variables, learning_rate):
        for rate, places in self._groups(trainable_variables):
            super()._backend_update_step(
                [grads[place] for place in places],
                [trainable_variables[place] for place in places],
                learning_rate * rate,
            )

    def _apply_weight_decay(self, variables):
        for rate, places in self._groups(variables):
            self._factor = rate
            super()._apply_weight_decay([variables[place] for place in places])
        self._factor = 1.0

    def _get_current_learning_rate(self):
        rate = super()._get_current_learning_rate()
        return rate if self._factor == 1.0 else rate * self._factor


def _kind(name: str) -> type:
    """An optimizer as this backend has it (that of PyTorch updates many at once), with rates."""
    kind = getattr(keras.optimizers, name)
    bases = LayerRates, type(kind.__new__(kind))
    made = type(f"Layerwise{name}", bases, {"__doc__": f"{name} whose layers have rates."})
    return keras.saving.register_keras_serializable(package="asl_keras")(made)


KINDS: dict[str, Any] = {name: _kind(name) for name in ("AdamW", "Adam", "SGD")}
