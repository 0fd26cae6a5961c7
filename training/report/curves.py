"""How a run learnt: loss and accuracy, epoch by epoch."""

import math
from collections.abc import Callable, Mapping, Sequence

from training.report.chart import Plane, drawing, round_numbers, whole_numbers
from training.report.markup import Markup, element, joined, section
from training.run.history import best_epoch

LEAST_SPREAD = 0.05  # of accuracies that are shown

BETTER = {"val_loss": "least validation loss", "val_accuracy": "highest validation accuracy"}

# A network that has learnt little says "no letter" of most hands: 20 % in its epochs, 33 % here.
TWO_ACCURACIES = (
    "The accuracy of an epoch is of one view of each hand, among all labels; the results are of "
    "both views together, and of a hand that signs a letter among letters alone: the two differ."
)

History = Sequence[Mapping[str, float]]


def curves(history: History, better: str) -> Markup:
    """The section; nothing without a history.

    Args:
        history: a row for each epoch with `loss`, `accuracy`, `val_loss` and `val_accuracy`.
        better: which of the last two made an epoch the best.
    """
    if not history:
        return joined()
    best = best_epoch(history, better)
    chosen = f"The model is that of epoch {best} of {len(history)}, with the {BETTER[better]}."
    keys = [element("span", name, class_=f"key {name}") for name in ("training", "validation")]
    panels = (
        _panel("Loss", "loss", history, best, lambda value: f"{value:g}"),
        _panel("Accuracy", "accuracy", history, best, lambda value: f"{100 * value:.3g} %"),
    )
    return section(
        "How it learnt",
        element("p", f"{chosen} {TWO_ACCURACIES}"),
        element("p", *keys),
        element("div", *panels, class_="pair"),
    )


def _panel(
    title: str, key: str, history: History, best: int, in_words: Callable[[float], str]
) -> Markup:
    training = [row[key] for row in history]
    validation = [row[f"val_{key}"] for row in history]
    known = [one for one in training + validation if math.isfinite(one)] or [0.0]
    low = min(*known, max(known) - LEAST_SPREAD) if key == "accuracy" else 0
    up = round_numbers(low, max(known))
    across = (1, len(history)) if len(history) > 1 else (0.5, 1.5)
    plane = Plane(across, (up[0], up[-1]))
    ends = (training[0], training[-1], validation[0], validation[-1], validation[best - 1])
    label = (
        "{} over {} epochs: training from {} to {}, validation from {} to {}, in the best epoch {}."
    ).format(title, len(history), *(in_words(float(f"{one:.3g}")) for one in ends))
    drawn = drawing(
        label,
        plane.axes(
            {one: str(one) for one in whole_numbers(len(history))},
            {one: in_words(one) for one in up},
            "epoch",
        ),
        *_line(plane, training, "training"),
        *_line(plane, validation, "validation"),
        plane.dot(best, validation[best - 1], "best", 4.5),
    )
    return element("figure", element("figcaption", title), drawn)


def _line(plane: Plane, values: Sequence[float], class_: str) -> list[Markup]:
    points = [(epoch, one) for epoch, one in enumerate(values, start=1) if math.isfinite(one)]
    alone = [plane.dot(*points[0], class_)] if len(points) == 1 else []
    return [plane.line(points, f"line {class_}"), *alone]
