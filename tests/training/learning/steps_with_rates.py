"""Run on a backend, in a process of its own: `steps_with_rates FILE.npz`.

Writes how far each layer's weights go in one step of each kind of optimizer, without rates of
layers ("AdamW/dense") and with them ("AdamW/dense/rates"), with them also after a reload.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

from asl_keras.layers.backend import keras
from asl_keras.models import build, saved
from training.learning.layer_rates import with_layer_rates
from training.settings import TrainingSettings

SETTINGS = TrainingSettings(arch="landmarks", layer_decay=0.5, head_multiplier=4.0)
OPTIMIZERS = {
    "AdamW": lambda: keras.optimizers.AdamW(0.01, weight_decay=0.5),
    "Adam": lambda: keras.optimizers.Adam(0.01),
    "SGD": lambda: keras.optimizers.SGD(0.01, momentum=0.9, weight_decay=0.5),
}
HANDS = np.random.default_rng(0).normal(size=(8, 20)).astype("float32")
TRUTH = np.arange(8) % 3


def step(model: keras.Model) -> dict[str, np.ndarray]:
    """How far it takes each layer; all begin with the same weights."""
    keras.utils.set_random_seed(0)
    # Small ones, as Keras has no gradient where a probability is as good as 0 or 1.
    model.set_weights([np.random.normal(0, 0.1, one.shape) for one in model.get_weights()])
    before = {  # copies: JAX writes into the memory of weights that it has replaced
        layer.name: [one.copy() for one in layer.get_weights()]
        for layer in model.layers
        if layer.weights
    }
    model.fit(HANDS, TRUTH, batch_size=8, verbose=0)
    return {
        name: np.concatenate([(n - o).ravel() for n, o in zip(layer, old, strict=True)])
        for name, old in before.items()
        for layer in [model.get_layer(name).get_weights()]
    }


def model_with(optimizer: keras.optimizers.Optimizer, with_rates: bool) -> keras.Model:
    """The network that reads landmarks, without dropout: its steps are the same every time."""
    model = build("landmarks", (20,), 3)
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dropout):
            layer.rate = 0.0
    if with_rates:
        optimizer = with_layer_rates(optimizer, model, SETTINGS)
    optimizer.build(model.trainable_variables)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


found: dict[str, np.ndarray] = {}
for kind, make in OPTIMIZERS.items():
    for suffix in ("", "/rates"):
        model = model_with(make(), bool(suffix))
        if suffix:
            with tempfile.TemporaryDirectory() as folder:
                saved.save(model, Path(folder, "model.keras"))
                model = saved.load(Path(folder, "model.keras"), optimizer=True)
        found |= {f"{kind}/{layer}{suffix}": way for layer, way in step(model).items()}
np.savez(sys.argv[1], **found)
