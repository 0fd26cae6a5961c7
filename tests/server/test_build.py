"""The static page: written whole, weighed, and refused in words where it is not built."""

from pathlib import Path

import pytest

from asl_keras.errors import InputError
from server import page_folder
from server.build import BuildOptions, build, main, weights
from server.page_folder import MARK

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


def names(out: Path) -> set[str]:
    return {file.name for file in out.iterdir()} - {MARK}


def test_files_of_the_page_before_stay_and_older_ones_go(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "www"
    for page in ("page.1.js", "page.2.js", "page.3.js"):
        (site / page).write_bytes(b"page")
        assert build(out, site) == {**FILES, page: b"page"}
        assert build(out, site)  # the same once more makes nothing older
        (site / page).unlink()
    assert names(out) == {*FILES, "page.2.js", "page.3.js"}
    assert (out / "index.html").read_bytes() == FILES["index.html"]


def test_what_leads_to_the_others_is_written_last(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(page_folder, "write_bytes", lambda path, _: written.append(path.name))
    (site / "service.js").write_bytes(b"service")
    build(tmp_path / "www", site)
    assert written[0] == MARK  # so that what was broken off can be gone on with
    assert written[-2:] == ["index.html", "service.js"]


def test_a_folder_of_other_things_is_refused(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "www"
    out.mkdir()
    (out / "index.html").write_bytes(b"another's")
    with pytest.raises(InputError, match="which has other things"):
        build(out, site)
    for wrong in ('{"now": ["../outside"], "before": []}', "[]", '{"now": "a", "before": []}'):
        (out / MARK).write_text(wrong)
        with pytest.raises(InputError, match="which has other things"):
            build(out, site)
    assert (out / "index.html").read_bytes() == b"another's"


def test_nothing_is_written_through_a_link(site: Path, tmp_path: Path) -> None:
    out, outside = tmp_path / "www", tmp_path / "outside"
    build(out, site)
    outside.write_bytes(b"outside")
    for name in ("index.html", MARK):
        kept = (out / name).read_bytes()
        (out / name).unlink()
        (out / name).symlink_to(outside)
        with pytest.raises(InputError, match="a link or a folder"):
            build(out, site)
        (out / name).unlink()
        (out / name).write_bytes(kept)
    assert outside.read_bytes() == b"outside"


def test_the_current_folder_is_not_written_into() -> None:
    with pytest.raises(InputError, match="the current one"):
        BuildOptions(out=Path(""))


def test_of_two_builds_of_the_runtime_a_browser_loads_one() -> None:
    assert weights(FILES).splitlines()[-1].split()[4] == "2,015"


def test_a_page_that_is_not_built_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="make page"):
        build(tmp_path / "www", tmp_path)


def test_a_folder_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([])
    assert "--out" in capsys.readouterr().err
