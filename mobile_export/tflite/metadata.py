"""The metadata inside a network's flatbuffer that TensorFlow Lite's own readers understand.

MediaPipe's writer makes them: https://ai.google.dev/edge/litert/models/metadata. Android's
`MetadataExtractor` and MediaPipe's `ImageClassifier` then know the input, the output, the threshold
and where the labels are. What they cannot say is in `asl.json`, see `asl_keras.inference.metadata`.
"""

from pathlib import Path

from asl_keras.files import write_bytes
from asl_keras.inference.metadata import (
    ModelInfo,
    input_in_words,
    output_in_words,
    read_network,
    write_metadata,
)

NAME = "ASL alphabet"
DESCRIPTION = "Tells which letter of the American Sign Language alphabet a drawn hand shows."
# Values go in as they are: the network normalises them itself.
MEAN, DEVIATION = [0.0], [1.0]


def label(path: Path, info: ModelInfo) -> None:
    """Writes all metadata into a `.tflite`, instead of any that it has; the same bytes every time.

    Raises:
        InputError: if the file is missing or not a `.tflite`.
    """
    write_bytes(path, _described(read_network(path), info))
    write_metadata(path, info)


def _described(network: bytes, info: ModelInfo) -> bytes:
    from mediapipe.tasks.python.metadata.metadata_writers import metadata_writer

    writer = metadata_writer.MetadataWriter.create(bytearray(network))
    writer.add_general_info(NAME, DESCRIPTION)
    writer.add_image_input(MEAN, DEVIATION, name="mask", description=input_in_words(info))
    writer.add_classification_output(
        metadata_writer.Labels().add(list(info.labels)),
        score_thresholding=metadata_writer.ScoreThresholding(info.threshold),
        name="probability",
        description=output_in_words(info),
    )
    content, _ = writer.populate()
    return bytes(content)
