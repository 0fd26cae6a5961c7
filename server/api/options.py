"""Where the server listens and what it reads with, as its options."""

import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.errors import InputError, expect
from asl_keras.files import UnreadableError, read_text

if TYPE_CHECKING:
    from server.serving.choice import Canary, Choice

MOST_BYTES = 4096  # of the file of a token
LEAST_TOKEN = 16  # characters
NAME = re.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}")


@dataclass(frozen=True)
class ServerOptions:
    """Where the server listens, to whom, and which models read."""

    host: str = "127.0.0.1"
    """Address to listen at; 0.0.0.0 is every one of this machine, and needs a --token-file."""
    port: int = 8000
    """To listen at; 0 is one that is free."""
    token_file: Path | None = None
    """Its first line is what clients must send as `Authorization: Bearer ...`."""
    without_token: bool = False
    """Let everybody in who reaches --host, though others than this machine may."""
    names: tuple[str, ...] = ()
    """Names of this server in addresses, besides localhost; others are refused, but for a --host
    that others reach, if none is given."""
    models: tuple[str, ...] = ()
    """More models, NAME=FILE each: a .tflite, or a .json that names several; `default` is what
    comes with the package, unless a file is given that name."""
    canary: str | None = None
    """NAME=PERCENT: that share of what asks for no model is read by this one."""
    reload: float = 2.0
    """Seconds between looks whether a model's file has changed; 0 looks never."""

    def __post_init__(self) -> None:
        expect(0 <= self.port < 1 << 16, "port", "from 0 to 65535", self.port)
        expect(0 <= self.reload <= 86400, "reload", "from 0 to 86400 seconds", self.reload)
        _named(self.models)
        if not (self.is_for_this_machine or self.token_file or self.without_token):
            raise InputError(
                "Expected a `token_file` with a `host` that others can reach. Received: none with "
                f"{self.host}. `openssl rand -hex 32 > token` writes one; --without-token lets "
                "everybody in.",
                "token_file",
                "host",
            )

    @property
    def is_for_this_machine(self) -> bool:
        """Whether nobody else can reach it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def token(self) -> str | None:
        """What clients must send; None lets everybody in.

        Raises:
            InputError: if the file cannot be read, or has no line that is long enough.
        """
        if self.token_file is None:
            return None
        try:
            line = read_text(self.token_file, MOST_BYTES).partition("\n")[0].strip()
        except UnreadableError as error:
            raise InputError(
                f"Expected `token_file` with a token. Received: {self.token_file}, which {error}.",
                "token_file",
            ) from error
        is_token = len(line) >= LEAST_TOKEN and line.isascii() and line.isprintable()
        if not is_token or " " in line:
            raise InputError(
                f"Expected `token_file` to begin with a line of at least {LEAST_TOKEN} letters and "
                f"digits. Received: {self.token_file}, which does not. `openssl rand -hex 32` "
                "writes one.",
                "token_file",
            )
        return line

    @property
    def files(self) -> dict[str, Path]:
        """The file of each model, by name."""
        from asl_keras.pretrained import SHIPPED
        from server.serving.models import DEFAULT

        return {DEFAULT: SHIPPED, **_named(self.models)}

    def choice(self, copies: int = 1) -> "Choice":
        """The models, opened so many times each; raises InputError if one cannot be read."""
        from server.serving.choice import Choice
        from server.serving.models import Models

        return Choice(Models(self.files, copies), self._canary())

    def _canary(self) -> "Canary | None":
        from server.serving.choice import Canary

        if self.canary is None:
            return None
        name, _, percent = self.canary.rpartition("=")
        try:
            return Canary(name, float(percent))
        except ValueError as error:
            if isinstance(error, InputError):
                raise
            raise InputError(
                f"Expected `canary` as NAME=PERCENT. Received: {self.canary}", "canary"
            ) from error


def _named(models: tuple[str, ...]) -> dict[str, Path]:
    """Files by the names that they are given."""
    named = {}
    for model in models:
        name, is_given, file = model.partition("=")
        is_fit = NAME.fullmatch(name) is not None and bool(is_given and file)
        expect(is_fit and name not in named, "models", "as NAME=FILE, each name once", model)
        named[name] = Path(file)
    return named
