"""The table of several exports."""

import json

import pytest

from asl_keras.errors import InputError
from mobile_export import summary

ROW = {
    "name": "int8",
    "bytes": 1,
    "gzip_bytes": 1,
    "latency": [],
    "accuracy": 1,
    "macro_f1": 1,
    "calibration_error": 0,
    "agreement": 1,
    "largest_difference": 0,
    "threshold": 0.5,
}


def test_every_variant_of_every_export_has_a_row(command, exported):
    result = command("mobile_export.summary", *[exported.folder / "export.json"] * 2)
    assert result.returncode == 0, result.stderr
    head, rule, *rows = result.stdout.splitlines()
    figures = json.loads((exported.folder / "export.json").read_text())
    assert len(rows) == 2 * len(figures["models"])
    assert {line.count("|") for line in (head, rule, *rows)} == {12}
    assert rows[0].startswith("| new | keras | ")


@pytest.mark.parametrize("content", [b"", b"[]", b'{"models": [{}], "rejected": []}', b"\xff"])
def test_another_file_is_one_sentence(command, tmp_path, content):
    file = tmp_path / "export.json"
    file.write_bytes(content)
    result = command("mobile_export.summary", file)
    assert result.returncode == 2
    assert result.stderr.startswith("Error: Expected the export.json")
    assert len(result.stderr.splitlines()) == 1


def test_what_garbles_figures_is_refused(tmp_path):
    file = tmp_path / "export.json"
    wrong = (
        {"models": [{**ROW, "bytes": 10**400}], "rejected": []},
        {"models": [{**ROW, "latency": [{}]}], "rejected": []},
        {"models": [{**ROW, "latency": {"a": 1}}], "rejected": []},
        {"models": [{**ROW, "accuracy": "1"}], "rejected": []},
        {"models": [ROW], "rejected": None},
        {"models": None},
    )
    for content in ("[" * 100_000, *map(json.dumps, wrong)):
        file.write_text(content)
        with pytest.raises(InputError, match=r"Expected the export\.json"):
            summary.main([str(file)])


def test_names_do_not_steer_the_terminal(tmp_path, capsys):
    file = tmp_path / "export.json"
    file.write_text(json.dumps({"models": [{**ROW, "name": "a\x1b[2J\n"}], "rejected": []}))
    summary.main([str(file)])
    assert "| a\\x1b[2J\\n |" in capsys.readouterr().out
