"""The table of several exports."""

import json

import pytest


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
