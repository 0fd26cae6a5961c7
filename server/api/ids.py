"""Names of readings, by which feedback means them."""

import secrets

BYTES = 16


def new_id() -> str:
    """A name that nobody can guess, and that says nothing."""
    return secrets.token_urlsafe(BYTES)
