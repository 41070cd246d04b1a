# SPDX-License-Identifier: EUPL-1.2
"""What a person sees: problems, tables, progress. Human text goes to stderr, data to stdout."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.markup import escape

from toolkit.cli import codes
from toolkit.model.problem import Problem, in_order
from toolkit.store.disk import File
from toolkit.words.catalogue import as_record, catalogue, describe, has_errors, say, severity, where
from toolkit.work.make.write.files import write_files

_STYLE = {"error": "bold red", "warning": "yellow", "remark": "cyan"}
_REMARKS_SHOWN = 3  # per kind and file; errors and warnings are always shown in full


def console(*, error: bool = True) -> Console:
    """A console on stderr (for people) or stdout (for data), made when needed so that tests can capture.

    Args:
        error: True for stderr.

    Returns:
        The console; without colour where the terminal or NO_COLOR says so.
    """
    return Console(stderr=error, highlight=False, emoji=False)


def tell(text: str) -> None:
    """One sentence for the person, on stderr."""
    click.echo(text, err=True)


def emit_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Data for a program, on stdout: UTF-8, on one line."""
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def show_problems(problems: Sequence[Problem]) -> None:
    """All problems by file, each with what is wrong and what to do, and a line that counts them.

    Args:
        problems: in any order.
    """
    list_problems(problems)
    if problems:
        console().print()
    tell(count_line(problems))


def list_problems(problems: Sequence[Problem], *, fold: bool = True) -> None:
    """All problems by file, each with what is wrong and what to do.

    Args:
        problems: in any order.
        fold: count further remarks of a kind in one file, in place of showing them.
    """
    lines: list[str] = []
    for file, of_file in groupby(in_order(list(problems)), key=lambda p: p.file):
        lines.append(f"\n[bold]{escape(file)}[/bold]")
        shown = list(of_file)
        told = Counter[str]()
        for problem in shown:
            told[problem.code] += 1
            if not fold or severity(problem) != "remark" or told[problem.code] <= _REMARKS_SHOWN:
                lines += _lines(problem)
        for code, n in told.items():
            if fold and catalogue()[code].severity == "remark" and n > _REMARKS_SHOWN:
                more = say("problems.more", title=catalogue()[code].title, n=n - _REMARKS_SHOWN)
                lines.append(f"  [dim]{escape(more)}[/dim]")
    if lines:
        console().print("\n".join(lines), soft_wrap=True)


def _lines(problem: Problem) -> tuple[str, str]:
    message, hint = describe(problem)
    label = say(f"severity.{severity(problem)}")
    at = where(problem)[len(problem.file) :].removeprefix(", ")
    style = _STYLE[severity(problem)]
    place = f" {escape(at)}" if at else ""
    return f"  [{style}]{label}[/]{place}: {escape(message)}", f"    [dim]{escape(hint)}[/dim]"


def count_line(problems: Iterable[Problem]) -> str:
    """How many problems of which kind, in one sentence."""
    kinds = [severity(p) for p in problems]
    if not kinds:
        return say("problems.none")
    return say(
        "problems.count",
        n=len(kinds),
        errors=kinds.count("error"),
        warnings=kinds.count("warning"),
        remarks=kinds.count("remark"),
    )


def problems_as_json(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """Problems as plain values, in a fixed order."""
    return [as_record(p) for p in in_order(list(problems))]


def stop(problems: Sequence[Problem]) -> NoReturn:
    """Show problems and stop with exit code 1.

    Args:
        problems: what is wrong.

    Raises:
        SystemExit: always, 1.
    """
    show_problems(problems)
    raise SystemExit(codes.DATA)


def fail(problem: Problem) -> NoReturn:
    """Show one problem and stop with exit code 1.

    Args:
        problem: what is wrong.

    Raises:
        SystemExit: always, 1.
    """
    stop([problem])


def conclude(problems: tuple[Problem, ...]) -> None:
    """Show what a command found, when there is any.

    Args:
        problems: all of it.

    Raises:
        SystemExit: 1 when one is an error.
    """
    if has_errors(problems):
        stop(problems)
    if problems:
        show_problems(problems)


def save_and_tell(folder: Path, files: Iterable[File]) -> None:
    """`save`, and where each file stands.

    Args:
        folder: where they come.
        files: each is written whole.

    Raises:
        SystemExit: 1 when one cannot be written.
    """
    for name in save(folder, files):
        tell(say("cli.written", path=folder / name))


def save(folder: Path, files: Iterable[File], *, beside: bool = True) -> tuple[str, ...]:
    """Write files that belong together and say which of people were left, or stop with exit code 1.

    Args:
        folder: where they come.
        files: each is written whole.
        beside: False to write nothing where a file of people stands.

    Returns:
        Their names as they stand.

    Raises:
        SystemExit: 1 when one cannot be written.
    """
    placed = write_files(folder, files, beside=beside)
    if has_errors(placed.problems):
        stop(placed.problems)
    list_problems(placed.problems)
    return placed.names
