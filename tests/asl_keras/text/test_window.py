"""The mean distribution over the last moment."""

import numpy as np

from asl_keras.text.window import Window


def test_it_is_empty_without_a_hand():
    window = Window(0.2)
    assert window.mean() is None
    window.add(0.0, None)
    assert window.mean() is None


def test_the_mean_is_over_the_frames_of_the_last_seconds():
    window = Window(0.2)
    for time, probability in ((0.0, 1.0), (0.1, 0.5), (0.25, 0.25)):
        window.add(time, np.array([probability, 1 - probability]))
    np.testing.assert_array_equal(window.mean(), [0.375, 0.625])


def test_frames_without_the_hand_let_old_ones_go():
    window = Window(0.2)
    window.add(0.0, np.array([1.0]))
    window.add(0.1, None)
    assert window.mean() is not None
    window.add(0.2, None)
    assert window.mean() is None


def test_a_window_of_no_seconds_is_the_newest_frame():
    window = Window(0.0)
    window.add(0.0, np.array([1.0, 0.0]))
    window.add(0.1, np.array([0.0, 1.0]))
    np.testing.assert_array_equal(window.mean(), [0, 1])


def test_means_are_doubles_and_the_callers_array_may_change():
    window, probabilities = Window(0.2), np.array([0.75, 0.25], np.float32)
    window.add(0.0, probabilities)
    probabilities[:] = 0
    mean = window.mean()
    assert mean.dtype == np.float64
    mean[:] = 0
    np.testing.assert_array_equal(window.mean(), [0.75, 0.25])
