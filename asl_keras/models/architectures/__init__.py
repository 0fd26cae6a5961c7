"""An architecture is a file here: what it reads, its network, and the stages of that.

`READS` is the kind of its input, `build(shape, classes, resolution)` the network, `STAGE_ENDS` the
layer with which each of its stages ends, from the input on; what follows the last is the head.
"""
