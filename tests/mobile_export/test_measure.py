"""The table of measurements."""

import numpy as np

from mobile_export.measure import Measurement, accuracy, table


def test_accuracy_is_the_share_of_right_answers():
    assert accuracy(np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4]]), np.array([0, 1, 1])) == 2 / 3


def test_the_columns_are_aligned():
    rows = [
        Measurement("model.keras", 10_600_000, 0.9712),
        Measurement("model_int8.tflite", 2_800_000, 0.9651, 4.04, 0.1873),
    ]
    assert table(rows).splitlines() == [
        "file                   MB      ms  accuracy  largest difference",
        "model.keras         10.60       -     97.1%  -",
        "model_int8.tflite    2.80     4.0     96.5%  0.1873",
    ]
