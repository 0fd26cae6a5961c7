"""The one exception that means "the user can fix this", and how text of strangers is shown."""

LONGEST = 300  # characters of what a terminal shows of an error
MOST_OF_A_VALUE = 100


class InputError(ValueError):
    """Bad input: says what was expected, what was received and what to do. Commands exit with 2.

    Args:
        message: names the arguments that it is about in backticks: "Expected `hands` from 1 to 4".
        *fields: those arguments. A command shows them as its flags, `hands` as --hands.
    """

    def __init__(self, message: str, *fields: str):
        super().__init__(message)
        self.fields = fields


def expect(right: bool, field: str, expected: str, received: object) -> None:
    """Raises InputError about a field unless all is right.

    Example:
        >>> expect(0 <= threshold <= 1, "threshold", "from 0 to 1", threshold)
    """
    if not right:
        value = shortened(str(received), MOST_OF_A_VALUE)
        raise InputError(f"Expected `{field}` {expected}. Received: {value}", field)


def shown(text: str, kept: str = "") -> str:
    """Text of a file name, a label or a message, safe for a terminal and a log: one line.

    What does not print (control and escape characters, marks that turn the direction of writing,
    halves of surrogate pairs) is escaped as Python would write it, but for the characters kept.
    """
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or one in kept else ascii(one)[1:-1] for one in text)


def shortened(text: str, most: int = LONGEST) -> str:
    """Text of at most `most` characters; what is left out of the middle becomes an ellipsis.

    Messages begin with what was expected and end with what to do; a long name is between.
    """
    if len(text) <= most:
        return text
    head = (most - 1) // 2
    return f"{text[:head]}…{text[len(text) - (most - 1 - head) :]}"
