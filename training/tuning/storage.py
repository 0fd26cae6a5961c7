"""The database of a study: opened, and what does not answer told in a sentence."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import optuna
from optuna.exceptions import ExperimentalWarning, StorageInternalError
from optuna.storages import RDBStorage, RetryHeartbeatStaleTrialCallback
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from asl_keras.errors import InputError
from training.tuning.options import StudyOptions

MOST_RETRIES = 3  # of a trial whose worker died: perhaps of the trial


@contextmanager
def answering(options: StudyOptions, *also: type[Exception]) -> Iterator[None]:
    """A database that does not answer, now or any more, becomes an InputError."""
    faults: tuple[type[Exception], ...] = (SQLAlchemyError, StorageInternalError, ImportError)
    try:
        yield
    except InputError:
        raise
    except (*faults, *also) as error:
        raise _refusal(options, type(error).__name__) from error


def _refusal(options: StudyOptions, fault: str) -> InputError:
    if options.storage is None:
        return InputError(
            f"Expected a study that can be read and written in `out`. Received: {options.file}, "
            f"which cannot be ({fault}). If it is damaged, move it away, and the study begins "
            "anew; else make room, or give another `out`.",
            "out",
        )
    return InputError(
        "Expected the URL of a database as `storage`, such as postgresql://user@host/name. "
        f"Received: one that does not answer as it should ({fault}). Is its server up, and does it "
        "have this database? The same command goes on. If it is damaged, name another `study`.",
        "storage",
        "study",
    )


def open_storage(options: StudyOptions) -> RDBStorage:
    """The storage; workers who begin at one moment make its tables at one moment."""
    try:
        return _storage(options)
    except IntegrityError:
        return _storage(options)


def _storage(options: StudyOptions) -> RDBStorage:
    # Today's driver has another name than SQLAlchemy expects before 2.1.
    url = options.url.replace("postgresql://", "postgresql+psycopg://", 1)
    waits = {"connect_args": {"timeout": 60}} if url.startswith("sqlite") else {}
    try:
        with heartbeats():
            return RDBStorage(
                url,
                engine_kwargs={"poolclass": NullPool, **waits},  # no connection stays open
                heartbeat_interval=max(1, options.grace // 3),
                grace_period=options.grace,
                heartbeat_stale_trial_callback=RetryHeartbeatStaleTrialCallback(MOST_RETRIES),
            )
    except RuntimeError as error:  # Optuna looks at its table of versions, and at nothing else
        raise _of_another_version(options) from error


def _of_another_version(options: StudyOptions) -> InputError:
    where, received = "out", str(options.file)
    if options.storage is not None:
        where, received = "storage", "a database"
    return InputError(
        f"Expected a study of Optuna {optuna.__version__} as `{where}`. Received: {received}, "
        f"which another version wrote. Use that version, or give another `{where}`.",
        where,
    )


@contextmanager
def heartbeats() -> Iterator[None]:
    """Optuna calls them experimental, since 2021."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        yield
