"""What training prints."""

import io

import keras
import numpy as np
import pytest

from training.run import progress
from training.run.progress import Progress


class Terminal(io.StringIO):
    """One that can move its cursor."""

    def isatty(self) -> bool:
        """As it says."""
        return True


@pytest.fixture
def printed(monkeypatch):
    """What two epochs of two steps print to a stream."""

    def train(stream: io.StringIO, columns: int = 80, term: str = "xterm") -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", term)
        monkeypatch.setattr("sys.stdout", stream)
        monkeypatch.setattr(progress, "PAUSE", 0.0)
        model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, "softmax")])
        model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
        batch, truth = np.zeros((4, 2)), np.zeros(4)
        model.fit(
            batch,
            truth,
            batch_size=2,
            epochs=2,
            validation_data=(batch, truth),
            callbacks=[Progress(epochs=2)],
            verbose=0,
        )
        return stream.getvalue()

    return train


@pytest.mark.parametrize(("stream", "term"), [(io.StringIO, "xterm"), (Terminal, "dumb")])
def test_a_log_has_two_lines_an_epoch_and_nothing_that_moves_the_cursor(printed, stream, term):
    text = printed(stream(), term=term)
    assert text.replace("\n", "").isprintable()
    first, values, second, _ = text.splitlines()
    assert (first, second) == ("Epoch 1/2", "Epoch 2/2")
    for name in ("loss 0.", "accuracy ", "validation loss 0.", "validation accuracy "):
        assert name in values


@pytest.mark.parametrize("columns", [40, 200])
def test_a_terminal_has_a_line_that_moves_and_never_wraps(printed, columns):
    text = printed(Terminal(), columns)
    assert "step 1/2, loss" in text
    assert "\x1b" not in text
    moving = [line.split("\r")[:-1] for line in text.splitlines(keepends=True)]
    assert max(len(shown) for line in moving for shown in line) < columns
    assert text.count("validation accuracy") == 2
