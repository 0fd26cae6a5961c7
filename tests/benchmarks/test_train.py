"""The benchmark of training times what training does."""

import numpy as np

from benchmarks.train import Row, table
from benchmarks.training_step import Candidate, prepare


def test_a_candidate_takes_steps_of_training():
    candidate = Candidate("landmarks", "tensorflow", "float32", False, 52, "host")
    step, make = prepare(candidate)
    losses = [step(make(number))[0] for number in range(20)]
    assert np.mean(losses[-5:]) < np.mean(losses[:5])


def test_the_table_has_masks_a_second():
    lines = table([Row("one", 0.5, 0.8, 0.25)], 100).splitlines()
    assert lines[1].split() == ["one", "200", "0.800", "400"]
