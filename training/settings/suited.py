"""What suits an architecture where a user says nothing else."""

from typing import NamedTuple


class Suited(NamedTuple):
    """With which an architecture learns well from synthetic hands, in 1 to 25 minutes on 2 cores.

    From more hands, from smaller steps or at a higher rate, the landmark network reads synthetic
    hands better and unseen signers worse.
    """

    hands: int = 13000
    batch_size: int = 100
    learning_rate: float = 0.001


SUITED = {
    "customcnn": Suited(hands=40000),
    "landmarks": Suited(hands=30000, batch_size=500, learning_rate=0.0005),
    "mobilenetv2": Suited(hands=16000),
}
