"""The process that compresses: `python -m mobile_export.compression.worker FOLDER`.

Reads a description and `settings.json` from the folder, and leaves there `network.tflite` or
`compressed.npz`. A process of its own, as tensorflow-model-optimization makes TensorFlow use
Keras 2 for good.
"""

from collections.abc import Sequence
from pathlib import Path

from asl_keras.command import run
from asl_keras.data.batches import Batches, RecordedBatches
from asl_keras.data.dataset import load
from asl_keras.data.split import split
from asl_keras.errors import InputError
from asl_keras.synthetic.batches import SyntheticBatches
from mobile_export.compression import description
from mobile_export.compression.process import NETWORK_FILE, SETTINGS_FILE, WEIGHTS_FILE
from mobile_export.compression.settings import BATCH, CompressionSettings


def main(arguments: Sequence[str]) -> None:
    """Compresses what is described in the folder."""
    folder = Path(arguments[0])
    settings = CompressionSettings.from_json((folder / SETTINGS_FILE).read_text(encoding="utf-8"))
    described = description.read(folder)
    batches = _batches(settings, described)  # a bad file is noticed before TensorFlow's six seconds

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


def _batches(settings: CompressionSettings, described: description.Description) -> Batches:
    """Synthetic hands, or the rows that training would train on: the others are for judging."""
    alphabet, reads = described.alphabet, described.input
    if not settings.data:
        seed = (settings.seed,)
        return SyntheticBatches(alphabet, reads, BATCH, settings.hands_of_epoch, seed)
    data = load(settings.data)
    rows = split(data.labels, data.signers, seed=settings.seed).train
    data = data.among(alphabet)
    return RecordedBatches(data, rows[data.truth[rows] >= 0], reads, BATCH, settings.seed)


def _method(settings: CompressionSettings):
    """What makes of a model one of the same layers with other weights."""
    if settings.method == "prune":
        from mobile_export.compression.pruning import prune

        return prune
    from mobile_export.compression.clustering import cluster

    return cluster


def _with_fields(arguments: Sequence[str]) -> None:
    """As `main`, but mistakes keep the names of fields: whoever started the process has flags."""
    try:
        main(arguments)
    except InputError as error:
        raise InputError(str(error)) from error


if __name__ == "__main__":
    run(_with_fields)
