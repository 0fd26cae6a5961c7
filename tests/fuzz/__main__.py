"""Lets every reader of files of strangers read changed files, and counts what goes wrong.

Examples:
    python -m tests.fuzz --cases 10000
    python -m tests.fuzz --cases 500 --readers keras h5 --keep faults

The cases are shared out among the readers, each in processes of its own that may take 1 GiB more
than they need to read the unchanged files. The same seed makes the same files. Exits with 1 if
there was a signal, a traceback, a hang, too much memory, or a refusal that is not one short line.
"""

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.cases import FAULTS, run
from tests.fuzz.readers import READERS
from tests.fuzz.worker import GOOD


def main() -> int:
    """The command."""
    page = argparse.ArgumentParser(
        prog="python -m tests.fuzz",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    page.add_argument("--cases", type=int, default=3000, help="in all")
    page.add_argument("--readers", nargs="+", choices=READERS, default=list(READERS))
    page.add_argument("--seed", type=int, default=0)
    page.add_argument("--first", type=int, default=0, help="number of the first case of a reader")
    page.add_argument("--keep", type=Path, help="folder for the files that something is wrong with")
    options = page.parse_args()
    each = -(-options.cases // len(options.readers))
    columns = (*GOOD, *FAULTS)
    print(f"{'':12} {' '.join(f'{name:>9}' for name in columns)}   seconds")
    wrong = []
    for reader in options.readers:
        start = time.perf_counter()
        found = run(reader, each, options.seed, options.keep, options.first)
        counts = " ".join(f"{found.counts[name]:9}" for name in columns)
        print(f"{reader:12} {counts} {time.perf_counter() - start:9.0f}", flush=True)
        wrong += found.faults
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
