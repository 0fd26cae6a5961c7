"""The page's files."""

import gzip
import os

import pytest

SCRIPT = b"export const letters = 'ABC'\n" * 100


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    (folder / "models").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Letters</title>")
    (folder / "app.js").write_bytes(SCRIPT)
    (folder / "hands.wasm").write_bytes(b"\0asm")
    (folder / "models" / "small.tflite").write_bytes(b"TFL3" * 1000)
    (folder / "models" / "small.tflite.gz").write_bytes(gzip.compress(b"TFL3" * 1000))
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to("app.js")
    return folder


@pytest.fixture
def client(serve, site):
    return serve(site=site)


def test_the_page_is_at_the_root(client):
    answer = client.get("/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<title>Letters" in answer.text
    assert client.head("/").headers["etag"] == answer.headers["etag"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("app.js", "text/javascript; charset=utf-8"),
        ("hands.wasm", "application/wasm"),
        ("models/small.tflite", "application/octet-stream"),
    ],
)
def test_files_have_the_types_that_browsers_insist_on(client, name, kind):
    assert client.get(f"/{name}").headers["content-type"] == kind


def test_what_packs_is_sent_packed_to_those_who_unpack(client):
    packed = client.get("/app.js", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/app.js", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(SCRIPT) / 10
    assert packed.content == plain.content == SCRIPT
    assert "content-encoding" not in plain.headers
    beside = client.get("/models/small.tflite", headers={"Accept-Encoding": "gzip"})
    assert beside.headers["content-encoding"] == "gzip"


def test_a_browser_that_has_a_file_is_not_sent_it_again_until_it_changes(client, site):
    first = client.get("/app.js")
    assert first.headers["cache-control"] == "no-cache"
    known = {"If-None-Match": first.headers["etag"]}
    again = client.get("/app.js", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    (site / "app.js").write_bytes(b"new")
    os.utime(site / "app.js", ns=(1, 1))
    assert client.get("/app.js", headers=known).content == b"new"


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "models/../../secret.txt",
        "models%5c..%5c..%5csecret.txt",
        "/etc/passwd",
        "models",
        "app.js%00",
        "missing.js",
    ],
)
def test_nothing_else_is_sent(client, name):
    answer = client.get(f"/{name}")
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_a_page_that_is_not_built_says_how(serve, tmp_path):
    answer = serve(site=tmp_path / "none").get("/")
    assert answer.status_code == 503
    assert answer.text == "The page is not built yet: make page\n"


@pytest.mark.parametrize(
    ("accepted", "is_packed"),
    [
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("*;q=0", False),
        ("xgzip", False),
        ("br, GZIP;q=0.5", True),
        ("*", True),
    ],
)
def test_who_refuses_to_unpack_is_sent_it_plain(client, accepted, is_packed):
    answer = client.get("/app.js", headers={"Accept-Encoding": accepted})
    assert ("content-encoding" in answer.headers) == is_packed


@pytest.mark.parametrize("is_built", [True, False])
def test_the_page_is_not_in_the_way_of_the_api(serve, site, tmp_path, is_built):
    client = serve(site=site if is_built else tmp_path / "none")
    asked = {"/v1/recognize": 405, "/v1/nothing": 404, "/v1/models/": 404, "/v1": 404, "/no": 404}
    for path, status in asked.items():
        answer = client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.json()["reason"]) == (status, "address"), path
        assert answer.headers["content-type"] == "application/problem+json"
    assert client.get("/v1/recognize").headers["allow"] == "POST"
