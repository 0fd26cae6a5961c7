"""Which word was meant: a dictionary weighed against what the hand showed.

A noisy channel (Shannon, 1948; for spelling: Kernighan, Church and Gale, 1990): a word costs what
it is rare, and what the letters that were written would have to be wrong for it. All costs are
natural logarithms of probabilities, as doubles that are added in a fixed order, so that Java has
the same ones (`tests/golden/decoding.json`). What the letters are as they were spelled costs
nothing but the price of leaving the dictionary.
"""

from asl_keras.text.decoding.decoder import DictionaryDecoder
from asl_keras.text.decoding.dictionary import Dictionary, open_dictionary
from asl_keras.text.decoding.prices import Prices

__all__ = [
    "Dictionary",
    "DictionaryDecoder",
    "Prices",
    "open_dictionary",
]
