# SPDX-License-Identifier: EUPL-1.2
"""A command as a process of its own: processor seconds, time on the clock and the most memory held."""

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

AS_USERS = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""The environment of what is measured: modules are kept compiled, as on the computers of users."""
_EVERY = 0.2  # seconds between two looks at the memory
_MEMORY = "Pss:"  # what processes share counts once
_ADOPT = 36  # of Linux: who loses its parent becomes a child of this process


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost.

    Attributes:
        seconds: of the processor, user and system, child processes among them.
        megabytes: the most that it and its child processes held at once, all together; where the system
            does not tell, the most that one of them held.
        clock: seconds from begin to end; they say little where other work runs beside it.
    """

    seconds: float
    megabytes: float
    clock: float


def cost_of(*arguments: str) -> Cost:
    """Run `zelfscan` and measure it.

    Args:
        *arguments: command and options.

    Returns:
        Its cost.

    Raises:
        SystemExit: when the command fails with anything but remarks on data (exit code 1).
    """
    return cost_of_python("-m", "toolkit", *arguments)


def cost_of_python(*arguments: str) -> Cost:
    """Run Python and measure it.

    Args:
        *arguments: of the interpreter.

    Returns:
        Its cost.

    Raises:
        SystemExit: when it fails with anything but exit code 1.
    """
    with suppress(AttributeError, OSError, TypeError):  # another system counts only what was waited for
        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    with tempfile.TemporaryFile() as told:
        before, begin, most = os.times(), time.perf_counter(), 0
        with subprocess.Popen(
            [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=told, env=AS_USERS
        ) as process:
            while True:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_EVERY)
                    break
                most = max(most, sum(map(_held, _tree(process.pid))))
        clock = time.perf_counter() - begin
        with suppress(ChildProcessError):
            while True:  # what it started and did not wait for
                os.waitpid(-1, 0)
        after = os.times()
        if process.returncode not in {0, 1}:
            told.seek(0)
            raise SystemExit(f"{' '.join(arguments)}: {told.read().decode(errors='replace')}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(used, most / 1024, clock)


def _tree(pid: int) -> Iterator[int]:
    """A process and all that it started, as far as the system tells."""
    below: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):  # it ended meanwhile
            parent = int(path.read_text().rpartition(")")[2].split()[1])  # behind its name, whatever that is
            below.setdefault(parent, []).append(int(path.parent.name))
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += below.get(one, [])


def _held(pid: int) -> int:
    """Kilobytes of memory of one process; 0 when it is gone or nobody tells."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith(_MEMORY):
                return int(line.split()[1])
    return 0
