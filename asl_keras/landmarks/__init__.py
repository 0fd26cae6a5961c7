"""Finds hands: MediaPipe behind one interface, pictures in, landmarks in pixels out."""
