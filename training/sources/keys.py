"""Other names of arrays and columns, as the option `keys` gives them: landmarks=X labels=y."""

from collections.abc import Iterable

from asl_keras.errors import expect

SAME = {"label": "labels", "signer": "signers", "hands": "landmarks", "points": "landmarks"}
KNOWN = ("landmarks", "labels", "signers", "handedness", "clips", "times")


def parse_keys(keys: Iterable[str]) -> dict[str, str]:
    """The name that a source has for each of ours.

    Raises:
        InputError: if one is not of the form OURS=THEIRS, or ours is unknown.
    """
    found = {}
    for key in keys:
        ours, mark, theirs = key.partition("=")
        ours = SAME.get(ours, ours)
        expect(ours in KNOWN and bool(mark and theirs), "keys", f"{'|'.join(KNOWN)}=NAME", key)
        found[ours] = theirs
    return found
