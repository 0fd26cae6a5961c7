"""The static page: written whole, weighed, and refused in words where it is not built."""

from pathlib import Path

import pytest

from asl_keras.errors import InputError
from server.build import build, main, weights

FILES = {
    "index.html": b"<!doctype html>",
    "litert-compat.0123456789.wasm": bytes(3000),
    "litert-relaxed.0123456789.wasm": bytes(2000),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "built"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    return folder


def test_every_file_is_written_and_those_of_an_older_page_stay(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "www"
    out.mkdir()
    (out / "page.0000000000.js").write_bytes(b"old")
    assert build(out, site) == FILES
    written = {file.name: file.read_bytes() for file in out.iterdir()}
    assert written == {**FILES, "page.0000000000.js": b"old"}


def test_of_two_builds_of_the_runtime_a_browser_loads_one() -> None:
    assert weights(FILES).splitlines()[-1].split()[4] == "2,015"


def test_a_page_that_is_not_built_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="make page"):
        build(tmp_path / "www", tmp_path)


def test_a_folder_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([])
    assert "--out" in capsys.readouterr().err
