"""Programs around the Android demo."""
