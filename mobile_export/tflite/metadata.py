"""The metadata inside a network's flatbuffer that TensorFlow Lite's own readers understand.

MediaPipe's writer makes them: https://ai.google.dev/edge/litert/models/metadata. Android's
`MetadataExtractor` and MediaPipe's `ImageClassifier` then know the input, the output, the threshold
and where the labels are. What they cannot say is in `asl.json`, see `asl_keras.inference.metadata`.
"""

from typing import Any

from asl_keras.inference.inputs import ModelInput
from asl_keras.inference.metadata import with_metadata
from asl_keras.inference.model_info import ModelInfo

NAME = "Finger alphabet"
DESCRIPTION = "Tells which letter of a finger alphabet a hand shows."
EMBEDDING_IN_WORDS = (
    "What the hand is like. Take the mean of both answers, divide by its length and compare hands "
    "by cosine."
)
# Values go in as they are: the network normalises them itself.
MEAN, DEVIATION = [0.0], [1.0]


def labelled(network: bytes, info: ModelInfo) -> bytes:
    """A `.tflite` with all metadata, those for other readers and ours; the same bytes every time.

    Args:
        network: without metadata that are appended to it, as `read_network` gives it; its inputs
            and outputs are in order, see `mobile_export.tflite.tensor_order`.
        info: what it is to say.
    """
    return with_metadata(_described(network, info), info)


def _described(network: bytes, info: ModelInfo) -> bytes:
    from mediapipe.tasks.python.metadata.metadata_writers import metadata_writer

    writer = metadata_writer.MetadataWriter.create(bytearray(network))
    writer.add_general_info(NAME, DESCRIPTION)
    for part in info.input.parts:
        _add_input(writer, part)
    writer.add_classification_output(
        metadata_writer.Labels().add(list(info.alphabet.labels)),
        score_thresholding=metadata_writer.ScoreThresholding(info.threshold),
        name="probability",
        description=info.output_in_words(),
    )
    if info.embedding:
        writer.add_feature_output(name="embedding", description=EMBEDDING_IN_WORDS)
    content, _ = writer.populate()
    return bytes(content)


def _add_input(writer: Any, reads: ModelInput) -> None:
    """An image where the model reads one, with three colours, else plain numbers."""
    words = {"name": reads.kind, "description": reads.in_words()}
    if len(reads.shape) == 3 and reads.shape[-1] == 3:
        writer.add_image_input(MEAN, DEVIATION, **words)
    else:
        writer.add_feature_input(**words)
