"""A batch from what was named to the files of its answer."""

from collections.abc import Sequence
from pathlib import Path

from server.batches.cluster import read_all
from server.batches.folder import answer_file, answering, question
from server.batches.inputs import parts_of
from server.batches.options import BatchOptions
from server.batches.telling import watched
from server.batches.work import Count
from server.serving.models import load


def answer(inputs: Sequence[Path], options: BatchOptions) -> tuple[Count, int]:
    """Reads what was not read before.

    Returns:
        What was read, and how many parts were there before.

    Raises:
        InputError: as what it calls, before the work if at all possible.
    """
    parts = parts_of(inputs, options.key)
    settings = options.settings
    version = load("batch", Path(settings["model"])).version  # noticed here, not on each machine
    with answering(options.out, question(parts, {**settings, "model": version})):
        left = {
            number: part
            for number, part in enumerate(parts)
            if not answer_file(options.out, number).is_file()
        }
        count = Count()
        if left:
            done = read_all(left, options.out, settings, options.address, options.workers)
            for one in watched(done, len(left)):
                count += one
        return count, len(parts) - len(left)
