# SPDX-License-Identifier: EUPL-1.2
"""Run zelfscan as a user does, in a folder of its own: in this process, or as a program."""

import contextlib
import gc
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

from toolkit.cli.main import main
from toolkit.model.content.criterion import Reference
from toolkit.work.begin.example import example_files
from tools.example.table import ROUND_WITH_FORMS, asked_in

DAY = "2026-04-01"
DATED = ("plannen", "vergelijken", "voortgang", "exporteren")
"""Commands of which what comes out follows from the day; they get a fixed one where a test names none."""

Done = subprocess.CompletedProcess[str]


def zelfscan(
    *arguments: str | Path, cwd: Path, code: int | None = 0, stdin: str | None = None, **environment: str
) -> Done:
    """Run the command in this process, which costs far less than a program, and hold it to its exit code.

    What a test says of the start itself, of signals or of a terminal, it says with `program` or `pty_run`.

    Args:
        *arguments: of the command line.
        cwd: the folder it runs in.
        code: the exit code that is expected; None for any.
        stdin: what is typed; None for no terminal at all.
        **environment: extra variables.

    Returns:
        What was said and how it ended, as of a finished program.
    """
    words = _dated(arguments)
    typed = io.TextIOWrapper(io.BytesIO((stdin or "").encode()), encoding="utf-8")
    said, told = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    ended = 0
    with (
        contextlib.chdir(cwd),
        mock.patch.dict(os.environ, {"ZELFSCAN_TRACEBACK": "1", **_variables(environment)}),
        mock.patch.object(sys, "argv", ["zelfscan", *words]),
        # starting processes takes longer than what they make here; tests/work has them make the same bytes
        mock.patch("toolkit.cli.plans.processes_for", return_value=1),
        mock.patch.object(sys, "stdin", typed),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(told),
    ):
        try:
            main()
        except SystemExit as stopped:
            ended = stopped.code if isinstance(stopped.code, int) else int(stopped.code is not None)
        finally:
            gc.unfreeze()  # a command leaves all that it read to the end of its process
    return _held(subprocess.CompletedProcess(words, ended, _text(said), _text(told)), code)


def program(*arguments: str | Path, cwd: Path, code: int | None = 0, **environment: str) -> Done:
    """The same as a program of its own, from the start of Python to the exit code that the system sees."""
    words = _dated(arguments)
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", *words],
        cwd=cwd,
        input="",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **_variables(environment)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return _held(done, code)


def few_example_files() -> tuple[tuple[str, bytes], ...]:
    """The example with the forms of two units and no earlier rounds, for who asks what a demo leaves."""
    return tuple(
        (path, data)
        for path, data in example_files()
        if not path.startswith(("rounds/", "ingevuld/")) or "zandwerve-oost" in path or "/gemeente-z" in path
    )


def _dated(arguments: tuple[str | Path, ...]) -> list[str]:
    day = ("--datum", DAY) if arguments[0] in DATED and "--datum" not in arguments else ()
    return [*map(str, arguments), *day]


def _variables(environment: Mapping[str, str]) -> dict[str, str]:
    return {"COLUMNS": "200", **environment}


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def _held(done: Done, code: int | None) -> Done:
    assert "Traceback" not in done.stderr, done.stderr
    if code is not None:
        assert done.returncode == code, done.stdout + done.stderr
    return done


_LISTS = asked_in(ROUND_WITH_FORMS).standards  # of the last round of the invented region

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
