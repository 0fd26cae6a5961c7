"""Streams that are slow, die, come back or hang; cameras that are missing."""

import subprocess
import sys
from itertools import islice
from pathlib import Path
from time import monotonic

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.frames import open_frames
from asl_keras.frames.camera import camera_fault
from asl_keras.frames.web import Answer

# Frames, or waits of 0.2 s: more than any of these tests needs.
ENOUGH = 500
# Leaves without closing the stream, which goes on.
LEAVES = """
import sys
from asl_keras.frames import open_frames
next(frame for frame in open_frames(sys.argv[1]).frames() if frame)
"""


def watch(source, until) -> list:
    """The frames until something holds for one of them, or for None where none came."""
    seen = []
    for frame in islice(source.frames(), ENOUGH):
        if frame:
            seen.append(frame)
        if until(frame):
            return seen
    raise AssertionError(f"waited in vain; trouble: {source.trouble}")


def test_a_slow_consumer_gets_the_newest_frame(sender, number):
    # A megabyte each, so that only a few fit into the network's buffers.
    sender.start(count=30, size=1_000_000, pace=0)
    with open_frames(sender.address) as source:
        seen = watch(source, bool)
        sender.wait_until_sent(30)
        seen += watch(source, lambda frame: frame and number(frame) == 29)
    assert source.live
    assert np.all(np.diff([number(frame) for frame in seen]) > 0)
    assert len(seen) < 20


def test_a_stream_that_dies_is_named_and_goes_on_when_it_is_back(sender):
    sender.start()
    with open_frames(sender.address) as source:
        seen = watch(source, bool)
        assert source.trouble is None
        sender.stop()
        seen += watch(source, lambda _: source.trouble)
        assert source.trouble == f"Stream {sender.host} is gone; trying again."
        sender.start()
        seen += watch(source, lambda frame: frame and frame.cut)
        assert source.trouble is None
        seen += watch(source, bool)
    assert [frame.cut for frame in seen[-2:]] == [True, False]
    assert not any(frame.cut for frame in seen[:-2])
    assert np.all(np.diff([frame.time for frame in seen]) > 0)


def test_a_cut_is_not_lost_with_the_frame_that_had_it(sender):
    sender.start(count=10)
    with open_frames(sender.address) as source:
        watch(source, bool)
        sender.stop()
        watch(source, lambda _: source.trouble)
        # Nobody takes a frame until it has sent more than the one with the cut.
        sender.start(count=20)
        sender.wait_until_sent(20)
        assert watch(source, bool)[0].cut


def test_a_stream_that_hangs_is_named_and_closes_at_once(sender):
    sender.start(count=10)
    with open_frames(sender.address) as source:
        watch(source, lambda _: source.trouble)
        assert source.trouble == f"Stream {sender.host} sends no pictures; waiting for it."
        start = monotonic()
    # A read that hangs takes 3 s.
    assert monotonic() - start < 1.5
    assert list(source.frames()) == []


def test_the_program_may_end_without_closing_a_stream(sender):
    sender.start(pace=0)
    command = [sys.executable, "-c", LEAVES, sender.address]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert result.returncode == 0, result.stderr


def test_a_video_on_a_server_is_read_frame_by_frame(video, web_address, number):
    video("clip.avi")
    with open_frames(f"{web_address}/clip.avi") as source:
        assert not source.live
        assert [number(frame) for frame in source.frames()] == list(range(20))


def of_no_length(file: Path) -> None:
    """A WebM as a browser records it: without its duration, whose place is void now."""
    content = file.read_bytes()
    place = content.index(b"\x44\x89\x88")
    file.write_bytes(content[:place] + b"\xec\x89" + bytes(9) + content[place + 11 :])


def test_a_recording_that_does_not_say_its_length_is_no_live_stream(video, web_address, number):
    of_no_length(video("clip.webm"))
    with open_frames(f"{web_address}/clip.webm") as source:
        assert not source.live
        assert [number(frame) for frame in source.frames()] == list(range(20))


def test_a_recording_that_the_server_does_not_say_the_length_of_ends(video, web_address):
    of_no_length(video("clip.webm"))
    with open_frames(f"{web_address}/clip.webm?endless") as source:
        assert watch(source, bool)
        assert sum(1 for _ in islice(source.frames(), ENOUGH)) < ENOUGH


@pytest.mark.parametrize(
    ("kind", "content", "is_recording"),
    [
        ("video/webm", b"\x1a\x45\xdf\xa3", True),
        ("application/vnd.apple.mpegurl", b"#EXTM3U\n", False),
        ("application/dash+xml", b"<?xml", False),
        ("image/jpeg", b"\xff\xd8", False),
    ],
)
def test_a_list_of_streams_and_a_cameras_picture_are_no_recordings(kind, content, is_recording):
    assert Answer(1000, kind, content).is_recording == is_recording
    assert not Answer(None, kind, content).is_recording


@pytest.mark.skipif(sys.platform != "linux", reason="cameras are files on Linux only")
def test_a_camera_may_be_named_by_its_device(tmp_path):
    (tmp_path / "by-id").symlink_to("/dev/video97")
    for name in ("/dev/video97", tmp_path / "by-id"):
        with pytest.raises(InputError, match=r"Expected a camera\. Received: 97"):
            open_frames(str(name))


def test_an_address_from_which_nothing_comes_is_one_sentence_without_the_password(sender):
    sender.start()
    sender.stop()
    with pytest.raises(InputError, match=f"{sender.host}, which sends no pictures") as caught:
        open_frames(f"http://user:secret@{sender.host}/video")
    assert "secret" not in str(caught.value)


def test_a_camera_that_is_missing_is_one_sentence():
    with pytest.raises(InputError, match=r"Expected a camera\. Received: 97, which is missing"):
        open_frames("97")


@pytest.mark.skipif(sys.platform != "linux", reason="cameras are files on Linux only")
def test_the_fault_of_a_camera_says_what_to_try(tmp_path):
    assert "no camera at all" in camera_fault(0, tmp_path)
    for name in ("video10", "video2", "video-codec"):
        (tmp_path / name).touch()
    assert camera_fault(0, tmp_path).endswith("/video0; try 2, 10")
    assert camera_fault(2, tmp_path).startswith("is busy or not a camera")
