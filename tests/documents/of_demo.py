# SPDX-License-Identifier: EUPL-1.2
"""What the documents of the finished demo are made from, worked out once per process: nobody changes it."""

from collections.abc import Hashable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.work.small import opened
from toolkit.documents.editions import Edition
from toolkit.documents.plan.inputs import PlanInputs
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
