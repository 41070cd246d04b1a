# SPDX-License-Identifier: EUPL-1.2
"""A command as a process of its own: processor seconds and the most memory that it held."""

import os
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost.

    Attributes:
        seconds: of the processor, user and system, child processes among them.
        megabytes: the most that it held at once.
    """

    seconds: float
    megabytes: float


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
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        told = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(arguments)}: {told.decode(errors='replace')}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Cost(usage.ru_utime + usage.ru_stime, kilobytes / 1024)
