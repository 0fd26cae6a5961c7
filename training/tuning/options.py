"""Options: a study of settings."""

from dataclasses import dataclass
from pathlib import Path

from asl_keras.errors import expect

MOST_WORKERS = 64


@dataclass(frozen=True)
class StudyOptions:
    """The study: settings that are tried, and where it lies."""

    trials: int = 20
    """Settings that are tried in all, those that are given up early among them."""
    workers: int = 1
    """Processes of this machine that try at once; the same command on other machines adds to
    them, with one --storage."""
    storage: str | None = None
    """URL of the study's database, such as postgresql://user@host/name (default: study.db in
    --out)."""
    study: str = "asl"
    """Its name in the database."""
    grace: int = 120
    """Seconds without a sign of a worker until another one takes its trial over."""
    out: Path = Path("runs", "tuning")
    """Folder of the trials, the table, the plots and the best settings."""

    def __post_init__(self) -> None:
        workers = 1 <= self.workers <= MOST_WORKERS
        expect(workers, "workers", f"from 1 to {MOST_WORKERS}", self.workers)
        for field in ("storage", "study"):
            expect(
                getattr(self, field) != "", field, "as it is named, or left out", "an empty text"
            )
        for field, least in (("trials", 1), ("grace", 1)):
            value = getattr(self, field)
            expect(value >= least, field, f"at least {least}", value)

    @property
    def url(self) -> str:
        """Of the database."""
        return self.storage or f"sqlite:///{self.file.resolve()}"

    @property
    def file(self) -> Path:
        """Of the study, where no other database is named."""
        return self.out / "study.db"
