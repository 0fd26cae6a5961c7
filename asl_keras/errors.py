"""The one exception that means "the user can fix this"."""


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
        raise InputError(f"Expected `{field}` {expected}. Received: {received}", field)
