# SPDX-License-Identifier: EUPL-1.2
"""A command as a process of its own: processor seconds, time on the clock and the most memory held."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost.

    Attributes:
        seconds: of the processor, user and system, child processes among them.
        megabytes: the most that it, or one of its child processes, held at once.
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
    command = [sys.executable, "-m", "toolkit", *arguments]
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        told = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(arguments)}: {told.decode(errors='replace')}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Cost(usage.ru_utime + usage.ru_stime, kilobytes / 1024, clock)
