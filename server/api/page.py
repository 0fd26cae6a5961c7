"""The page: static files, each with what a browser needs to load it once."""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request, Response
from starlette.convertors import PathConvertor, register_url_convertor

SITE = Path(__file__).parents[1] / "page" / "site"
INDEX = "index.html"
NOT_BUILT = "The page is not built yet: make page"
TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".tflite": "application/octet-stream",
    ".task": "application/octet-stream",
}
PACKED = (".png", ".jpg", ".jpeg", ".webp", ".woff2", ".ico", ".gz")  # already
LEAST_TO_PACK = 1000  # bytes
GZIP = ".gz"
REFUSED = re.compile(r"\s*q\s*=\s*0(\.0*)?\s*")  # of an encoding, by RFC 9110


class _BesidesTheApi(PathConvertor):
    """Addresses that may be files: what the API lacks, or does by another method, it says."""

    regex = "(?!v1/).*"


register_url_convertor("file", _BesidesTheApi())


@dataclass(frozen=True)
class File:
    """A file of the page, as it is sent."""

    content: bytes
    packed: bytes | None
    """The same by gzip, where that is less."""
    tag: str
    """Of its content, in quotes."""


def router(site: Path = SITE) -> APIRouter:
    """The route, to be added after all others.

    Args:
        site: the folder of the files; may be missing as long as nobody built it.
    """
    routes = APIRouter()

    @routes.api_route("/{name:file}", methods=["GET", "HEAD"], include_in_schema=False)
    def page(request: Request, name: str) -> Response:
        if not (site / INDEX).is_file():
            if name:
                raise HTTPException(404)
            return Response(NOT_BUILT + "\n", 503, media_type="text/plain")
        file = _files(site).get(name or INDEX)
        if file is None:
            raise HTTPException(404)
        return _sent(_read(file, file.stat().st_mtime_ns), file, request.headers)

    return routes


def _files(site: Path) -> dict[str, Path]:
    """By address; what is not listed is not sent, wherever an address may point."""
    return {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}


@lru_cache(maxsize=256)
def _read(file: Path, changed: int) -> File:
    content = file.read_bytes()
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    beside = file.with_name(file.name + GZIP)
    if beside.is_file():
        return File(content, beside.read_bytes(), tag)
    may_shrink = len(content) >= LEAST_TO_PACK and file.suffix not in PACKED
    packed = gzip.compress(content, 6, mtime=0) if may_shrink else None
    return File(content, packed if packed and len(packed) < len(content) else None, tag)


def _sent(file: File, path: Path, asked: Mapping[str, str]) -> Response:
    is_packed = file.packed is not None and _unpacks(asked.get("accept-encoding", ""))
    # To be asked for again each time, and then not sent again: so a new page is seen at once.
    headers = {"ETag": file.tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if file.tag in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if is_packed:
        headers["Content-Encoding"] = "gzip"
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    content = file.packed if is_packed else file.content
    return Response(content, headers=headers, media_type=kind or "application/octet-stream")


def _unpacks(accepted: str) -> bool:
    """Whether who accepts these encodings accepts gzip."""
    weights = {}
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        weights[name.strip()] = weight
    found = weights.get("gzip", weights.get("*"))
    return found is not None and not REFUSED.fullmatch(found)
