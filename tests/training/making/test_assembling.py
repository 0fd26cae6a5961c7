"""What was seen, as samples."""

from pathlib import Path

import numpy as np

from asl_keras.hand.hand import Hand
from training.making.assembling import assembled
from training.making.build import Seen
from training.making.found import frame, packed, together, unpacked
from training.sources.pictures import Photograph
from training.sources.samples import NO_HAND, Missed, Shown, joined
from training.sources.videos import Clip

HAND = Hand(np.arange(63, dtype=np.float32).reshape(21, 3), "Right", 0.75)
NOTHING = np.zeros((1, 1, 3), np.uint8)


def seen(*frames):
    """Frames (seconds, whether there is a hand)."""
    shown = [frame(Shown(NOTHING, time), HAND if is_seen else None) for time, is_seen in frames]
    return Seen(together(shown))


def photograph(label="A"):
    return Photograph(f"{label}/1.jpg", label, "ana", Path("1.jpg"))


def clip(*times):
    return Clip("one.mp4", "J", "ben", Path("one.mp4"), 5.0).with_times(times)


def test_a_photograph_is_a_row():
    samples = assembled([photograph()], [seen((0, True))])
    assert np.array_equal(samples.landmarks[0], HAND.landmarks)
    row = samples.labels, samples.signers, samples.handedness, samples.origins
    assert [column.tolist() for column in row] == [["A"], ["ana"], ["Right"], ["A/1.jpg"]]
    assert samples.clips is None


def test_what_shows_no_hand_and_what_cannot_be_read_is_missed():
    samples = assembled([photograph(), photograph("B")], [seen((0, False)), Seen(None, "is empty")])
    assert samples.missed == (
        Missed("A/1.jpg", "A", "ana", NO_HAND),
        Missed("B/1.jpg", "B", "ana", "is empty"),
    )
    assert len(samples) == 0


def test_a_label_after_the_last_frame_is_missed():
    samples = assembled([clip((0, "A"), (9999, "B"), (9999.5, ""))], [seen((0, True), (1, True))])
    assert samples.labels.tolist() == ["A", "A"]
    assert [one.origin for one in samples.missed] == ["one.mp4@9999.00"]
    assert "after the last frame" in samples.missed[0].why


def test_each_label_of_a_video_is_a_clip():
    frames = seen((0, True), (0.5, True), (1, False), (1.5, True), (2, True), (3, False))
    samples = assembled([clip((0.5, "A"), (1.5, "B"), (2, "")), clip()], [frames, frames])
    assert samples.labels.tolist() == ["A", "B", *"JJJJ"]
    assert samples.clips.tolist() == [0, 1, 2, 2, 2, 2]
    assert samples.times.tolist() == [0.5, 1.5, 0, 0.5, 1.5, 2]
    assert samples.origins[1] == "one.mp4@1.50"
    missed = [one.origin.partition("@")[2] for one in samples.missed]
    assert missed == ["1.00", "1.00", "3.00"]


def test_sources_are_joined_and_their_clips_counted_on():
    video = assembled([clip()], [seen((0, True))])
    photo = assembled([photograph()], [seen((0, True))])
    samples = joined([video, photo, video])
    assert samples.clips.tolist() == [0, -1, 1]
    assert np.isnan(samples.times).tolist() == [False, True, False]
    assert joined([photo, photo]).clips is None


def test_hands_of_some_rows_keep_what_was_missed():
    samples = assembled([photograph(), photograph("B")], [seen((0, True)), seen((0, True))])
    assert samples.rows(np.array([False, True])).origins.tolist() == ["B/1.jpg"]


def test_frames_survive_as_bytes_and_damage_is_noticed():
    frames = seen((0.25, True), (0.5, False)).frames
    content = packed(frames)
    assert np.array_equal(unpacked(content), frames)
    wrong = frames.copy()
    wrong["side"] = 3
    not_a_number = frames.copy()
    not_a_number["landmarks"][0, 3, 1] = np.nan
    damaged = b"", content[:-1], packed(wrong), packed(not_a_number)
    assert [unpacked(one) for one in damaged] == [None] * 4
