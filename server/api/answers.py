"""What answers look like, for /openapi.json; letters as `asl recognize --json` gives them."""

from dataclasses import dataclass

from asl_keras.recognize import Guess, PhotographedHand


@dataclass(frozen=True)
class ProblemAnswer:
    """What is wrong, as RFC 9457 says."""

    type: str
    title: str
    status: int
    detail: str
    """Expected …. Received: …."""
    reason: str
    """In a word, for programs."""


@dataclass(frozen=True)
class HandAnswer(PhotographedHand):
    """A hand in a photograph."""

    id: str
    """Of this reading, for feedback."""
    landmarks: list[list[float | None]]
    """21 points of x, y and z in pixels of the file."""


@dataclass(frozen=True)
class PhotoAnswer:
    """A photograph: `hand`, with `hands` above 1 instead `hands`, or what is wrong with it."""

    photo: str | None
    """The name of the file, where it was sent with one."""
    hand: HandAnswer | None = None
    """null where there is none."""
    hands: list[HandAnswer] | None = None
    """From left to right."""
    problem: ProblemAnswer | None = None


@dataclass(frozen=True)
class PhotosAnswer:
    """What photographs show, in the order in which they came."""

    model: str
    version: str
    """The first 12 hexadecimals of the SHA-256 of the model's file."""
    photos: list[PhotoAnswer]


@dataclass(frozen=True)
class ReadingAnswer:
    """What a hand shows whose landmarks are known."""

    id: str
    letters: list[Guess]
    """The three likeliest, the likeliest first."""
    known: bool
    """Whether the first is likelier than "no letter" and reaches the threshold."""
    probabilities: list[float]
    """Of each label, in the order of `labels`."""


@dataclass(frozen=True)
class ReadingsAnswer:
    """What hands show, in the order in which they came."""

    model: str
    version: str
    labels: list[str]
    threshold: float
    hands: list[ReadingAnswer]


@dataclass(frozen=True)
class ModelAnswer:
    """A model that reads."""

    name: str
    version: str
    labels: list[str]
    moving: list[str]
    """Letters that are movements."""
    none: str | None
    """The label that means no letter."""
    threshold: float
    loaded: float
    """Seconds since 1970."""
    refused: str | None
    """Why a newer file of it is not used."""
    canary_percent: float | None
    """Its share of what asks for no model, if it is the canary."""


@dataclass(frozen=True)
class ModelsAnswer:
    """The models that read."""

    models: list[ModelAnswer]


@dataclass(frozen=True)
class HealthAnswer:
    """How the server is."""

    status: str
    feedback: str | None = None
    """Why the last feedback was not kept; left out if it was."""
