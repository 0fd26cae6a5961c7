"""What users say a hand was, kept for the next training."""
