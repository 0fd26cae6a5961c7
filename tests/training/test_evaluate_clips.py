"""Clips judged by the whole line."""

import json

from training import evaluate_clips


def test_a_clip_is_read_and_its_signer_judged(clip, tmp_path, capsys):
    (tmp_path / "LB.mp4").write_bytes(clip.read_bytes())
    known = {"file": "LB.mp4", "word": "LB", "signer": "t32rahman", "letters": []}
    (tmp_path / "clips.json").write_text(json.dumps([known]))
    evaluate_clips.main([str(tmp_path / "clips.json")])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "LB.mp4: LB read as LB, 0.0% wrong"
    assert lines[2].split() == ["t32rahman", *["0.0%"] * 4, "1", "0"]


def test_the_rules_are_options(clip, tmp_path, capsys):
    (tmp_path / "LB.mp4").write_bytes(clip.read_bytes())
    known = {"file": "LB.mp4", "word": "LB", "signer": "t32rahman", "letters": []}
    (tmp_path / "clips.json").write_text(json.dumps([known]))
    evaluate_clips.main([str(tmp_path / "clips.json"), "--hold", "2"])  # longer than any is shown
    assert "LB read as nothing" in capsys.readouterr().out
