"""Makes a reference of recorded hands that a model reads."""

from collections.abc import Mapping

from asl_keras.data.dataset import LandmarkDataset
from asl_keras.errors import shortened
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.fields import LONGEST_TEXT
from asl_keras.inference.reader import Reader
from server.watching.features import FOUND, LETTERS, NUMBERS, SIDE, Bins
from server.watching.limits import HOURS, limits
from server.watching.recorded import Recorded, Usual
from server.watching.reference import Reference


def make(
    reader: Reader, model_sha256: str, data: LandmarkDataset, usual: Usual, made_of: str
) -> Reference:
    """The reference of a model.

    Args:
        reader: the model.
        model_sha256: of its file.
        data: hands of people like those who will come; those of each signer count the same.
        usual: how they come.
        made_of: what the data are, in words.

    Raises:
        InputError: if there are too few hands of letters that the model knows.
    """
    recorded = Recorded.of(reader, data, usual)
    bins = _bins(recorded, reader.alphabet, usual.not_found)
    windows_a_week = usual.an_hour * HOURS / usual.window
    stationary = recorded.stationary(bins, usual)
    return Reference(
        model_sha256=model_sha256,
        made_of=shortened(made_of, LONGEST_TEXT),
        hands=len(recorded.groups),
        window=usual.window,
        an_hour=usual.an_hour,
        labels=reader.alphabet.labels,
        bins=bins,
        limits=limits(stationary, bins, usual.window, windows_a_week),
    )


def _bins(recorded: Recorded, alphabet: Alphabet, not_found: float) -> Mapping[str, Bins]:
    features, weights = recorded.features, recorded.weights
    return {
        LETTERS: Bins.of_categories(features[LETTERS], weights, len(alphabet)),
        FOUND: Bins.of_shares(not_found, 1 - not_found),
        SIDE: Bins.of_categories(features[SIDE], weights, 2),
        **{name: Bins.of_numbers(features[name], weights) for name in NUMBERS},
    }
