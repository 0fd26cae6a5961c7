"""Datasets of labelled hands: the NPZ schemas, reading, checking, splitting, batches."""
