"""A process of its own for libraries that trust what they read.

Some end the process by a signal, take all memory or never come back where a file is damaged, or
made for that. What they do to the file of a stranger is done apart first.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

WAIT = 60.0  # seconds, where the processor is busy with others


def run_apart(
    module: str, content: bytes, arguments: Sequence[str] = (), wait: float = WAIT
) -> tuple[int | None, str]:
    """Runs `python -m MODULE ARGUMENTS...` with a file's content as its input.

    Args:
        module: that is found as in this process.
        content: of the file.
        arguments: of the command.
        wait: seconds, at most.

    Returns:
        The exit code, negative after a signal, None if it did not end or begin; what it printed.
    """
    import subprocess  # 4 ms that the models that ship do without

    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", module, *arguments],
            input=content,
            env={**os.environ, "PYTHONPATH": _python_path()},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=wait,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None, ""
    return done.returncode, done.stdout.decode("utf-8", "replace")


def _python_path() -> str:
    """So that the process finds the modules that this one does, in the same order."""
    return os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)


def bound_resources(memory: int, seconds: int) -> None:
    """Bounds this process; it leaves no core.

    Args:
        memory: bytes of address space that it may take more than it has.
        seconds: of a processor.
    """
    with suppress(ImportError, OSError, ValueError):  # there are systems that know no limits
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
