# SPDX-License-Identifier: EUPL-1.2
"""Run zelfscan as a user does: a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

from toolkit.model.standard import Reference
from toolkit.places import package_content
from toolkit.reading.library import read_library

DAY = "2026-04-01"
DATED = ("plannen", "vergelijken")
"""Commands of which what comes out follows from the day; they get a fixed one where a test names none."""


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
    day = ("--datum", DAY) if arguments[0] in DATED and "--datum" not in arguments else ()
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, arguments), *day],
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


_LIBRARY = read_library(package_content())
_NORM = _LIBRARY.norm("regio-amersfoort@1.0.0")  # of the invented region
_LISTS = [s for s in _LIBRARY.readable_standards() if _NORM is not None and s.pin in _NORM.standards]

# asked under another id: answered with what they refer to
REFERENCES = {
    item.id
    for standard in _LISTS
    for theme in standard.themes
    for item in theme.criteria
    if isinstance(item, Reference)
}

# questions that a team is asked, per list
ASKED_OF_TEAM = {s.id: sum(c.asked_of == "team" for c in s.asked) for s in _LISTS}
