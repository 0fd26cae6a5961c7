"""Whose hands may judge two models: people whom neither has learnt from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asl_keras.errors import InputError


def expect_strangers(people: Sequence[str], known: Iterable[str]) -> list[str]:
    """The people but the known; InputError if nobody is left."""
    left = sorted(set(people) - set(known) - {""})
    if not left:
        names = ", ".join(sorted({*people} - {""})) or "none with a name"
        raise InputError(
            "Expected hands of signers whom neither model has learnt from as `data`. Received: "
            f"{names}. Leave some people out of training for good, and judge by them.",
            "data",
        )
    return left
