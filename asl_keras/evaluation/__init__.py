"""How well letters are read: metrics, reports, thresholds."""
