"""The one exception that means "the user can mend this"."""


class InputError(ValueError):
    """Bad input: says what was expected, what was received and what to do. Commands exit with 2."""
