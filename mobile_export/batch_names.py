"""What exported files call the batches that a model reads."""

from asl_keras.inference.inputs import ModelInput


def batch_names(reads: ModelInput) -> list[str]:
    """Of each input: its kind in the plural, `masks` or `landmarks`; numbered if there are two."""
    names = [f"{part.kind.removesuffix('s')}s" for part in reads.parts]
    return [
        f"{name}_{names[:place].count(name) + 1}" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]
