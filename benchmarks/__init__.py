"""Comparisons with others, and times."""
