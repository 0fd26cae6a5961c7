"""An architecture is a file here.

It has `READS`, the kind of its input; `HANDS`, of an epoch of synthetic ones where nobody says how
many; and `build(shape, classes)`.
"""
