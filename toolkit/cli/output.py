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
from rich.table import Table

from toolkit.cli import codes
from toolkit.model.problem import Problem, in_order
from toolkit.words.catalogue import as_record, catalogue, describe, has_errors, say, severity, where
from toolkit.work.make.files import write_files
from toolkit.work.make.shelf import File

_STYLE = {"error": "bold red", "warning": "yellow", "remark": "cyan"}
_LONGEST_WORD = 24  # a column is never so narrow that it breaks a shorter word
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
    screen = console()
    for file, of_file in groupby(in_order(list(problems)), key=lambda p: p.file):
        screen.print(f"\n[bold]{escape(file)}[/bold]", soft_wrap=True)
        shown = list(of_file)
        told = Counter[str]()
        for problem in shown:
            told[problem.code] += 1
            if not fold or severity(problem) != "remark" or told[problem.code] <= _REMARKS_SHOWN:
                _show_problem(screen, problem)
        for code, n in told.items():
            if fold and catalogue()[code].severity == "remark" and n > _REMARKS_SHOWN:
                more = say("problems.more", title=catalogue()[code].title, n=n - _REMARKS_SHOWN)
                screen.print(f"  [dim]{escape(more)}[/dim]", soft_wrap=True)


def _show_problem(screen: Console, problem: Problem) -> None:
    message, hint = describe(problem)
    label = say(f"severity.{severity(problem)}")
    at = where(problem)[len(problem.file) :].removeprefix(", ")
    style = _STYLE[severity(problem)]
    place = f" {escape(at)}" if at else ""
    screen.print(f"  [{style}]{label}[/]{place}: {escape(message)}", soft_wrap=True)
    screen.print(f"    [dim]{escape(hint)}[/dim]", soft_wrap=True)


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


def show_table(
    title: str, header: Sequence[str], rows: Iterable[Sequence[str]], *, as_lines: bool = False
) -> None:
    """A table on stdout; in a terminal too narrow for its words, a block of lines per row.

    Args:
        title: above the table.
        header: column heads.
        rows: cells as text.
        as_lines: never a table, however wide the terminal.
    """
    screen = console(error=False)
    cells = [list(row) for row in rows]
    widths = _fitting([[name, *(row[i] for row in cells)] for i, name in enumerate(header)], screen.width)
    if widths is not None and not as_lines:
        table = Table(title=escape(title), title_justify="left", title_style="bold", header_style="bold")
        for name, width in zip(header, widths, strict=True):
            table.add_column(escape(name), overflow="fold", width=width)
        for row in cells:
            table.add_row(*(escape(cell) for cell in row))
        screen.print(table)
        return
    screen.print(f"[bold]{escape(title)}[/bold]", soft_wrap=True)
    for row in cells:
        screen.print(f"\n[bold]{escape(row[0])}[/bold]", soft_wrap=True)
        for name, cell in zip(header[1:], row[1:], strict=True):
            if cell:
                screen.print(f"  {escape(name)}: {escape(cell)}", soft_wrap=True)


def _fitting(columns: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Column widths that fit, taken from the column that can spare most; None where words would break."""
    widths = [max(len(cell) for cell in column) for column in columns]
    words = [max(map(len, " ".join(column).split()), default=1) for column in columns]
    least = [min(word, _LONGEST_WORD) for word in words]
    borders = 3 * len(columns) + 1
    while sum(widths) + borders > room:
        spare, i = max((width - least[i], i) for i, width in enumerate(widths))
        if spare <= 0:
            return None
        widths[i] -= 1
    return widths
