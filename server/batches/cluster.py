"""Parts on many processes, by Ray Data: on this machine, or on all of a cluster."""

import json
import logging
import os
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from asl_keras.command import in_a_sentence
from asl_keras.errors import InputError
from server.batches.parts import Part
from server.batches.work import Count, do

STORE = 80 << 20  # bytes of the memory that processes share, Ray's least: only counts go through it
BLOCK = 1 << 20  # bytes that a task is expected to answer, at most
SILENT = {
    "RAY_USAGE_STATS_ENABLED": "0",  # it would send figures to its makers
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
# Ray's word for a machine that is no cluster: then all its ports are those of 127.0.0.1.
ALONE = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}


def read_all(
    parts: Mapping[int, Part],
    out: Path,
    settings: Mapping[str, Any],
    address: str | None = None,
    workers: int | None = None,
) -> Iterator[Count]:
    """Does the parts, in any order, and says of each what was read.

    A part whose process or machine has ended is begun anew by another, as often as it takes:
    `server.batches.attempts` sees to it that this has an end.

    Args:
        parts: by number.
        out: folder of the files.
        settings: as `server.batches.work.do` takes them.
        address: of a cluster; None for this machine alone.
        workers: parts at a time; None for one for each core.

    Raises:
        InputError: as `do`, or if there is no such cluster, or it gives up.
    """
    with _connected(address, workers):
        import ray.data
        from ray.exceptions import RayError

        rows = [{"number": number, "part": str(part)} for number, part in parts.items()]
        asked = ray.data.from_items(rows, override_num_blocks=len(rows))
        done = asked.map_batches(
            _task,
            fn_kwargs={"out": str(out.resolve()), "settings": dict(settings)},
            batch_size=1,
            num_cpus=1,
            compute=ray.data.TaskPoolStrategy(workers),
        )
        try:
            for answer in done.iter_rows():
                yield _count(answer["said"])
        except RayError as error:
            raise InputError(
                "Expected a Ray that stays until all is done. Received: one that gave up. Perhaps "
                "there is too little memory: give fewer `workers`. What is finished is kept: the "
                "same command goes on there.",
                "workers",
            ) from error


def _task(batch: Mapping[str, Sequence[Any]], out: str, settings: Mapping[str, Any]) -> Any:
    """In the process: does the parts of a batch; what it says is JSON."""
    said = []
    for number, part in zip(batch["number"], batch["part"], strict=True):
        try:
            count = do(Part.of(part), int(number), Path(out), settings)
            said.append(json.dumps(vars(count)))
        except InputError as error:
            said.append(json.dumps({"error": str(error), "fields": error.fields}))
        except Exception as error:  # Ray would log it, and not tell it from a lack of memory
            mistake = in_a_sentence(error)
            kind, text = ("bug", traceback.format_exc()) if mistake is None else ("error", mistake)
            said.append(json.dumps({kind: text, "fields": ()}))
    return {"said": said}


def _count(said: str) -> Count:
    known = json.loads(said)
    if "bug" in known:
        raise RuntimeError(f"In a process that reads:\n{known['bug']}")
    if "error" in known:
        raise InputError(known["error"], *known["fields"])
    return Count(**known)


@contextmanager
def _connected(address: str | None, workers: int | None) -> Iterator[None]:
    """Ray, as this machine's or by address, until the end of a `with`."""
    os.environ.update(SILENT if address else SILENT | ALONE)
    import ray
    import ray.data

    quiet: dict[str, Any] = {"logging_level": logging.ERROR, "log_to_driver": False}
    try:
        if address is None:
            cores = workers or len(os.sched_getaffinity(0))
            ray.init(num_cpus=cores, include_dashboard=False, object_store_memory=STORE, **quiet)
        else:
            ray.init(address=address, **quiet)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise InputError(
            f"Expected `address` of a Ray cluster of this version, {ray.__version__}. Received: "
            f"{address or 'this machine, on which Ray does not start'}. `ray start --head` on one "
            "machine says its own.",
            "address",
        ) from error
    try:
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.target_max_block_size = BLOCK
        log = logging.getLogger("ray.data")
        is_loud = log.isEnabledFor(logging.WARNING)  # as --verbose has it
        log.setLevel(logging.ERROR if is_loud else logging.CRITICAL)
        yield
    finally:
        ray.shutdown()
