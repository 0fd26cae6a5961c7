"""An architecture is a file here: `READS`, the kind of its input, and `build(shape, classes)`."""
