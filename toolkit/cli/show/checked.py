# SPDX-License-Identifier: EUPL-1.2
"""What checking found, in the terminal: summed up per kind, then the errors, then the rest."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.markup import escape

from toolkit.cli import codes
from toolkit.cli.output import (
    console,
    count_line,
    emit_json,
    fail,
    list_problems,
    problems_as_json,
    show_problems,
    tell,
)
from toolkit.cli.work import reading
from toolkit.model.problem import Problem
from toolkit.words.catalogue import catalogue, has_errors, say, severity
from toolkit.work.check import check

_SEVERITIES = ("error", "warning", "remark")
_LISTED = 40  # problems that are listed without summing up
_OF_A_KIND = 10  # of each kind, in a long list


def show_checked(folder: Path | None, *, as_json: bool) -> None:
    """Check content, and a workspace where there is one.

    Args:
        folder: the workspace; None looks here and above, and checks the content alone without one.
        as_json: write the problems as JSON to stdout.

    Raises:
        SystemExit: 1 when there is an error.
    """
    with reading() as told:
        checked = check(folder, Path.cwd(), told)
    if isinstance(checked, Problem):
        fail(checked)
    if as_json:
        problems = problems_as_json(checked.problems)
        emit_json({"schema": "problems/1", "files": checked.files, "problems": problems})
    else:
        if checked.content_alone:
            tell(say("cli.controleren.content"))
        tell(say("cli.controleren.checked", n=checked.files))
        _show(checked.problems)
    if has_errors(checked.problems):
        raise SystemExit(codes.DATA)


def _show(problems: Sequence[Problem]) -> None:
    if len(problems) <= _LISTED:
        show_problems(problems)
        return
    screen = console()
    kinds = Counter(problem.code for problem in problems)
    for level in _SEVERITIES:
        for code, n in kinds.most_common():
            entry = catalogue()[code]
            if entry.severity == level:
                line = say("cli.controleren.kind", kind=say(f"severity.{level}"), n=n, title=entry.title)
                screen.print(f"  {escape(line)}", soft_wrap=True)
    for level in _SEVERITIES:
        list_problems(_few([problem for problem in problems if severity(problem) == level]))
    screen.print()
    if any(n > _OF_A_KIND for n in kinds.values()):
        tell(say("cli.controleren.few", n=_OF_A_KIND))
    tell(count_line(problems))


def _few(problems: Sequence[Problem]) -> list[Problem]:
    """The first of each kind."""
    seen = Counter[str]()
    kept = []
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] <= _OF_A_KIND:
            kept.append(problem)
    return kept
