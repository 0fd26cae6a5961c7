"""An HTML document that needs nothing else: its head, its colours by day and by night."""

from pathlib import Path

from asl_keras.evaluation import palette
from training.report.markup import Markup, element

STYLE = Path(__file__).with_name("style.css")
NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
DAY = {
    "paper": palette.PAPER,
    "ink": palette.INK,
    "faint": palette.FAINT,
    "pale": palette.PALE,
    "grid": palette.GRID,
    "frame": palette.FRAME,
    "accent": palette.ACCENT,
    "right": palette.RIGHT,
    "wrong": palette.WRONG,
}
NIGHT = {
    "paper": palette.NIGHT,
    "ink": palette.NIGHT_INK,
    "faint": palette.NIGHT_FAINT,
    "pale": palette.NIGHT_PALE,
    "grid": palette.NIGHT_FRAME,
    "frame": palette.NIGHT_BAR,
    "accent": palette.NIGHT_ACCENT,
    "right": palette.NIGHT_ACCENT,
    "wrong": palette.NIGHT_WRONG,
}


def document(title: str, *parts: Markup) -> str:
    """The parts as a document."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", http_equiv="Content-Security-Policy", content=NOTHING_ELSE),
        element("title", title),
        element("style", Markup(_style())),
    )
    made = element("html", head, element("body", element("main", *parts)), lang="en")
    return f"<!doctype html>\n{made}\n"


def heading(
    kind: str, name: str, figure: str, of_whom: str, figures: dict[str, str], notes: list[str]
) -> Markup:
    """What a page says first: one figure in large, others in a row, and what to know of them."""
    strip = [
        element("div", element("dt", name), element("dd", one)) for name, one in figures.items()
    ]
    return element(
        "header",
        element("p", kind, class_="kind"),
        element("h1", name),
        element("p", figure, class_="figure"),
        element("p", of_whom, class_="whose"),
        element("dl", *strip, class_="strip"),
        *(element("p", note, class_="note") for note in notes),
    )


def _style() -> str:
    day, night = (
        "".join(f"--{name}:{colour};" for name, colour in colours.items())
        for colours in (DAY, NIGHT)
    )
    dark = f"@media (prefers-color-scheme: dark) {{ :root {{ {night} }} }}"
    return f":root {{ {day} }}\n{dark}\n{STYLE.read_text()}"
