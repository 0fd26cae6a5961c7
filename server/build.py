"""Writes the page as static files, which any web host serves, into a folder.

Example:
  python -m server.build --out site/

Takes two seconds, after `make page` has built it. Prints what each file weighs, as it is and by
gzip, and what a browser loads: of two builds of the runtime, it takes the one that fits. All but
index.html, service.js, the icons and the manifest are named after their content: a host may let
browsers keep them for ever. The folder is new, empty, or one that this wrote, which its
page-files.json tells; files of the page before stay, for those who have it open, older ones go.
"""

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import InputError, expect
from asl_keras.files import expect_writable, read_bytes
from asl_keras.table import aligned
from server.page_folder import write_page

SITE = Path(__file__).parent / "page" / "site"
OTHER_BUILD = "litert-compat."
"""Only browsers without relaxed SIMD load it, instead of the usual one."""
LARGEST = 64 << 20  # bytes of a file


@dataclass(frozen=True)
class BuildOptions:
    """Where the page goes."""

    out: Path
    """Folder to write into: new, empty, or of an older page."""

    def __post_init__(self) -> None:
        expect(self.out != Path(), "out", "as a folder of its own", "the current one. Name another")
        expect_writable(self.out, "out")


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("server.build", __doc__)
    add_options(page, BuildOptions, out={"metavar": "DIR", "required": True})
    options = from_options(BuildOptions, page.parse_args(arguments))
    print(weights(build(options.out)))


def build(out: Path, site: Path = SITE) -> dict[str, bytes]:
    """Writes the page; what each file holds.

    Args:
        out: a folder, see `write_page`.
        site: where `make page` has built it.

    Raises:
        InputError: if it is not built, or as `write_page`.
    """
    if not (site / "index.html").is_file():
        raise InputError(f"Expected the page in {site}. Received: nothing. Build it: `make page`.")
    files = sorted(file for file in site.iterdir() if file.is_file())
    contents = {file.name: read_bytes(file, LARGEST) for file in files}
    write_page(out, contents)
    return contents


def weights(contents: Mapping[str, bytes]) -> str:
    """A table of what files weigh, and of what a browser loads."""
    sizes = {name: (len(one), len(gzip.compress(one))) for name, one in contents.items()}
    loaded = [size for name, size in sizes.items() if not name.startswith(OTHER_BUILD)]
    sizes["all that is loaded"] = sum(raw for raw, _ in loaded), sum(packed for _, packed in loaded)
    rows = [(name, f"{raw:,}", f"{packed:,}") for name, (raw, packed) in sizes.items()]
    return aligned([("file", "bytes", "by gzip"), *rows])


if __name__ == "__main__":
    run(main)
