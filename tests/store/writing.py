# SPDX-License-Identifier: EUPL-1.2
"""Writing into a folder that a test has to itself: alone for the time of one call."""

from collections.abc import Callable
from dataclasses import replace
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
from toolkit.store.merging.plan_merge import Merged, merge_plan
from toolkit.store.one_writer import Alone, alone
from toolkit.store.plan_imports import Words, import_said
from toolkit.work.receive.kinds.actions import ACTIONS
from toolkit.work.receive.kinds.cases import CASES
from toolkit.work.receive.kinds.kind import Kind
from toolkit.work.receive.kinds.party import PARTY


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


def _import(
    folder: Path,
    kind: Kind[Any, Any],
    *what: Any,  # noqa: ANN401 - as the real one takes it
    lay: Callable[[bool], Merged[Any]],
    words: Words = PLAIN,
) -> Imported:
    with alone(folder) as held:
        assert isinstance(held, Alone)
        return import_said(held, *what, storing=replace(kind.storing, words=words), lay=lay)


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
        ACTIONS,
        file,
        old,
        said,
        policy,
        lay=lambda wins: merge_plan(old, said, newest=wins, **more),
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
        PARTY,
        file,
        old,
        said,
        policy,
        lay=lambda wins: merge_party(old, said, newest=wins, later=later),
    )


def import_cases(
    folder: Path, file: str, old: CaseReview | None, said: CasesSaid, policy: Policy
) -> Imported:
    """Bring one workbook with patterns from cases into a folder."""
    return _import(
        folder, CASES, file, old, said, policy, lay=lambda wins: merge_cases(old, said, newest=wins)
    )
