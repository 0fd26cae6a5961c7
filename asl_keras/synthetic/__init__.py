"""Synthetic hands: a pose model fitted to real landmarks, and the generator that samples it."""

from asl_keras.hand.variation import Variation
from asl_keras.synthetic.generator import sample, shipped
from asl_keras.synthetic.pose_model import PoseModel

__all__ = ["PoseModel", "Variation", "sample", "shipped"]
