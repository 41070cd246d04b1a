# SPDX-License-Identifier: EUPL-1.2
"""Run zelfscan as a user does: a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path


def zelfscan(
    *arguments: str | Path, cwd: Path, code: int | None = 0, stdin: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command and hold it to its exit code.

    Args:
        *arguments: of the command line.
        cwd: the folder it runs in.
        code: the exit code that is expected; None for any.
        stdin: what is typed; None for no terminal at all.
        **environment: extra variables.

    Returns:
        The finished process; its output as text.
    """
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, arguments)],
        cwd=cwd,
        input=stdin if stdin is not None else "",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "200", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    if code is not None:
        assert done.returncode == code, done.stdout + done.stderr
    return done
