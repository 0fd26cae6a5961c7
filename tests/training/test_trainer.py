"""When training ends, and at which rate it learns."""

import pytest

from training.run_folder import COLUMNS, RunFolder
from training.settings import TrainingSettings
from training.trainer import PATIENCE, PEAK, _is_on_plateau, _rate


def folder_with(path, losses: list[float]) -> RunFolder:
    rows = [dict.fromkeys(COLUMNS, "0.5") | {"val_loss": str(loss)} for loss in losses]
    lines = [",".join(COLUMNS)]
    lines += [",".join({**row, "epoch": str(i + 1)}.values()) for i, row in enumerate(rows)]
    folder = RunFolder(path)
    folder.history_file.write_text("\n".join(lines) + "\n")
    return folder


@pytest.mark.parametrize(
    ("losses", "plateau"),
    [
        ([], False),
        ([1.0], False),
        ([1.0, *[2.0] * (PATIENCE - 1)], False),
        ([1.0, *[2.0] * PATIENCE], True),
        ([2.0] * PATIENCE + [1.0], False),
    ],
)
def test_a_run_that_a_plateau_ended_is_not_taken_up_again(tmp_path, losses, plateau):
    assert _is_on_plateau(folder_with(tmp_path, losses)) is plateau


@pytest.mark.parametrize(("weights", "peak"), [("none", PEAK), ("imagenet", 1.0)])
def test_the_rate_rises_to_its_peak_and_falls_to_zero(weights, peak):
    settings = TrainingSettings(epochs=10, learning_rate=0.002, weights=weights)
    rate = _rate(settings, steps=20)
    rates = [float(rate(step)) for step in range(201)]
    assert rates[0] == pytest.approx(0.002)
    assert max(rates) == pytest.approx(0.002 * peak)
    assert rates[200] == pytest.approx(0, abs=1e-9)
