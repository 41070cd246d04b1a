# SPDX-License-Identifier: EUPL-1.2
"""A team that is new, or merged from others, in a region that decided about joint actions before it began."""

from pathlib import Path

import pytest

from tests.work.small import opened
from toolkit.model.quarter import PlanQuarter
from toolkit.model.region import REGION_PARTY
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.unit_plan import UnitPlan
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.progress import region_progress

TEAM, JOINT = "op-nul", "M-BB-01"
ENDS = PlanQuarter(2025, 3)
DECIDED = f"""\
schema: decisions/1
decides: {REGION_PARTY}
based_on: {{round: 2025-q1, norm: testnorm@0.9.0, measures: 1.0.0}}
items:
  {JOINT}: {{answer: accepted, by: Stuurgroep, on: 2025-05-12, quarter: {ENDS.id}, status: {{status}}}}
"""


def followed(space: Path, began: str | None, status: str = "todo") -> tuple[PlannedAction, bool]:
    """The joint action in the plan of the team, and whether the region counts it as late."""
    (space / "plans" / f"{REGION_PARTY}.yaml").write_text(DECIDED.replace("{status}", status), "utf-8")
    region = space / "region.yaml"
    text = region.read_text(encoding="utf-8")
    assert f"id: {TEAM}, " in text
    since = "" if began is None else f"from: {began}, "
    region.write_text(text.replace(f"id: {TEAM}, ", f"id: {TEAM}, {since}"), "utf-8")
    work = opened(space)
    gather = Gather(work, work.score(work.region.last_round()))
    result = gather.scored.unit(TEAM)
    assert result is not None
    plan = gather.plan_of(result)
    assert isinstance(plan, UnitPlan)
    (action,) = (a for a in plan.actions if a.id == JOINT)
    late = region_progress(gather, plan.terms.day)[0].late
    return action, any((a.unit.id, a.action.id) == (TEAM, JOINT) for a in late)


@pytest.mark.parametrize(
    ("began", "late"), [(None, True), ("2025-09-30", True), ("2025-10-01", False), ("2026-01-01", False)]
)
def test_late_is_only_what_was_promised_while_it_was_there(
    space: Path, began: str | None, *, late: bool
) -> None:
    """The region's yes counts for it; a quarter that had ended before its first day was never its own."""
    action, counted = followed(space, began)
    assert (action.standing, action.promised) == ("accepted", ENDS if late else None)
    assert counted is late


def test_what_others_did_before_it_began_it_has_still_to_do(space: Path) -> None:
    """A training that was given before a team was there, nobody in it followed as that team."""
    action, _ = followed(space, "2026-01-01", "done")
    assert action.status == "todo"


def test_what_the_region_did_while_it_was_there_is_done(space: Path) -> None:
    """As of every other team."""
    action, _ = followed(space, None, "done")
    assert action.status == "done"
