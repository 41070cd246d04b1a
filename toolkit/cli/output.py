# SPDX-License-Identifier: EUPL-1.2
"""What a person sees: problems, tables, progress. Human text goes to stderr, data to stdout."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NoReturn

import click
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from toolkit.cli import codes
from toolkit.model.problem import Problem, in_order
from toolkit.store.disk import File
from toolkit.words.catalogue import Severity, as_record, catalogue, describe, has_errors, say, severity, where
from toolkit.work.make.write.files import write_files

_STYLE: Mapping[Severity, str] = {"error": "bold red", "warning": "yellow", "remark": "cyan"}
_WIDEST = 100  # letters on a line that is read
_NARROWEST = 20  # letters beside an indent, however small the window
_WORD = re.compile("([^ ]+) *")  # what a space that holds together is part of
_COMMAND = "zelfscan "  # what begins so is copied, and a break would come along
_REMARKS_SHOWN = 3  # per kind and file; errors and warnings are always shown in full
_UNFOLDING = ("--alles", "--json")  # what shows all of them, the shortest way to read first


def console(*, error: bool = True) -> Console:
    """A console on stderr (for people) or stdout (for data), made when needed so that tests can capture.

    Args:
        error: True for stderr.

    Returns:
        The console; without colour where the terminal or NO_COLOR says so.
    """
    return Console(stderr=error, highlight=False, emoji=False)


_AS_TYPED = {"[": "\ue0f0", "\\": "\ue0f1"}  # what rich reads as its own, while it looks for its marks


def escape(text: str) -> str:
    """A text that people typed, in a line with marks of rich: `show` gives it back to the last backslash."""
    for typed, kept in _AS_TYPED.items():
        text = text.replace(typed, kept)
    return text


def show(said: str | Text, *, error: bool = False, hang: int = 0) -> None:
    """Lines that a person reads: in a terminal, which would break words, broken between them; else whole.

    Args:
        said: the lines, a string with marks of rich; how far a line is indented, what follows of it is too.
        error: True for stderr.
        hang: how much further that is.
    """
    screen = console(error=error)
    text = said if isinstance(said, Text) else Text.from_markup(said, emoji=False)
    for typed, kept in _AS_TYPED.items():
        text.plain = text.plain.replace(kept, typed)  # as long as it was: the marks stay where they are
    if screen.is_terminal:
        lines = text.split("\n", allow_blank=True)
        text = Text("\n").join(part for line in lines for part in _broken(line, screen, hang))
    elif "\t" not in text.plain:  # no colour, nothing to break: many lines cost no more than their letters
        click.echo(text.plain, err=error)
        return
    screen.print(text, soft_wrap=True)


def _broken(line: Text, screen: Console, hang: int) -> Iterator[Text]:
    """A line in parts that fit, but for a word that is longer: a path is to be copied as well."""
    indent = len(line.plain) - len(line.plain.lstrip(" "))
    if line.plain.startswith(_COMMAND, indent):
        yield line
        return
    room = max(min(screen.width, _WIDEST) - indent - hang, _NARROWEST)
    for n, part in enumerate(line[indent:].divide(_breaks(line.plain[indent:], room, hang))):
        part.rstrip()
        yield Text(" " * (indent + (hang if n else 0))) + part


def _breaks(text: str, room: int, hang: int) -> Iterator[int]:
    """Where a word begins that does not fit behind what stands before it; the first line has more room."""
    used = -hang
    for word in _WORD.finditer(text):
        if word.start() and used + cell_len(word[1]) > room:
            yield word.start()
            used = 0
        used += cell_len(word[0])


def tell(text: str) -> None:
    """Sentences for the person, on stderr."""
    show(Text(text), error=True)


def tell_invented(*, example: bool, error: bool = False) -> None:
    """Say that data are invented, before anything is told of them and where that is told.

    Args:
        example: True where the region is invented; nothing is said of another.
        error: True where what follows goes to stderr.
    """
    if example:
        show(Text(say("word.example_notice")), error=error)


def emit_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Data for a program, on stdout: UTF-8, on one line."""
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def show_problems(problems: Sequence[Problem]) -> None:
    """All problems by file, each with what is wrong and what to do, and a line that counts them.

    Args:
        problems: in any order.
    """
    list_problems(problems)
    tell(("\n" if problems else "") + count_line(problems))


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
                lines.append(f"  [dim]{escape(' '.join((more, *_all_with())))}[/dim]")
    if lines:
        show("\n".join(lines), error=True)


def _all_with() -> Iterator[str]:
    """How to see what was folded, by an option that the command has; nothing where it has none."""
    context = click.get_current_context(silent=True)
    known = set() if context is None else {option for one in context.command.params for option in one.opts}
    found = next((option for option in _UNFOLDING if option in known), None)
    if found is not None:
        yield say("problems.all_with", option=found)


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
    counts = {kind: kinds.count(kind) for kind in _STYLE}
    parts = [] if counts["error"] else [say("problems.no_errors")]
    parts += [say(f"problems.of.{kind}", n=n) for kind, n in counts.items() if n]
    return say("problems.count", n=len(kinds), parts=", ".join(parts))


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


def conclude(problems: tuple[Problem, ...] | list[Problem], *told: str, stopped: bool = False) -> None:
    """Show what a command found, when there is any, and say what it made.

    Args:
        problems: all of it.
        told: what was made, on a line each.
        stopped: True when somebody stopped it before it was ready.

    Raises:
        SystemExit: 1 when a problem is an error, or it was stopped.
    """
    if problems:
        show_problems(problems)
    for text in told:
        tell(text)
    if stopped or has_errors(problems):
        raise SystemExit(codes.DATA)


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
