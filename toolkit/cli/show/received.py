# SPDX-License-Identifier: EUPL-1.2
"""Taking in forms in the terminal: what became of each, and asking where people must choose."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from toolkit.cli import codes
from toolkit.cli.output import emit_json, problems_as_json, show_problems, show_table, tell
from toolkit.cli.steps import written
from toolkit.cli.work import looked_at, opened
from toolkit.model.problem import Problem
from toolkit.reading.workspace import NO_ANSWERS
from toolkit.store.imports import Policy
from toolkit.words.catalogue import has_errors, say
from toolkit.work.open import Work
from toolkit.work.receive.changed import readable
from toolkit.work.receive.files import Received, forms_in, receive


def take_in(paths: Iterable[Path], folder: Path | None, on: date, policy: Policy, *, as_json: bool) -> None:
    """Read forms into the workspace and say what became of each.

    Args:
        paths: files, or folders to look through.
        folder: the workspace.
        on: the day of the import.
        policy: when other answers are there already; ask asks where somebody can answer.
        as_json: write what became of each file to stdout as JSON.

    Raises:
        SystemExit: 1 when something is wrong with a file, or somebody stopped.
    """
    work = opened(looked_at(folder), NO_ANSWERS)  # what a unit said before is read when its form comes
    files = forms_in(paths)
    received, stopped = written(say("cli.inlezen.progress"), len(files), receive(work, files, on, policy))
    if policy == "ask" and not stopped and not as_json and sys.stdin.isatty():
        received = _ask(work, received, on)
    problems = [p for r in received for p in r.problems]
    if as_json:
        emit_json({"schema": "imports/1", "files": [_record(r) for r in received]})
    else:
        _show(received, problems)
    if stopped:
        tell(say("cli.inlezen.stopped", n=len(files) - len(received)))
    if stopped or has_errors(problems):
        raise SystemExit(codes.DATA)


def _ask(work: Work, received: list[Received], on: date) -> list[Received]:
    """Ask per file with other answers whether it may replace them."""
    answered = []
    for one in received:
        if one.outcome != "refused" or not one.differences:
            answered.append(one)
            continue
        _show_differences(one)
        policy: Policy = "newest" if click.confirm(say("cli.inlezen.confirm"), err=True) else "keep"
        answered += receive(work, [one.path], on, policy)
    return answered


def _show(received: list[Received], problems: list[Problem]) -> None:
    if not received:
        tell(say("cli.inlezen.nothing"))
        return
    header = [say(f"cli.inlezen.{key}") for key in ("file", "unit", "outcome", "count", "remarks")]
    rows = [
        [r.path.name, r.unit or "", _outcome(r), str(r.answers or ""), str(len(r.problems) or "")]
        for r in received
    ]
    show_table(say("cli.inlezen.title"), header, rows)
    for one in received:
        if one.differences and one.outcome == "refused":
            _show_differences(one)
    show_problems(problems)


def _show_differences(one: Received) -> None:
    header = [say(f"cli.inlezen.{key}") for key in ("criterion", "old", "new")]
    show_table(say("cli.inlezen.differences", file=one.path.name), header, readable(one.differences))


def _outcome(one: Received) -> str:
    if one.outcome == "read" and one.problems:
        return say("cli.inlezen.read_remarks")
    return say(f"cli.inlezen.{one.outcome}")


def _record(one: Received) -> dict[str, object]:
    changes = [{"what": what, "old": old, "new": new} for what, old, new in readable(one.differences)]
    return {
        "file": one.path.name,
        "unit": one.unit,
        "round": one.round,
        "outcome": one.outcome,
        "answers": one.answers,
        "changes": changes,
        "problems": problems_as_json(one.problems),
    }
