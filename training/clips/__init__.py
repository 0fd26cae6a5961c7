"""Videos in which photographed hands spell words."""
