"""From a trained model to the bytes of a `.tflite`."""
