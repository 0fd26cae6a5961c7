"""A lesson in front of a camera: letters to sign, recorded one after the other."""
