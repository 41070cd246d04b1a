# SPDX-License-Identifier: EUPL-1.2
"""Functions in a formation and owners of actions: what is on no list may be a name, and is told."""

from collections.abc import Iterator

from toolkit.checking.people.privacy import Places
from toolkit.model.given.answers import Answers
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.plan import Plan
from toolkit.model.given.said import CasesSaid, PartySaid, PlanSaid
from toolkit.model.problem import Problem
from toolkit.model.roles import RoleWords
from toolkit.reading.tree import Path
from toolkit.reading.validated import Loaded

UNKNOWN = "function-unknown"


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


def unknown_owners(file: str, said: PlanSaid, words: RoleWords) -> Iterator[Problem]:
    """Owners of actions in a workbook that came back, each at its cell; arguments as above."""
    for action in said.rows:
        owner = action.cells.get("owner")
        if owner is not None and isinstance(owner.value, str) and _may_be_a_name(owner.value, words):
            yield Problem.of(UNKNOWN, file, owner.place)


def unknown_bodies(file: str, said: PartySaid, words: RoleWords) -> Iterator[Problem]:
    """Who decided, in a workbook of a party above the teams, each at its cell; arguments as above."""
    for item in said.rows:
        by = item.cells.get("by")
        if by is not None and isinstance(by.value, str) and _may_be_a_name(by.value, words):
            yield Problem.of(UNKNOWN, file, by.place)


def unknown_doers(file: str, said: CasesSaid, words: RoleWords) -> Iterator[Problem]:
    """Who does what was agreed about a pattern in cases, each at its cell; arguments as above."""
    for pattern in said.rows:
        owner = pattern.cells.get("owner")
        if owner is not None and isinstance(owner.value, str) and _may_be_a_name(owner.value, words):
            yield Problem.of(UNKNOWN, file, owner.place)


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
