"""What ends an epoch."""

import math

import pytest

from asl_keras.errors import InputError
from training.run.epoch_end import EpochEnd
from training.run.folder import RunFolder


@pytest.mark.parametrize("lost", ["loss", "val_loss"])
def test_a_loss_that_is_no_number_ends_the_run_with_a_remedy(tmp_path, lost):
    logs = {"loss": 1.0, "accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.5, lost: math.nan}
    with pytest.raises(InputError, match=r"nan .* epoch 1. Give a smaller `learning_rate`"):
        EpochEnd(RunFolder(tmp_path), 1, 1.0).on_epoch_end(0, logs)
    assert not list(tmp_path.iterdir())
