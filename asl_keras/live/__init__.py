"""The live loop: frames with hands in, a scene and text out."""
