"""The benchmark's words; its figures are the machine's."""

from types import SimpleNamespace

from asl_keras.hand.alphabet import ASL
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live import benchmark, turns
from asl_keras.live.options import LanguageOptions
from asl_keras.live.timing import Trial
from asl_keras.text import Letter


def test_every_stage_is_timed_and_the_loop_is_compared_with_mediapipe_alone(
    clip, monkeypatch, capsys
):
    monkeypatch.setattr(turns, "ROUNDS", 1)
    benchmark.main([str(clip), "--frames", "30"])
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [line[0] for line in lines] == [
        *("milliseconds", "capture", "detect", "read", "overlay"),
        *("in", "with", "with", "all", "all", "start"),
    ]
    for alone, loop in (lines[6:8], lines[8:10]):
        assert alone[-6] == loop[-6]
        # Of most rounds: nothing is drawn on the frames that are looked at again.
        assert int(loop[-5]) > 0.9 * int(lines[6][-6])
        assert 0.3 < float(loop[-1]) < 5
    assert 0.5 < float(lines[-1][-2]) < 60


def test_words_are_suggested_in_what_is_timed():
    model = SimpleNamespace(alphabet=ASL, threshold=0.5)
    decoder = LanguageOptions().open(ASL)
    reader = Trial("a.mp4", 30, model, TrackingOptions(), decoder).live_reader()
    reader.speller.correct(1.0, 0, [Letter(1.0, 0, "H", 0.9), Letter(2.0, 0, "E", 0.9)])
    assert reader.scene([]).suggestions.words


def test_memory_is_watched_over_the_time_of_the_video(clip, capsys):
    benchmark.main([str(clip), "--minutes", "0.1", "--fps", "5"])
    minutes, _, memory, unit = capsys.readouterr().out.splitlines()[-1].split()
    assert float(minutes) >= 0.1
    assert float(memory) > 10
    assert unit == "MB"


def test_a_video_without_hands_is_refused(command, tmp_path):
    import numpy as np

    from training import make_clips as clips

    clips.write(iter([np.zeros((480, 640, 3), np.uint8)] * 5), tmp_path / "black.mp4")
    run = command("asl_keras.live.benchmark", tmp_path / "black.mp4")
    assert run.returncode == 2
    assert run.stderr.startswith("Error: Expected a video with a hand")
