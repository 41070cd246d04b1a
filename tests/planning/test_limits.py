# SPDX-License-Identifier: EUPL-1.2
"""When a missed lower limit is reached by the planning."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.made import ids, measure, measures, plan_of
from tests.scoring.small import FIRST, SECOND, answers, norm, region
from toolkit.model.content.measures import Measure
from toolkit.model.questionnaire import questionnaire
from toolkit.planning.unit_plan import UnitPlan, unit_plan
from toolkit.planning.weighed.limits import LimitWay, limit_ways
from toolkit.scoring.region import score_round

M1, M2, M3 = ids(1, 2, 3)
STEPS = (measure(1, [("AA-01", 0, 2)], 8, lead_quarters=2), measure(2, [("AA-01", 2, 4)], 6, after=(M1,)))
LIMIT = 2
NORM = norm(criteria={"AA-01": {"level": 4, "lower_limit": LIMIT, "reason": "Hoog."}})


def made(
    level: int, steps: Sequence[Measure] = STEPS, **decisions: dict[str, Any]
) -> tuple[UnitPlan, tuple[LimitWay, ...]]:
    """The plan of a team with one answer, and its ways to lower limits."""
    here = region()
    round_ = here.rounds[1]
    asked = questionnaire(here, round_, NORM, (FIRST, SECOND))
    files = {"oost": [answers("oost", {"AA-01": level})]}
    unit = score_round(here, round_, asked, files).unit("oost")
    assert unit is not None
    plan = plan_of("oost", decisions)
    found = unit_plan(unit, asked, measures(*steps), files["oost"], plan)
    return found, limit_ways(found.proposal, found.planned)


def test_a_limit_has_the_date_of_the_first_part_of_the_way() -> None:
    """Level 2 is there after the first step, two quarters; level 4 only after the second."""
    plan, (way,) = made(0)
    assert way.criterion == "AA-01"
    assert (way.actions, way.left_out, way.end) == ((M1,), (), plan.proposal.horizon[1])
    last = plan.planned.of(M2)
    assert last is not None
    assert last.end == plan.proposal.horizon[2]


def test_a_limit_that_is_met_has_no_way() -> None:
    """At or above it nothing is said, though the norm asks more."""
    assert made(2)[1] == ()
    assert made(1)[1] != ()


def test_without_a_step_or_with_one_left_out_there_is_no_date() -> None:
    """Nobody can name a day for what nobody does."""
    assert made(0, ())[1][0].end is None
    refused = {"decision": "refused", "reason": "Nee.", "decided": {"on": "2026-05-01", "gaps": {"AA-01": 4}}}
    (way,) = made(0, M_AA_01=refused)[1]
    assert (way.actions, way.left_out, way.end) == ((), (M1,), None)


def test_steps_that_are_done_give_no_date_either() -> None:
    """They were done, and the answer says that the limit is not reached."""
    (way,) = made(0, M_AA_01={"decision": "accepted", "status": "done"})[1]
    assert (way.actions, way.left_out, way.end) == ((), (), None)


@given(st.integers(0, 3), st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), max_size=6))
def test_the_actions_for_a_limit_are_in_the_plan_and_lead_to_it(
    level: int, lifts: list[tuple[int, int]]
) -> None:
    """Whatever the measures are: the last of the actions is the first that brings the level to the limit."""
    steps = [
        measure(n, [("AA-01", start, start + up)]) for n, (start, up) in enumerate(lifts) if start + up <= 4
    ]
    plan, ways = made(level, steps)
    assert bool(ways) == (level < LIMIT)
    route = plan.proposal.routes.get("AA-01")
    for way in ways:
        if route is None:
            assert (way.actions, way.end) == ((), None)
            continue
        reached = {leg.measure: leg.to for leg in route.legs}
        assert reached[way.actions[-1]] >= LIMIT
        assert all(reached[a] < LIMIT for a in way.actions[:-1])
        ends = [p.end for p in plan.planned.placements if p.task.id in way.actions]
        assert way.end == (None if None in ends else max(e for e in ends if e is not None))


def test_one_step_that_is_left_out_is_enough_for_no_date() -> None:
    """The first half of the way has its quarter; without the second half the limit is never reached."""
    halves = (measure(1, [("AA-01", 0, 1)], 8), measure(2, [("AA-01", 1, 4)], 8, after=(M1,)))
    refused = {"decision": "refused", "reason": "Nee.", "decided": {"on": "2026-05-01", "gaps": {"AA-01": 4}}}
    plan, (way,) = made(0, halves, M_AA_02=refused)
    first = plan.planned.of(M1)
    assert first is not None
    assert first.end is not None
    assert (way.actions, way.left_out, way.end) == ((M1,), (M2,), None)


def test_one_step_without_a_place_is_enough_for_no_date() -> None:
    """The first half of the way has its quarter; the second takes longer than the planning looks ahead."""
    halves = (
        measure(1, [("AA-01", 0, 1)], 8),
        measure(2, [("AA-01", 1, 4)], 8, after=(M1,), lead_quarters=4),
    )
    plan, (way,) = made(0, halves)
    first, second = plan.planned.of(M1), plan.planned.of(M2)
    assert first is not None
    assert second is not None
    assert first.end is not None
    assert second.end is None
    assert (way.actions, way.left_out, way.end) == ((M1, M2), (), None)
