# SPDX-License-Identifier: EUPL-1.2
"""Functions in a formation and owners of actions: what is on no list may be a name, and is told."""

from collections.abc import Iterator

from toolkit.checking.people.privacy import Places
from toolkit.model.given.answers import Answers
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.plan import Plan
from toolkit.model.given.said import Said
from toolkit.model.problem import Problem
from toolkit.model.roles import RoleWords
from toolkit.reading.tree import Path
from toolkit.reading.validated import Loaded

UNKNOWN = "function-unknown"
_WHO = ("owner", "by")  # fields of rows with decisions


def unknown_functions(file: str, answers: Answers, words: RoleWords, places: Places) -> Iterator[Problem]:
    """Functions of a form that came back, each at its cell.

    Args:
        file: name for the problems.
        answers: as read.
        words: functions and organisations that are known.
        places: sheet and cell of each text.

    Yields:
        A problem per function that may be a name; it does not repeat the text.
    """
    for n, row in enumerate(answers.formation):
        if _may_be_a_name(row.role, words):
            yield Problem.of(UNKNOWN, file, places.get((f"formation.{n}", "role")))


def unknown_doers(file: str, said: Said, words: RoleWords) -> Iterator[Problem]:
    """Who takes something up or decided it, in a workbook, each at its cell; arguments as above."""
    for cell in (cell for row in said.rows for field, cell in row.cells.items() if field in _WHO):
        if isinstance(cell.value, str) and _may_be_a_name(cell.value, words):
            yield Problem.of(UNKNOWN, file, cell.place)


def check_roles(
    file: Loaded[Answers] | Loaded[Plan] | Loaded[PartyDecisions] | Loaded[CaseReview], words: RoleWords
) -> list[Problem]:
    """Functions and owners that are stored already, perhaps written by hand.

    Args:
        file: answers, decisions of a plan or above the teams, or patterns from cases.
        words: functions and organisations that are known.

    Returns:
        A problem per function or body that may be a name, at its line.
    """
    model, found = file.model, list[tuple[Path, str | None]]()
    if isinstance(model, Answers):
        found = [(("formation", n, "role"), row.role) for n, row in enumerate(model.formation)]
    elif isinstance(model, Plan):
        found = [(("actions", action, "owner"), said.owner) for action, said in model.actions.items()]
    elif isinstance(model, PartyDecisions):
        found = [(("items", item, "by"), said.by) for item, said in model.items.items()]
    elif isinstance(model, CaseReview):
        found = [(("patterns", name, "owner"), said.owner) for name, said in model.patterns.items()]
    return [file.problem(UNKNOWN, path) for path, text in found if text and _may_be_a_name(text, words)]


def _may_be_a_name(text: str, words: RoleWords) -> bool:
    """True for what is on no list; without any list nobody can tell."""
    return bool(words.offered) and not words.knows(text)
