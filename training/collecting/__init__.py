"""Hands of a signer from a camera: what is asked for, when a frame counts, and where it is kept."""
