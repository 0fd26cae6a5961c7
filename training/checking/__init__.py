"""What is odd about recorded hands: repeats, doubtful labels, balance; as a page and as a card."""
