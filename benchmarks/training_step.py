"""A process that trains step by step when it is told to, for `benchmarks.train`.

Its argument is a JSON object, the fields of `Candidate`. It says `ready`, and then for every line
that it reads, `step` or `input`, the seconds and the processor's seconds that this took.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.cpu import speed_up
from training.settings.machine import Precision, Render

Step = Callable[[tuple[np.ndarray, np.ndarray]], object]


BACKENDS = ("tensorflow", "jax", "torch")


class Candidate(NamedTuple):
    """What takes part."""

    arch: str
    backend: str
    """Of Keras, or `eager` for PyTorch without Keras."""
    precision: Precision
    stock: bool
    """Whether layers keep Keras' own kernels."""
    batch_size: int
    render: Render

    def __str__(self) -> str:
        if self.backend == "eager":
            return "eager PyTorch, float32"
        notes = [", Keras' own kernels"] * self.stock
        notes += [", drawn by the layer"] * (self.render == "device")
        return f"Keras on {self.backend}, {self.precision}{''.join(notes)}"


def prepare(candidate: Candidate) -> tuple[Step, Callable[[int], tuple[np.ndarray, np.ndarray]]]:
    """The step of a network that learns, and what makes batches."""
    from asl_keras.inference.inputs import KINDS
    from asl_keras.models import reads
    from training.hands.opened import open_hands
    from training.hands.training_data import training_data
    from training.settings import TrainingSettings

    is_eager = candidate.backend == "eager"
    settings = TrainingSettings(
        arch=candidate.arch,
        batch_size=candidate.batch_size,
        precision=candidate.precision,
        render=candidate.render,
    )
    kind = KINDS[reads(candidate.arch)].of_size(settings.image_size)
    data = training_data(settings, open_hands(settings), kind)
    if is_eager:
        return eager_step(), data.training.batch
    from training.learning.compiling import compiled
    from training.learning.drawing import behind_drawing
    from training.learning.kernels import quicken
    from training.learning.optimizers import decay_matrices_alone

    with tempfile.TemporaryDirectory() as folder:
        model = compiled(settings, data, Path(folder))
    decay_matrices_alone(model)
    fitted = behind_drawing(model if candidate.stock else quicken(model), data)
    return lambda batch: fitted.train_on_batch(*batch), data.training.batch


def eager_step() -> Step:
    """The same step of the same network in PyTorch, as one would write it there."""
    import torch

    from benchmarks.pytorch_mobilenetv2 import OURS, network

    torch.manual_seed(0)
    layers = network(OURS)[:-1].train()  # probabilities are part of PyTorch's loss
    optimizer = torch.optim.AdamW(layers.parameters(), 0.001)

    def step(batch: tuple[np.ndarray, np.ndarray]) -> float:
        masks = torch.from_numpy(batch[0]).permute(0, 3, 1, 2).float()
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(layers(masks), torch.from_numpy(batch[1]))
        loss.backward()
        optimizer.step()
        return float(loss.detach())

    return step


def main(candidate: Candidate) -> None:
    """Answers until its input ends."""
    if candidate.backend != "eager":
        os.environ["KERAS_BACKEND"] = candidate.backend
        speed_up()
    step, make = prepare(candidate)
    batch = make(0)
    for _ in range(2):  # the first compile
        step(batch)
    print("ready", flush=True)
    for number, line in enumerate(sys.stdin):
        wall, processor = time.perf_counter(), time.process_time()
        if line.strip() == "input":
            make(number)
        else:
            step(batch)
        print(time.perf_counter() - wall, time.process_time() - processor, flush=True)


if __name__ == "__main__":
    main(Candidate(**json.loads(sys.argv[1])))
