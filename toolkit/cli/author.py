# SPDX-License-Identifier: EUPL-1.2
"""Content out to a workbook and back, in the terminal."""

from pathlib import Path

from toolkit.cli.content import content_here, version_of
from toolkit.cli.output import fail, list_problems, save, stop, tell
from toolkit.model.problem import Problem
from toolkit.words.catalogue import has_errors, say
from toolkit.work.content.author import bring_in, content_book


def to_workbook(folder: Path | None, pin: str, out: Path | None) -> None:
    """Write a version as a workbook in which people edit it.

    Args:
        folder: a region with content of its own.
        pin: of the version.
        out: where it comes; None for here.

    Raises:
        SystemExit: 1 when it cannot be read or written.
    """
    content = content_here(folder)
    version_of(content, pin)
    book = content_book(content, pin)
    if not isinstance(book, bytes):
        stop(book)
    target = out or Path.cwd()
    for name in save(target, [(f"{pin.replace('@', '-')}.xlsx", book)]):
        tell(say("cli.vergelijken.written", path=target / name))


def from_workbook(folder: Path | None, path: Path) -> None:
    """Read a workbook back and write what it holds.

    Args:
        folder: a region with content of its own.
        path: of the workbook.

    Raises:
        SystemExit: 1 when anything is wrong with it; then nothing was written.
    """
    content = content_here(folder)
    try:
        data = path.read_bytes()
    except OSError as error:
        fail(Problem.of("unreadable", path.as_posix(), name=path.name, why=error.strerror or "-"))
    brought = bring_in(content, path.name, data)
    if has_errors(brought.problems):
        stop(brought.problems)
    list_problems(brought.problems)
    if brought.same:
        tell(say("authoring.done.same", pin=brought.pin))
    else:
        tell(say("authoring.done.written", pin=brought.pin, path=content.folder / brought.path))
