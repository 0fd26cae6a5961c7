"""What the commands that judge share: rounds, clips, photographs, ones without a hand."""
