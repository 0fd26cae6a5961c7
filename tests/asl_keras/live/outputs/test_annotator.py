"""The annotated picture: drawn once, redrawn with what keys ask for."""

import numpy as np

from asl_keras.frames.frame import Frame
from asl_keras.frames.picture import read_picture
from asl_keras.live.actions import Action
from asl_keras.live.outputs.annotator import Annotator
from asl_keras.live.outputs.output import Moment
from asl_keras.live.scene import Scene

SCENE = Scene((), "HELLO")
FRAME = Frame(np.full((240, 320, 3), 120, np.uint8), 0.0)


def test_before_the_first_frame_there_is_no_picture():
    assert Annotator().annotated(Moment(None, SCENE)) is None


def test_a_moment_is_drawn_once_for_all_and_its_frame_stays_as_it_is():
    annotator, moment = Annotator(), Moment(FRAME, SCENE)
    frame = annotator.annotated(moment)
    assert annotator.annotated(moment) is frame
    assert (FRAME.picture == 120).all()
    assert (frame.picture != 120).any()


def test_between_frames_the_last_one_is_drawn_with_the_text_of_now():
    annotator = Annotator()
    before = annotator.annotated(Moment(FRAME, SCENE)).picture
    same = annotator.annotated(Moment(None, SCENE)).picture
    after = annotator.annotated(Moment(None, Scene((), "HELLO W"))).picture
    np.testing.assert_array_equal(same, before)
    assert (after[-52:] != before[-52:]).any()
    np.testing.assert_array_equal(after[:-52], before[:-52])


def test_trouble_and_the_end_are_told_at_the_top():
    annotator = Annotator()
    shown = [
        annotator.annotated(moment).picture[:30]
        for moment in (
            Moment(FRAME, SCENE),
            Moment(None, SCENE, trouble="Camera 0 is gone"),
            Moment(None, SCENE, last=True),
        )
    ]
    assert len({picture.tobytes() for picture in shown}) == 3


def test_keys_switch_the_mask_the_help_and_the_pause_on_and_off():
    annotator = Annotator()
    annotator.annotated(Moment(FRAME, SCENE))
    for action in (Action.MASK, Action.HELP, Action.PAUSE):
        before = annotator.again().picture
        annotator.do(action)
        assert (annotator.again().picture != before).any()
        annotator.do(action)
        np.testing.assert_array_equal(annotator.again().picture, before)


def test_a_snapshot_is_the_picture_and_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    annotator = Annotator()
    before = annotator.annotated(Moment(FRAME, SCENE)).picture
    annotator.do(Action.SNAPSHOT)
    (file,) = tmp_path.iterdir()
    np.testing.assert_array_equal(read_picture(file), before)
    assert (annotator.again().picture != before).any()  # names the file
