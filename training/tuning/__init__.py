"""Tuning: a study of settings, each tried by a run that strangers judge."""
