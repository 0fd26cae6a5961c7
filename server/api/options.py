"""Where the server listens and what it reads with, as its options."""

from dataclasses import dataclass
from pathlib import Path

from asl_keras.errors import expect


@dataclass(frozen=True)
class ServerOptions:
    """Where the server listens, to whom, and which models read."""

    host: str = "127.0.0.1"
    """Address to listen at; 0.0.0.0 is every one of this machine, then give a --token-file."""
    port: int = 8000
    """To listen at; 0 is one that is free."""
    token_file: Path | None = None
    """Its first line is what clients must send as `Authorization: Bearer ...`."""
    names: tuple[str, ...] = ()
    """Names of this server in addresses, besides localhost; others are refused."""
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
