"""Adds a signer's frames to a profile, and says what it gains."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from asl_keras.adapt.correction import Evidence
from asl_keras.adapt.judging import Judgement, judge, spread
from asl_keras.adapt.personal import Personal, evidence
from asl_keras.adapt.profile import MOST_OF_A_LETTER, Profile
from asl_keras.inference.reader import EmbeddingReader

MOST_JUDGED = 40  # frames of a letter; more take time and say little more
ANCHORS = 2  # frames of a letter that is read right: they keep it from being taken for another


class Taught(NamedTuple):
    """A profile with more frames."""

    profile: Profile
    judgement: Judgement


def teach(
    reader: EmbeddingReader,
    profile: Profile,
    landmarks: np.ndarray,
    labels: np.ndarray,
    most: int,
    misread: bool = False,
) -> Taught:
    """Keeps some of a signer's frames, and judges the profile on all of them.

    Args:
        reader: without a profile.
        profile: to add to.
        landmarks: (N, 21, 3), at least one, in the order of their recording.
        labels: (N,) of the reader's alphabet.
        most: frames of each letter to keep of these, evenly spread.
        misread: of letters of which no frame is misread, keep `ANCHORS` alone.
    """
    places = reader.alphabet.indices(labels)
    looked_at = spread(places, MOST_JUDGED)
    offered = Profile(profile.name, landmarks[looked_at], labels[looked_at])
    offered = replace(offered, takes=np.full(len(offered), profile.takes.max(initial=-1) + 1))
    read = evidence(reader, offered)
    counts = np.full(len(reader.alphabet), most)
    if misread:
        counts[_read_right(read)] = min(ANCHORS, most)
    kept = offered.of(spread(read.places, counts))
    taught = profile.taught(kept.landmarks, kept.labels)
    return Taught(taught, _judged(reader, profile, offered, read, most))


def misread_letters(
    reader: EmbeddingReader, landmarks: np.ndarray, labels: np.ndarray
) -> list[str]:
    """Those labels, in the order in which they come, of which a frame is misread."""
    read = reader.read(landmarks).argmax(axis=1)
    wrong = labels[read != reader.alphabet.indices(labels)]
    return [label for label in dict.fromkeys(labels.tolist()) if label in wrong]


def rejudge(personal: Personal, profile: Profile) -> Judgement:
    """What a profile gains on its own frames, all of the reader's alphabet."""
    read = personal.evidence(profile)
    return judge(read, profile.takes, personal.alphabet, MOST_OF_A_LETTER)


def _read_right(read: Evidence) -> np.ndarray:
    """The places of the labels of which no frame is misread."""
    wrong = read.places[read.probabilities.argmax(axis=1) != read.places]
    return np.setdiff1d(read.places, wrong)


def _judged(
    reader: EmbeddingReader, profile: Profile, offered: Profile, read: Evidence, most: int
) -> Judgement:
    """On the frames that the profile had, and on those that were offered."""
    before = profile.known(reader.alphabet)
    both = [np.concatenate(pair) for pair in zip(evidence(reader, before), read, strict=True)]
    takes = np.concatenate([before.takes, offered.takes])
    counts = np.unique(before.labels, return_counts=True)[1]
    return judge(Evidence(*both), takes, reader.alphabet, most + counts.max(initial=0))
