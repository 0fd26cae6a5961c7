"""What a run learns from, batch by batch."""
