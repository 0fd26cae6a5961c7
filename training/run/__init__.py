"""A run's folder: what claims it, what is kept in it, and what it leaves."""
