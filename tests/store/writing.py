# SPDX-License-Identifier: EUPL-1.2
"""Writing into a folder that a test has to itself: alone for the time of one call."""

from pathlib import Path
from typing import Any

from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.plan import Plan
from toolkit.model.given.said import CasesSaid, PartySaid, PlanSaid
from toolkit.store import imports
from toolkit.store.imports import Imported, Policy
from toolkit.store.merging.cases_merge import merge_cases
from toolkit.store.merging.party_merge import merge_party
from toolkit.store.merging.plan_merge import merge_plan
from toolkit.store.one_writer import Alone, alone
from toolkit.store.plan_file import (
    cases_path,
    cases_to_yaml,
    party_path,
    party_to_yaml,
    plan_path,
    plan_to_yaml,
)
from toolkit.store.plan_imports import Words, import_said


def _plain(_what: str, value: object) -> str:
    if value is None or value == ():
        return "-"
    return " ".join(map(str, value)) if isinstance(value, tuple) else " ".join(str(value).split())


PLAIN = Words(lambda what: what.replace(".", ", "), _plain)
"""Names and values as they stand in the file."""


def import_answers(folder: Path, *what: Any, **more: Any) -> Imported:  # noqa: ANN401 - as the real one takes it
    """Bring one form into a folder."""
    with alone(folder) as held:
        assert isinstance(held, Alone)
        return imports.import_answers(held, *what, **more)


def _import(folder: Path, *what: Any, **more: Any) -> Imported:  # noqa: ANN401 - idem
    with alone(folder) as held:
        assert isinstance(held, Alone)
        return import_said(held, *what, **{"words": PLAIN, **more})


def import_plan(
    folder: Path,
    file: str,
    old: Plan | None,
    said: PlanSaid,
    policy: Policy,
    *,
    words: Words = PLAIN,
    **more: Any,  # noqa: ANN401 - idem
) -> Imported:
    """Bring one action workbook into a folder."""
    return _import(
        folder,
        file,
        old,
        said,
        policy,
        whose=said.unit,
        lay=lambda wins: merge_plan(old, said, newest=wins, **more),
        write=lambda plan: (plan_path(plan.unit), plan_to_yaml(plan)),
        words=words,
    )


def import_party(
    folder: Path,
    file: str,
    old: PartyDecisions | None,
    said: PartySaid,
    policy: Policy,
    *,
    later: bool = True,
) -> Imported:
    """Bring one workbook with decisions above the teams into a folder."""
    return _import(
        folder,
        file,
        old,
        said,
        policy,
        whose=said.title,
        lay=lambda wins: merge_party(old, said, newest=wins, later=later),
        write=lambda stored: (party_path(stored.party), party_to_yaml(stored)),
    )


def import_cases(
    folder: Path, file: str, old: CaseReview | None, said: CasesSaid, policy: Policy
) -> Imported:
    """Bring one workbook with patterns from cases into a folder."""
    return _import(
        folder,
        file,
        old,
        said,
        policy,
        whose=said.unit,
        lay=lambda wins: merge_cases(old, said, newest=wins),
        write=lambda stored: (cases_path(stored.unit, stored.quarter), cases_to_yaml(stored)),
    )
