"""The command that shows what a `.tflite` holds."""

import json
import shutil

import pytest

from asl_keras.inference.metadata import read_metadata, read_network, write_metadata


@pytest.fixture
def file(exported, tmp_path):
    return shutil.copy(exported.folder / "model_int8.tflite", tmp_path / "copy.tflite")


def test_it_prints_labels_threshold_origin_and_operators(command, file):
    result = command("mobile_export.inspect", file)
    assert result.returncode == 0, result.stderr
    lines = {line.split("  ")[0]: line for line in result.stdout.splitlines()}
    assert "5: A B L W Y" in lines["labels"]
    assert "for 5.0% false accepts" in lines["threshold"]
    assert "CONV_2D v3 x12" in lines["operators"]
    assert "knows all operators" in lines["TFLite 2.16.1"]


def test_json_has_the_same_and_the_tensor_types(command, file):
    content = json.loads(command("mobile_export.inspect", file, "--json").stdout)
    assert content["labels"] == list("ABLWY")
    assert set(content["tensor_types"]) == {"INT32", "INT8", "UINT8"}
    assert content["unknown_to_phones"] == []


def test_a_network_without_metadata_is_refused_with_the_reason(command, file):
    file.write_bytes(read_network(file))
    result = command("mobile_export.inspect", file)
    assert result.returncode == 2
    assert "which has none or is damaged" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_network_whose_tables_point_nowhere_is_refused(command, file):
    info, content = read_metadata(file), bytearray(file.read_bytes())
    content[:4] = (1 << 30).to_bytes(4, "little")
    file.write_bytes(content)
    write_metadata(file, info)
    result = command("mobile_export.inspect", file)
    assert result.returncode == 2
    assert "whose content is damaged" in result.stderr
