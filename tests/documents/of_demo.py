# SPDX-License-Identifier: EUPL-1.2
"""What the documents of the finished demo are made from, worked out once per process: nobody changes it."""

from collections.abc import Hashable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.strategies import once_in_run
from tests.work.small import opened
from toolkit.documents.blocks import DocumentView
from toolkit.documents.editions import Edition
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from toolkit.model.region import Visibility
from toolkit.work.make.gather import Gather
from toolkit.work.workspace.open import Work


@cache
def work_of(demo: Path) -> Work:
    """The workspace of the demo."""
    return opened(demo)


@cache
def gathered(
    demo: Path,
    edition: Edition = "team",
    sight: Visibility = "named",
    day: date | None = None,
    *,
    ago: int = 0,
    concept: bool = False,
) -> Gather:
    """What plans are made from.

    Args:
        demo: the folder of the demo.
        edition: for whom.
        sight: how names are seen.
        day: of the plans; None for that after the round.
        ago: so many rounds before the last.
        concept: drafts too.
    """
    work = work_of(demo)
    scored = work.score(work.region.rounds[-1 - ago])
    return Gather(work, scored, edition, sight, day=day, concept=concept, known=_known(demo, day, ago))


@cache
def _known(_demo: Path, _day: date | None, _ago: int) -> dict[Hashable, Any]:
    """What was worked out of a round and a day, which is the same whoever reads of it."""
    return {}


@cache
def plans_of(
    demo: Path, edition: Edition, sight: Visibility, day: date, *, ago: int = 0
) -> tuple[PlanInputs, ...]:
    """What the plans of all teams with a result are made from, drafts too; by the same arguments."""
    gather = gathered(demo, edition, sight, day, ago=ago, concept=True)
    units = [u for u in gather.scored.units if u.standards and u.unit.kind == "team"]
    found = tuple(inputs for u in units if isinstance(inputs := gather.inputs(u), PlanInputs))
    assert len(found) == len(units) >= 9
    return found


_DOCUMENTS: dict[int, tuple[PlanInputs, DocumentView]] = {}


def document_of(inputs: PlanInputs) -> DocumentView:
    """The plan of a team, put together for the first test that looks at it."""
    if id(inputs) not in _DOCUMENTS:  # kept with what it is made from, so that no other takes its place
        _DOCUMENTS[id(inputs)] = inputs, plan_document(inputs)
    return _DOCUMENTS[id(inputs)][1]


@cache
def views_of(demo: Path, edition: Edition, day: date) -> dict[str, DocumentView]:
    """The plans and lists of all units with a result, by name, drafts too, by id of the unit."""

    def make() -> dict[str, DocumentView]:
        gather = gathered(demo, edition, day=day, concept=True)
        found: dict[str, DocumentView] = {}
        for unit in (u for u in gather.scored.units if u.standards):
            inputs = gather.inputs(unit)
            assert isinstance(inputs, PlanInputs)
            view = plan_document(inputs) if unit.unit.kind == "team" else action_list(inputs)
            found[unit.unit.id] = view
        return found

    return once_in_run(f"documents-{edition}-{day}", make)
