"""Whether a model is right as often as it is sure."""

from asl_keras.evaluation.metrics import CALIBRATION_BINS
from asl_keras.evaluation.report import percent
from training.report.chart import Plane, drawing
from training.report.judged import Bin, Judged
from training.report.markup import Markup, element, section

PALEST = 0.2  # opacity of a bar of the fewest hands
ROUND = {share / 100: f"{share} %" for share in (0, 25, 50, 75, 100)}


def calibration(judged: Judged, error: float) -> Markup:
    """The section, with the expected calibration error."""
    bins = judged.bins()
    words = (
        element(
            "p",
            "Of hands that the model is so sure of (across), so many are read rightly (up). Bars "
            "below the line are overconfident, bars above it are too modest. The more hands, the "
            "fuller the colour.",
        ),
        element("p", f"The expected calibration error is {percent(error)}."),
    )
    drawn = element("figure", _drawn(bins, error))
    return section(
        "How sure it is, and how right",
        element("div", drawn, element("div", *words), class_="pair"),
    )


def _drawn(bins: list[Bin | None], error: float) -> Markup:
    plane = Plane((0, 1), (0, 1))
    surest = max((one for one in bins if one), key=lambda one: one.hands)
    most = surest.hands
    parts = [plane.axes(ROUND, ROUND, "probability of the likeliest label")]
    for number, one in enumerate(bins):
        if one:
            sides = ((number + 0.06) / CALIBRATION_BINS, (number + 0.94) / CALIBRATION_BINS)
            parts.append(plane.bar(sides, one.accuracy, PALEST + (1 - PALEST) * one.hands / most))
    parts.append(plane.line([(0, 0), (1, 1)], "ideal"))
    label = (
        f"Calibration: expected error {percent(error)}. Of the {surest.hands} hands in the fullest "
        f"bar, of mean probability {percent(surest.confidence)}, {percent(surest.accuracy)} are "
        "read rightly."
    )
    return drawing(label, *parts)
