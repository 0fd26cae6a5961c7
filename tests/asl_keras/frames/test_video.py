"""Video files, whole and damaged."""

import os
import struct

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.frames import open_frames
from asl_keras.opencv import cv2

# A grey frame of 16 x 16 pixels.
AV1 = (
    "444b49460000200041563031100010000a0000000100000001000000000000001b00000000000000"
    "0000000012000a0a000000019ff9b5f20080320b1000c0000002800000009c"
)


def test_every_frame_comes_in_order_at_its_time(video, number):
    with open_frames(str(video(count=20, fps=10))) as source:
        frames = list(source.frames())
    assert [number(frame) for frame in frames] == list(range(20))
    # Stamps are whole milliseconds at the worst.
    np.testing.assert_allclose([frame.time for frame in frames], np.arange(20) / 10, atol=1e-3)
    assert (source.fps, source.live, source.skipped, source.trouble) == (10, False, 0, None)
    assert not any(frame.cut for frame in frames)


def test_colours_are_rgb(tmp_path):
    file = tmp_path / "red.avi"
    codec = cv2.VideoWriter_fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(file), cv2.CAP_FFMPEG, codec, 10, (64, 48))
    writer.write(np.full((48, 64, 3), (0, 0, 255), np.uint8))
    writer.release()
    with open_frames(str(file)) as source:
        (frame,) = source.frames()
    assert frame.picture.dtype == np.uint8
    # JPEG is off by a little.
    np.testing.assert_allclose(frame.picture.mean(axis=(0, 1)), (255, 0, 0), atol=4)


@pytest.mark.parametrize(
    ("fps", "numbers"), [(5, [0, 2, 4, 6, 8]), (4, [0, 3, 5, 8]), (30, list(range(10)))]
)
def test_a_frame_rate_leaves_frames_out_and_doubles_none(video, number, fps, numbers):
    with open_frames(str(video(count=10, fps=10)), fps) as source:
        frames = list(source.frames())
    assert [number(frame) for frame in frames] == numbers
    np.testing.assert_allclose([frame.time for frame in frames], np.array(numbers) / 10, atol=1e-3)
    assert source.fps == min(fps, 10)
    assert source.skipped == 0


def test_a_phone_held_upright_gives_upright_frames(tmp_path):
    file = tmp_path / "phone.mp4"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"mp4v"), 10, (64, 48))
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:, :32] = 255
    writer.write(picture)
    writer.release()
    content = bytearray(file.read_bytes())
    # By 90 degrees clockwise: what is left goes to the top.
    matrix = content.find(b"tkhd") + 44
    struct.pack_into(">9i", content, matrix, 0, 1 << 16, 0, -1 << 16, 0, 0, 48 << 16, 0, 1 << 30)
    file.write_bytes(content)
    with open_frames(str(file)) as source:
        upright = next(source.frames()).picture
    assert upright.shape == (64, 48, 3)
    assert upright[:24].min() > 200
    assert upright[40:].max() < 50


@pytest.mark.parametrize(("aspect", "width"), [("4:3", 85), ("8:9", 57), ("9:0", 64)])
def test_pixels_that_are_not_square_are_shown_as_wide_as_they_are(tmp_path, aspect, width):
    file = tmp_path / "wide.y4m"
    frame = b"FRAME\n" + bytes([128]) * (64 * 48 * 3 // 2)
    file.write_bytes(f"YUV4MPEG2 W64 H48 F10:1 A{aspect}\n".encode() + 3 * frame)
    with open_frames(str(file)) as source:
        assert {frame.picture.shape for frame in source.frames()} == {(48, width, 3)}


def test_av1_is_named_with_what_to_do(tmp_path):
    file = tmp_path / "new.ivf"
    file.write_bytes(bytes.fromhex(AV1))
    with pytest.raises(InputError, match=r"is coded as AV1.*`ffmpeg -i IN -c:v libx264 OUT\.mp4`"):
        open_frames(str(file))


def test_a_broken_frame_is_skipped_and_counted(video, number):
    file = video("clip.avi")
    content = bytearray(file.read_bytes())
    blank(content, chunks(content)[7:8])
    file.write_bytes(content)
    with open_frames(str(file)) as source:
        frames = list(source.frames())
    assert [number(frame) for frame in frames] == [n for n in range(20) if n != 7]
    assert source.skipped == 1
    assert frames[7].time == pytest.approx(0.8, abs=1e-3)


def test_what_follows_seconds_of_broken_frames_is_read(video):
    file = video(count=200)
    content = bytearray(file.read_bytes())
    start, end = content.find(b"mdat"), content.find(b"moov")
    third = (end - start) // 3
    content[start + third : start + 2 * third] = b"\xff" * third
    file.write_bytes(content)
    with open_frames(str(file)) as source:
        frames = list(source.frames())
    assert source.skipped > 20
    assert len(frames) + source.skipped == 200
    assert frames[-1].time == pytest.approx(19.9, abs=1e-3)


def test_a_video_that_was_cut_off_plays_up_to_there(video, number):
    file = video("clip.avi")
    content = file.read_bytes()
    place, _ = chunks(content)[12]
    file.write_bytes(content[:place])
    with open_frames(str(file)) as source:
        assert [number(frame) for frame in source.frames()] == list(range(12))


def test_nonsense_in_the_header_does_not_reach_the_times(video):
    file = video("clip.avi")
    content = bytearray(file.read_bytes())
    # A million frames per second.
    struct.pack_into("<II", content, content.find(b"strh") + 28, 1, 1_000_000)
    file.write_bytes(content)
    with open_frames(str(file)) as source:
        times = [frame.time for frame in source.frames()]
    assert source.fps == 30
    np.testing.assert_allclose(times, np.arange(20) / 30)


@pytest.mark.parametrize("name", ["clip.mp4", "clip.avi"])
def test_random_damage_never_crashes(video, name):
    file = video(name)
    whole = file.read_bytes()
    for seed in range(20):
        random = np.random.default_rng(seed)
        content = np.frombuffer(whole, np.uint8).copy()
        places = random.integers(0, len(content), 20)
        content[places] = random.integers(0, 256, 20)
        file.write_bytes(content.tobytes())
        try:
            with open_frames(str(file)) as source:
                times = [frame.time for frame in source.frames()]
        except InputError:
            continue
        assert times[0] == 0
        assert np.all(np.diff(times) > 0)


def test_what_is_no_video_is_one_sentence(tmp_path, video):
    empty, text, pipe = tmp_path / "empty.mp4", tmp_path / "text.mp4", tmp_path / "pipe.mp4"
    empty.touch()
    text.write_text("not a video")
    os.mkfifo(pipe)
    blind = video("blind.avi")
    content = bytearray(blind.read_bytes())
    blank(content, chunks(content))
    blind.write_bytes(content)
    strange = video().rename(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.mp4"))
    faults = {
        tmp_path / "none.mp4": "does not exist",
        empty: "is empty",
        text: "is not a video",
        pipe: "is not a regular file",
        blind: "has no frame that can be read",
        strange: "has a name that is not UTF-8",
    }
    for path, fault in faults.items():
        with pytest.raises(InputError, match=fault):
            open_frames(str(path))


def test_an_empty_name_is_refused():
    with pytest.raises(InputError, match="Received: an empty name"):
        open_frames("")


def test_frames_of_more_than_100_megapixels_are_refused(tmp_path):
    file = tmp_path / "huge.avi"
    writer = cv2.VideoWriter(str(file), cv2.CAP_FFMPEG, 0, 10, (64, 48))
    writer.write(np.zeros((48, 64, 3), np.uint8))
    writer.release()
    content = bytearray(file.read_bytes())
    struct.pack_into("<ii", content, content.find(b"strf") + 12, 12_000, 12_000)
    file.write_bytes(content)
    with pytest.raises(InputError, match="more than 100 megapixels"):
        open_frames(str(file))


@pytest.mark.parametrize("protocol", ["file:", "concat:", "subfile,,start,0,end,0,,:", "crypto://"])
def test_no_name_reaches_the_protocols_of_ffmpeg(video, protocol):
    with pytest.raises(InputError, match="does not exist"):
        open_frames(f"{protocol}{video()}")


def test_a_file_may_be_named_like_a_protocol(video, monkeypatch):
    monkeypatch.chdir(video("concat:clip.mp4").parent)
    with open_frames("concat:clip.mp4") as source:
        assert len(list(source.frames())) == 20


@pytest.mark.parametrize("fps", [0, -1, float("nan"), float("inf")])
def test_a_frame_rate_is_above_0(video, fps):
    with pytest.raises(InputError, match="Expected `fps` above 0"):
        open_frames(str(video()), fps)


def chunks(avi: bytes) -> list[tuple[int, int]]:
    """Where each frame of an AVI begins, and how many bytes it has."""
    found, place = [], avi.find(b"movi") + 4
    while avi[place : place + 4] == b"00dc":
        (size,) = struct.unpack_from("<I", avi, place + 4)
        found.append((place + 8, size))
        place += 8 + size + size % 2
    return found


def blank(avi: bytearray, places: list[tuple[int, int]]) -> None:
    """Replaces frames by zeros."""
    for place, size in places:
        avi[place : place + size] = bytes(size)
