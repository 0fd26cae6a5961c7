"""Ensembles: their members, what they are worth, and the small model that learns from them."""
