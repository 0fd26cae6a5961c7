"""What a server tells of itself: metrics, and whether what it reads is what its model knows."""
