"""Reads the letters of many pictures or hands, on one machine or on a cluster, into Parquet files.

What is read: pictures, Parquet files with a column `landmarks` (63 numbers) or `picture` or `image`
(the content of a picture's file), landmark NPZ files, and folders of all these.

Examples:
  python -m server.batch photos/ --out letters/
  python -m server.batch hands.parquet --key id --out letters/
  python -m server.batch photos/ --out letters/ --address head-node:6379

Takes 20 seconds to start, then 0.2 s of a core for a picture and 4 ms for a hand. Writes a file
for each 100 pictures or 5,000 hands, with a row for each hand: file, row and key, letter,
probability, whether it is known, the whole distribution (the metadata have its labels), and
`fault`, why there is no hand, where that is so. After Ctrl-C or a kill the same command does what
is missing; a process or a machine that ends costs time and no row. Needs `pip install '.[batch]'`,
on each machine the same; nothing is sent to anybody.
"""

import time
from collections.abc import Sequence
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.errors import InputError
from server.batches.options import BatchOptions


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("server.batch", __doc__)
    page.add_argument(
        "inputs", type=Path, nargs="+", metavar="INPUT", help="pictures, tables, folders of them"
    )
    add_options(page, BatchOptions, model={"metavar": "MODEL.tflite"}, out={"metavar": "DIR"})
    given = page.parse_args(arguments)
    options = from_options(BatchOptions, given)
    _expect_apart(options.out, given.inputs)
    import pyarrow  # noqa: F401  of an extra: missing, it is noticed before the work
    import ray  # noqa: F401

    from server.batches.answering import answer
    from server.batches.telling import summary

    begun = time.monotonic()
    try:
        count, before = answer(given.inputs, options)
    except KeyboardInterrupt:
        remark(["What is finished is kept: the same command goes on there."])
        raise
    print("\n".join(summary(options.out, count, before, time.monotonic() - begun)))


def _expect_apart(out: Path, inputs: Sequence[Path]) -> None:
    """A folder in what is read would be read the next time."""
    place = out.resolve()
    for path in inputs:
        if path.resolve() in (place, *place.parents):
            raise InputError(
                f"Expected `out` that is not in what is read. Received: {out}, in {path}.", "out"
            )


if __name__ == "__main__":
    run(main)
