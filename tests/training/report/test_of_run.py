"""What the page of a run says of whose hands were read, and of its time."""

import math

from training.report.of_run import machine, times

ROW = {"seconds": 90.0, "images_per_second": 10.0, "input_images_per_second": 30.4}


def test_times_are_those_of_the_middle_epoch():
    slow = ROW | {"images_per_second": 1.0}
    assert times([slow, ROW, ROW]) == {
        "time": "4.5 minutes in 3 epochs",
        "hands learnt from in a second": "10",
        "hands that the input makes in a second": "30",
    }


def test_of_epochs_of_one_step_no_speed_is_known():
    said = times([ROW | {"images_per_second": math.nan}])
    assert said["time"] == "1.5 minutes in 1 epoch"
    assert said["hands learnt from in a second"] == "too few to tell"


def test_the_machine_names_no_user():
    assert set(machine()) == {"asl-keras", "Python", "system", "processor cores"}
