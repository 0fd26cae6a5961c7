"""Hand landmarks: MediaPipe behind one interface, pictures in, landmarks in pixels out."""
