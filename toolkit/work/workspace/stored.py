# SPDX-License-Identifier: EUPL-1.2
"""Answers and decisions that stand on disk already, before something is written in their place."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from toolkit.model.base import Model
from toolkit.model.given.answers import Answers
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.earlier import EarlierScan
from toolkit.model.given.plan import Plan
from toolkit.model.problem import Problem
from toolkit.reading.validated import load
from toolkit.store.answers_file import path_of
from toolkit.store.disk import unreadable
from toolkit.store.plan_file import cases_path, earlier_path, party_path, plan_path
from toolkit.words.catalogue import has_errors

M = TypeVar("M", bound=Model)


def read_stored(folder: Path, wanted: Answers) -> tuple[Answers | None, Problem | None]:
    """What a respondent said before; a file with errors is never overwritten.

    Args:
        folder: the workspace.
        wanted: unit, round and respondent decide the place.

    Returns:
        The answers (None when there are none yet), or why they cannot be used.
    """
    name = path_of(wanted)
    # also when it says of itself that it belongs elsewhere: it would be written back to that place
    return _read(folder, name, Answers, lambda stored: path_of(stored) == name)


def read_stored_plan(folder: Path, unit: str) -> tuple[Plan | None, Problem | None]:
    """What was decided before; a file with errors is never overwritten.

    Args:
        folder: the workspace.
        unit: id of the team.

    Returns:
        The decisions (None when there are none yet), or why they cannot be used.
    """
    return _read(folder, plan_path(unit), Plan, lambda stored: stored.unit == unit)


def read_stored_party(folder: Path, party: str) -> tuple[PartyDecisions | None, Problem | None]:
    """The same of a party above the teams."""
    return _read(folder, party_path(party), PartyDecisions, lambda stored: stored.party == party)


def read_stored_cases(folder: Path, unit: str, quarter: str) -> tuple[CaseReview | None, Problem | None]:
    """The same of what a unit learned from cases in a quarter."""
    wanted = unit, quarter
    path = cases_path(unit, quarter)
    return _read(folder, path, CaseReview, lambda stored: (stored.unit, stored.quarter) == wanted)


def read_stored_earlier(folder: Path, unit: str) -> tuple[EarlierScan | None, Problem | None]:
    """The same of what a unit scored in an earlier scan."""
    return _read(folder, earlier_path(unit), EarlierScan, lambda stored: stored.unit == unit)


def _read(
    folder: Path, name: str, kind: type[M], fits: Callable[[M], bool]
) -> tuple[M | None, Problem | None]:
    """A file that can be used, and that is about what its place says."""
    place = folder / name
    try:
        stored = load(name, place.read_bytes(), kind)
    except FileNotFoundError:
        return None, None
    except OSError as error:
        return None, unreadable(name, place.name, error)
    if stored.model is None or has_errors(stored.problems) or not fits(stored.model):
        return None, Problem.of("stored-unreadable", name)
    return stored.model, None
