"""How a network learns: rates, steps, and when it stops."""
