"""The report of a run, or of an evaluation, as a page: one file, with nothing from elsewhere."""
