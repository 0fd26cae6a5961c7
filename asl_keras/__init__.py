"""Recognition of the letters of the American Sign Language alphabet from hand skeletons."""

__version__ = "0.1.0"
