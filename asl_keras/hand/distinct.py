"""Drops hands that were found twice."""

from collections.abc import Sequence

from asl_keras.hand.hand import Hand

SAME_HAND = 0.25  # sizes of the hand; two found hands nearer than this are one, found twice


def distinct(hands: Sequence[Hand]) -> list[Hand]:
    """The hands, without those that MediaPipe found twice; the one with the higher score stays."""
    kept: list[Hand] = []
    for hand in sorted(hands, key=lambda hand: -hand.score):
        if all(hand.distance(other) > SAME_HAND for other in kept):
            kept.append(hand)
    return kept
