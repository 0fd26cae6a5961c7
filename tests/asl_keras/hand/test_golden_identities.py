"""The golden hands, which the Java core numbers too."""

from pathlib import Path

GOLDEN = Path(__file__).parents[2] / "golden" / "identities.json"


def test_the_golden_file_is_what_the_command_writes(command, tmp_path):
    file = tmp_path / "identities.json"
    result = command("tools.make_golden_identities", "--out", file)
    assert result.returncode == 0, result.stderr
    assert file.read_text() == GOLDEN.read_text()
