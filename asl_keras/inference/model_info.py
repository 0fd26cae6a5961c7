"""What an exported model says of itself: its alphabet, what it reads, its numbers, provenance."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from asl_keras.hand.alphabet import MOST_LABELS, Alphabet
from asl_keras.inference import inputs
from asl_keras.inference.calibration import HOTTEST, LEAST_HOT
from asl_keras.inference.fields import (
    listed,
    number,
    optional,
    read_fields,
    sha256,
    table,
    text,
    whole,
)
from asl_keras.inference.inputs import ModelInput

MOST_EMBEDDING = 1 << 16

# Files of before there were alphabets have labels alone; `Alphabet` says what is right of them.
ALPHABET_FIELDS = {
    "labels": listed(text(), MOST_LABELS),
    "moving": listed(text(), MOST_LABELS, usual=None),
    "none": optional(text(), usual=None),
    "words": listed(text(), MOST_LABELS, usual=()),
}
# Those of what a model reads are in its class, a kind of `inputs`.
FIELDS = {
    "recipe": text(),
    "source_sha256": sha256(),
    "versions": table(text()),
    "accuracy": table(number(0, 1)),
    "threshold": number(0, 1),
    "false_accept_rate": number(0, 1),
    "temperature": number(LEAST_HOT, HOTTEST, usual=1.0),
    "embedding": whole(0, MOST_EMBEDDING, usual=0),
}


@dataclass(frozen=True)
class ModelInfo:
    """The metadata of an exported model."""

    alphabet: Alphabet
    """Its labels, in the order of the model's output."""
    input: ModelInput
    """What the model reads."""
    recipe: str
    """How it was made, a name of `mobile_export.tflite.recipes`."""
    source_sha256: str
    """Of the `.keras` file that it was made from."""
    versions: Mapping[str, str]
    """Package to version, of what made it."""
    accuracy: Mapping[str, float]
    """Share of hands read right, per dataset; empty where it was not measured."""
    threshold: float
    """Least probability of a letter that is accepted, 0 to 1; below it a hand is rejected."""
    false_accept_rate: float
    """The largest share of hands that the threshold was chosen to let pass wrongly."""
    temperature: float = 1.0
    """That calibrates the mean of both views, see `asl_keras.inference.calibration`."""
    embedding: int = 0
    """Numbers of the second output, which says what a hand is like; 0 where there is none."""

    def as_json(self) -> dict[str, Any]:
        """All fields, ready for JSON; those of the alphabet and the input on the same level."""
        fields = asdict(self)
        del fields["alphabet"], fields["input"]
        return {**fields, **asdict(self.alphabet), **self.input.metadata()}

    @classmethod
    def from_json(cls, known: Any) -> "ModelInfo":
        """The inverse of `as_json`; what else is known does not count.

        Raises:
            UnfitError: if a field is missing or unfit.
            InputError: if the labels are none, or the model reads something unknown.
        """
        values = read_fields(known, FIELDS)
        return cls(read_alphabet(known), inputs.from_metadata(known), **values)

    def output_in_words(self) -> str:
        """What the model outputs, for people who have nothing but the file."""
        warm = "" if self.temperature == 1 else f", raised to the power of 1 / {self.temperature},"
        return (
            f"The probability of each of {len(self.alphabet)} labels. Where the mean of both "
            f"answers{warm} is below {self.threshold} the letter is not known."
        )


def read_alphabet(known: Any) -> Alphabet:
    """The alphabet that a model's metadata describe; older ones have labels alone, and no words.

    Raises:
        UnfitError, InputError: if the metadata lack or garble something.
    """
    values = read_fields(known, ALPHABET_FIELDS)
    usual = Alphabet.of(values["labels"])
    moving = usual.moving if values["moving"] is None else tuple(values["moving"])
    none = values["none"] if "none" in known else usual.none
    return Alphabet(usual.labels, moving, none, tuple(values["words"]))
