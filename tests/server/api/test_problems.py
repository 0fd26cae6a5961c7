"""Reasons of problems are in the documentation."""

import re
from pathlib import Path

from server.api.problems import COUNTED

ROOT = Path(__file__).parents[3]
TOLD = re.compile(r"(?:UNFIT|UNAVAILABLE|HTTPStatus\.\w+),\s*\"(\w+)\"")
TEXT = (ROOT / "docs" / "serving.md").read_text()


def test_each_reason_is_explained():
    files = [file for room in ("api", "feedback") for file in (ROOT / "server" / room).glob("*.py")]
    reasons = {reason for file in files for reason in TOLD.findall(file.read_text())}
    assert {"invalid", "store", "room", "queue", "token"} <= reasons
    table = TEXT[TEXT.index("| status | reason | what |") :].partition("\n\n")[0]
    assert reasons <= set(re.findall("`([a-z]+)`", table))


def test_each_reason_that_is_counted_is_listed():
    (row,) = re.findall("^.*asl_refused_total.*reason.*$", TEXT, re.MULTILINE)
    assert set(COUNTED) <= set(re.findall("`([a-z]+)`", row))
