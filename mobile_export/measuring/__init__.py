"""What an exported variant is worth: size, time, accuracy."""
