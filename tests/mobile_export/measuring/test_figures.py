"""The table and the chart of measurements."""

from dataclasses import replace

import pytest

from asl_keras.opencv import cv2
from mobile_export.measuring.figures import save_chart, table
from mobile_export.measuring.latency import Latency, Times
from mobile_export.measuring.measurement import Measurement


@pytest.fixture
def rows():
    keras = Measurement(
        "keras", "model.keras", 10_600_000, 9_000_000, 0.9712, 0.971, 0.02, 1.0, 0.0, 0.8, 0.9
    )
    timed = {
        "latency": tuple(
            Latency(n, Times(0.5 * ms, ms), Times(ms, ms)) for n, ms in ((1, 6.04), (2, 4.04))
        )
    }
    int8 = replace(keras, name="int8", bytes=2_800_000, accuracy=0.9651, **timed)
    return [keras, int8]


def test_the_columns_are_aligned(rows):
    head, keras, int8, between, times, int8_times = table(rows, []).splitlines()
    assert len(head) == len(keras) == len(int8)
    assert len(times) == len(int8_times)
    assert between == ""
    assert int8.split()[:4] == ["int8", "2.80", "9.00", "96.5%"]


def test_both_medians_and_the_slowest_times_are_shown_for_each_number_of_threads(rows):
    *_, times = table(rows, []).splitlines()
    assert " ".join(times.split()) == "int8 3.0 (6.0) 6.0 (6.0) 2.0 (4.0) 4.0 (4.0)"


def test_a_rejected_variant_is_drawn_as_another_mark(rows, tmp_path):
    pictures = []
    for rejected in ([], ["int8"]):
        save_chart(rows, rejected, tmp_path / "chart.png")
        pictures.append(cv2.imread(str(tmp_path / "chart.png")))
    assert pictures[0].shape == pictures[1].shape
    assert (pictures[0] != pictures[1]).any()
