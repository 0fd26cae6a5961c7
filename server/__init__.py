"""Reads letters for others: a page, an API, and an eye on how it does."""
