# SPDX-License-Identifier: EUPL-1.2
"""What checking found, in the terminal: errors first; what is folded is counted, and can be shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from toolkit.cli import codes
from toolkit.cli.output import (
    count_line,
    emit_json,
    fail,
    list_problems,
    problems_as_json,
    tell,
    tell_invented,
)
from toolkit.cli.workspace import reading
from toolkit.model.problem import Problem
from toolkit.words.catalogue import catalogue, has_errors, say, severity
from toolkit.work.check import check, closed_round

_SEVERITIES = ("error", "warning", "remark")
_LISTED = 40  # problems that are listed without summing up
_OF_A_KIND = 10  # of each kind, in a long list


def show_checked(folder: Path | None, *, as_json: bool, everything: bool = False) -> None:
    """Check content, and a workspace where there is one.

    Args:
        folder: the workspace; None looks here and above, and checks the content alone without one.
        as_json: write the problems as JSON to stdout.
        everything: fold nothing.

    Raises:
        SystemExit: 1 when there is an error.
    """
    with reading() as told:
        checked = check(folder, Path.cwd(), told)
    if isinstance(checked, Problem):
        fail(checked)
    if as_json:
        problems = problems_as_json(checked.problems)
        about = {"schema": "problems/1", "example": checked.example}
        emit_json({**about, "files": checked.files, "problems": problems})
    else:
        tell_invented(example=checked.example, error=True)
        if checked.content_alone:
            tell(say("cli.controleren.content"))
        tell(say("cli.controleren.checked", n=checked.files))
        _show(checked.problems, frozenset() if everything else checked.closed, everything=everything)
    if has_errors(checked.problems):
        raise SystemExit(codes.DATA)


def _show(problems: Sequence[Problem], closed: frozenset[str], *, everything: bool) -> None:
    """Errors of every round, then what asks for attention, then what is good to know."""
    past = [closed_round(p, closed) if severity(p) != "error" else None for p in problems]
    shown = [problem for problem, round_ in zip(problems, past, strict=True) if round_ is None]
    is_long = len(shown) > _LISTED and not everything
    if is_long:
        _sum_up(shown)
    folded = Counter[str]()
    for level in _SEVERITIES:
        of_level = [problem for problem in shown if severity(problem) == level]
        kept = _few(of_level) if is_long else of_level
        list_problems(kept, fold=not everything)
        folded += Counter(p.code for p in of_level) - Counter(p.code for p in kept)
        _lines(
            say("cli.controleren.more", kind=say(f"severity.{level}"), n=n, title=catalogue()[code].title)
            for code, n in folded.items()
            if catalogue()[code].severity == level
        )
    _lines(
        say("cli.controleren.closed", round=round_, n=n)
        for round_, n in sorted(Counter(round_ for round_ in past if round_ is not None).items())
    )
    tell(("\n" if problems else "") + count_line(problems))
    if folded or len(shown) < len(problems):
        tell(say("cli.controleren.few"))


def _sum_up(problems: Sequence[Problem]) -> None:
    """A line per kind with its number, errors first."""
    kinds = Counter(problem.code for problem in problems).most_common()
    for level in _SEVERITIES:
        of_level = [(catalogue()[code], n) for code, n in kinds if catalogue()[code].severity == level]
        kind = say(f"severity.{level}")
        _lines(say("cli.controleren.kind", kind=kind, n=n, title=entry.title) for entry, n in of_level)


def _lines(texts: Iterable[str]) -> None:
    for text in texts:
        tell(f"  {text}")


def _few(problems: Sequence[Problem]) -> list[Problem]:
    """The first of each kind."""
    seen = Counter[str]()
    kept = []
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] <= _OF_A_KIND:
            kept.append(problem)
    return kept
