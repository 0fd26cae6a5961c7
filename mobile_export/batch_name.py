"""What exported files call the batch that a model reads."""

from asl_keras.inference.inputs import ModelInput


def batch_name(reads: ModelInput) -> str:
    """The kind in the plural: `masks`, `landmarks`."""
    return f"{reads.kind.removesuffix('s')}s"
