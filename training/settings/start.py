"""Options: with which weights training begins, and which of them learn how fast."""

from dataclasses import dataclass
from pathlib import Path

from asl_keras import files
from asl_keras.errors import InputError, expect

NO_FILES = ("none", "imagenet")
MOST_MULTIPLIER = 1000


@dataclass(frozen=True)
class StartOptions:
    """With which weights training begins, and which of them learn how fast."""

    weights: str = "none"
    """To start from: none, imagenet (mobilenetv2, resnet18), or a file of Keras or PyTorch."""
    freeze: str | None = None
    """The last stage that does not learn, like all before it; a wrong name lists the stages."""
    unfreeze_at: int | None = None
    """Epoch from which the last frozen stage learns, and with each one that follows, one more."""
    layer_decay: float = 1.0
    """Learning rate of a stage, in rates of the stage after it."""
    head_multiplier: float = 1.0
    """Learning rate of the head, in those of `--learning-rate`, which the last stage's counts."""

    def __post_init__(self) -> None:
        expect(self.weights != "", "weights", "of none, imagenet or a file", "an empty text")
        decay, multiplier = self.layer_decay, self.head_multiplier
        expect(0 < decay <= 1, "layer_decay", "in (0, 1]", decay)
        most = MOST_MULTIPLIER
        expect(0 < multiplier <= most, "head_multiplier", f"in (0, {most}]", multiplier)
        is_useful = self.freeze is None or self.weights != "none"
        expect(is_useful, "freeze", "with `weights` that are worth keeping", self.freeze)
        epoch = self.unfreeze_at
        fits = epoch is None or (epoch >= 2 and self.freeze is not None)
        expect(fits, "unfreeze_at", "of at least 2, with `freeze`", epoch)


def expect_weights(weights: str) -> None:
    """That a file of weights is there and whole; whether they fit is seen when the model is made.

    Raises:
        InputError: if it is not.
    """
    if weights in NO_FILES:
        return
    try:
        _look_at(Path(weights))
    except files.UnreadableError as error:
        raise InputError(
            f"Expected `weights` of none, imagenet or a file. Received: {weights}, which {error}.",
            "weights",
        ) from error


def _look_at(path: Path) -> None:
    """All that can be known of a file without Keras, which takes six seconds to come."""
    from asl_keras.models import model_file, torch_file

    if path.suffix in torch_file.SUFFIXES:
        torch_file.read_state_dict(path)
    elif path.suffix in model_file.SUFFIXES:
        model_file.check(path)
    else:
        files.refuse_special(path)
        raise files.UnreadableError("is no file of Keras (.keras, .h5) or PyTorch (.pth, .pt)")
