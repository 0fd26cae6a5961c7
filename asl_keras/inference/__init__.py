"""What a model reads, and the classifiers that read it."""
