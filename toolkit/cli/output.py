# SPDX-License-Identifier: EUPL-1.2
"""What a person sees: problems, tables, progress. Human text goes to stderr, data to stdout."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from toolkit.cli import codes
from toolkit.messages.catalogue import as_record, catalogue, describe, has_errors, say, severity, where
from toolkit.model.problem import Problem, in_order

_STYLE = {"error": "bold red", "warning": "yellow", "remark": "cyan"}


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
    """Data for a program, on stdout: UTF-8, readable, one newline at the end."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def show_problems(problems: Sequence[Problem]) -> None:
    """All problems by file, each with what is wrong and what to do, and a line that counts them.

    Args:
        problems: in any order.
    """
    screen = console()
    file = None
    for problem in in_order(list(problems)):
        if problem.file != file:
            file = problem.file
            screen.print(f"\n[bold]{escape(file)}[/bold]", soft_wrap=True)
        message, hint = describe(problem)
        label = say(f"severity.{severity(problem)}")
        at = where(problem)[len(problem.file) :].removeprefix(", ")
        screen.print(
            f"  [{_STYLE[severity(problem)]}]{label}[/]{' ' + escape(at) if at else ''}: {escape(message)}",
            soft_wrap=True,
        )
        screen.print(f"    [dim]{escape(hint)}[/dim]", soft_wrap=True)
    if problems:
        screen.print()
    tell(count_line(problems))


def count_line(problems: Iterable[Problem]) -> str:
    """How many problems of which kind, in one sentence."""
    kinds = [severity(p) for p in problems]
    if not kinds:
        return say("problems.none")
    return say(
        "problems.count",
        errors=kinds.count("error"),
        warnings=kinds.count("warning"),
        remarks=kinds.count("remark"),
    )


def problems_as_json(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """Problems as plain values, in a fixed order."""
    return [as_record(p) for p in in_order(list(problems))]


def stop_on_errors(problems: Sequence[Problem]) -> None:
    """Show the errors and stop with exit code 1, when there are any.

    Args:
        problems: of the data that was read.

    Raises:
        SystemExit: 1 when at least one is an error.
    """
    if has_errors(list(problems)):
        errors = [p for p in problems if catalogue()[p.code].severity == "error"]
        show_problems(errors)
        raise SystemExit(codes.DATA)


def fail(problem: Problem) -> NoReturn:
    """Show one problem and stop with exit code 1.

    Args:
        problem: what is wrong.

    Raises:
        SystemExit: always, 1.
    """
    show_problems([problem])
    raise SystemExit(codes.DATA)


def show_table(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on stdout.

    Args:
        title: above the table.
        header: column heads.
        rows: cells as text.
    """
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for name in header:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    console(error=False).print(table)


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on stderr; silent where stderr is no terminal.

    Args:
        what: is done, in a word or two.
        total: number of steps.

    Yields:
        A function that counts one step.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    screen = console()
    with Progress(*columns, console=screen, disable=not screen.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
