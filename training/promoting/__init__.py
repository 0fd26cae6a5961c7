"""Whether a new model may take the place of an old one."""
