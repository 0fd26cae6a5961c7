"""The benchmark's tables and refusals; its figures are the machine's."""

import json
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from mobile_export import benchmark
from mobile_export.benchmark import latency_table, start_up_table
from mobile_export.measuring import start_up
from mobile_export.measuring.latency import Latency, Times
from mobile_export.measuring.start_up import StartUp


@pytest.fixture(scope="module")
def measured(exported, tmp_path_factory) -> tuple[str, dict]:
    """What is printed, and what is in the file."""
    file = tmp_path_factory.mktemp("benchmark") / "figures.json"
    int8, float32 = (str(exported.folder / f"model_{name}.tflite") for name in ("int8", "float32"))
    arguments = [int8, "--compare", float32, "--threads", "1", "2", "--out", str(file)]
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as printed:
        patch.setattr(start_up, "STARTS", 1)
        benchmark.main(arguments)
    return printed.getvalue(), json.loads(file.read_text())


def test_every_file_is_timed_with_every_number_of_threads(measured):
    printed, _ = measured
    head, *rows = printed.split("\n\n")[0].splitlines()
    assert head.split()[0] == "milliseconds"
    assert [(Path(row.split()[0]).name, row.split()[1]) for row in rows] == [
        ("model_int8.tflite", "1"),
        ("model_float32.tflite", "1"),
        ("model_int8.tflite", "2"),
        ("model_float32.tflite", "2"),
    ]


def test_the_figures_are_in_the_file(measured):
    _, figures = measured
    int8, float32 = figures["models"]
    assert (
        Path(figures["compared_with"]).name == Path(float32["file"]).name == "model_float32.tflite"
    )
    assert [row["threads"] for row in int8["latency_ms"]] == [1, 2]
    for row in int8["latency_ms"]:
        for times in row["one_mask"], row["both_views"]:
            assert 0 < times["median"] <= times["p95"]
    assert int8["start_up"]["milliseconds"] > 0
    assert int8["bytes"] < float32["bytes"]


def latency(median: float) -> Latency:
    return Latency(2, Times(median, 2 * median), Times(2 * median, 3 * median))


def test_ratios_are_those_of_the_medians_to_the_compared_file():
    files = [Path("a.tflite"), Path("b.tflite")]
    table = latency_table(files, [[latency(1.5), latency(3.0)]], compared=True)
    assert table.splitlines() == [
        "milliseconds  threads  one view  95 %  ratio  both views  95 %  ratio",
        "a.tflite            2      1.50  3.00   0.50        3.00  4.50   0.50",
        "b.tflite            2      3.00  6.00   1.00        6.00  9.00   1.00",
    ]


def test_nothing_is_compared_unless_asked_for():
    table = latency_table([Path("model.tflite")], [[latency(1.0)]], compared=False)
    assert "ratio" not in table


def test_memory_that_the_system_does_not_tell_is_a_dash():
    row = start_up_table([Path("m.tflite")], [StartUp(200.0, None, None)]).splitlines()[1]
    assert row.split() == ["m.tflite", "200", "-", "-"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("README.md",), "Error: Expected a .tflite file. Received: README.md"),
        (("none.tflite",), "Error: Expected a .tflite file. Received: none.tflite"),
        (("README.md", "--threads", "0"), "Error: Expected --threads from 1 to 64. Received: 0"),
        (("README.md", "--threads", "1", "1000"), "Error: Expected --threads from 1 to 64."),
        (("README.md", "--out", "none/x.json"), "Error: Expected --out in a folder that exists"),
    ],
)
def test_what_cannot_be_measured_is_one_sentence(command, arguments, sentence):
    result = command("mobile_export.benchmark", *arguments)
    assert result.returncode == 2
    assert result.stderr.startswith(sentence)
    assert len(result.stderr.splitlines()) == 1
