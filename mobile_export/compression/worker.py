"""The process that compresses: `python -m mobile_export.compression.worker FOLDER`.

Reads a description and `settings.json` from the folder, and leaves there `network.tflite` or
`compressed.npz`. A process of its own, as tensorflow-model-optimization makes TensorFlow use
Keras 2 for good.
"""

from collections.abc import Sequence
from pathlib import Path

from asl_keras.command import run
from mobile_export.compression import description
from mobile_export.compression.process import NETWORK_FILE, SETTINGS_FILE, WEIGHTS_FILE
from mobile_export.compression.settings import CompressionSettings


def main(arguments: Sequence[str]) -> None:
    """Compresses what is described in the folder."""
    folder = Path(arguments[0])
    settings = CompressionSettings.from_json((folder / SETTINGS_FILE).read_text(encoding="utf-8"))
    described = description.read(folder)

    from mobile_export.compression.batches import open_batches

    # A bad file is noticed before TensorFlow's six seconds.
    batches = open_batches(settings, described.labels, described.side)

    import tf_keras

    from mobile_export.compression import twin

    tf_keras.utils.set_random_seed(settings.seed)
    model = twin.build(described)
    if settings.method == "qat":
        from mobile_export.compression.quantization import quantize_aware

        (folder / NETWORK_FILE).write_bytes(quantize_aware(model, batches, settings))
    else:
        smaller = _method(settings)(model, batches, settings)
        description.write_weights(folder / WEIGHTS_FILE, twin.weights_of(smaller))


def _method(settings: CompressionSettings):
    """What makes of a model one of the same layers with other weights."""
    if settings.method == "prune":
        from mobile_export.compression.pruning import prune

        return prune
    from mobile_export.compression.clustering import cluster

    return cluster


if __name__ == "__main__":
    run(main)
