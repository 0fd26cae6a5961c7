"""HTML out of parts: text of strangers is escaped, as only `Markup` is taken as it is."""

import html
from collections.abc import Iterable, Sequence

from asl_keras.errors import shortened, shown

VOID = ("br", "col", "img", "meta")  # elements without an end
MOST_SHOWN = 60  # characters of a label, a name or a path


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(name: str, /, *content: object, **attributes: object) -> Markup:
    """An element; an attribute's `_` is a dash, one at the end is left out; None leaves it out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    end = "" if name in VOID else f"</{name}>"
    return Markup(f"<{name}{given}>{joined(*content)}{end}")


def joined(*content: object) -> Markup:
    """Parts side by side; what is no `Markup` is text."""
    return Markup(
        "".join(one if isinstance(one, Markup) else html.escape(str(one)) for one in content)
    )


def named(name: str, most: int = MOST_SHOWN) -> str:
    """A label, a signer or a path of somebody else, cut short, with nothing that turns the text."""
    return shortened(shown(name), most)


def table(
    caption: str, head: Sequence[object], rows: Iterable[Sequence[object]], class_: str
) -> Markup:
    """A table that scrolls sideways by itself where the screen is narrow.

    Args:
        caption: of it, for those who hear the page.
        head: of the columns.
        rows: of cells; the first is the head of its row.
        class_: of the style.
    """
    columns = [element("th", one, scope="col") for one in head]
    lines = [
        element("tr", element("th", first, scope="row"), *(element("td", one) for one in others))
        for first, *others in rows
    ]
    return scrolling(
        caption,
        element("thead", element("tr", *columns)),
        element("tbody", *lines),
        class_=class_,
    )


def scrolling(caption: str, *content: Markup, class_: str) -> Markup:
    """A table of the content, which scrolls by itself, with the keyboard, too."""
    made = element("table", element("caption", caption), *content, class_=class_)
    return element("div", made, class_="wide", tabindex=0, role="region", aria_label=caption)


def section(title: str, *content: object) -> Markup:
    """A part of the page with its heading."""
    return element("section", element("h2", title), *content)
