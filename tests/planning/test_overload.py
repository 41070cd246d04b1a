# SPDX-License-Identifier: EUPL-1.2
"""A quarter that is too full: what can move out of it, and where that fits."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from tests.planning.made import measure, measures, plan_of
from tests.planning.made_tasks import Q1, Q2, YEAR, task, task_lists
from tests.planning.test_above import WHO, above, party
from tests.planning.test_decisions import proposed
from toolkit.model.content.measures import Measure
from toolkit.planning.decided.above import NOTHING, Above
from toolkit.planning.decided.decisions import decided_actions, decided_tasks
from toolkit.planning.decided.overload import Overload, first_fit, overloads
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task
from toolkit.planning.weighed.hours import quarter_hours, whole_left


@pytest.mark.parametrize(
    ("other", "lead", "nowhere"),
    [(0, 1, False), (3, 1, True), (3, 2, True), (2, 2, False)],
)
def test_what_moves_fits_where_its_hours_have_room(other: int, lead: int, nowhere: bool) -> None:
    """Ten hours a quarter and eight that move: each later quarter with more than two taken is too full."""
    full = [task(n, other, fixed=quarter) for n, quarter in enumerate(YEAR[1:], start=3)]
    tasks = [task(1, 8 * lead, lead, fixed=YEAR[lead - 1]), task(2, 8, fixed=Q1), *full]
    planned = schedule(tasks, YEAR, 10)
    assert planned.over_capacity[0].quarter == Q1
    assert (first_fit(planned, "t1") is None) == nowhere


def test_what_takes_two_quarters_does_not_stand_in_its_own_way() -> None:
    """Moved by one quarter it leaves the first and asks the last: its own hours are not counted twice."""
    planned = schedule([task(1, 16, 2, fixed=Q2), task(2, 8, fixed=Q1)], YEAR[:3], 10)
    assert planned.over_capacity
    assert first_fit(planned, "t1") == 1
    short = schedule([task(1, 16, 2, fixed=Q2), task(2, 8, fixed=Q1)], YEAR[:2], 10)
    assert first_fit(short, "t1") is None


def test_what_moves_has_a_later_quarter_also_where_its_own_has_room() -> None:
    """It moves to make room for something else."""
    assert first_fit(schedule([task(1, 8, fixed=Q1)], YEAR, 10), "t1") == 1


def too_full(capacity: int, *steps: Measure, over: Above = NOTHING, **said: dict[str, Any]) -> Overload:
    """The one quarter of a plan that is too full."""
    proposal, known = proposed({"AA-01": 0, "BB-01": 0}, *steps), measures(*steps)
    of = plan_of("oost", said)
    actions = decided_actions(proposal, of, known, over)
    planned = schedule(decided_tasks(proposal, actions), proposal.horizon, capacity)
    (found,) = overloads(planned, quarter_hours(planned), actions)
    assert found.quarter == proposal.horizon[0]
    return found


def test_only_what_whose_plan_it_is_decides_and_did_not_begin_can_move() -> None:
    """Not what runs, what the region said, or what an employer takes up.

    Four actions of 8 hours in a quarter of 10; moved, the one of their own leaves 14 hours too much.
    """
    lifts = [("AA-01", 0, 1), ("AA-01", 1, 2), ("AA-01", 2, 4), ("BB-01", 0, 3)]
    own, busy, of_region, of_employer = (measure(n, [lift], 8) for n, lift in enumerate(lifts, start=1))
    of_region = of_region.model_copy(update={"together": True})
    of_employer = of_employer.model_copy(update={"actor": "employer"})
    when = "2026-q2"
    yes = above(party({of_region.id: {"answer": "accepted", "quarter": when, **WHO}}))
    taken = {"decision": "accepted", "quarter": when}
    found = too_full(
        10, own, busy, of_region, of_employer, over=yes,
        M_AA_01=taken, M_AA_02={**taken, "status": "doing"}, M_AA_04={"quarter": when},
    )  # fmt: skip
    assert (found.over, found.moves, found.still) == (22, {own.id: 8}, 14)
    assert set(found.others) == {busy.id, of_region.id, of_employer.id}


@pytest.mark.parametrize(("hours", "over"), [("10.4", 1), ("13.5", 4)])
def test_too_much_is_an_hour_at_least_and_less_than_nothing_is_not_left(hours: str, over: int) -> None:
    """Of less than half an hour too much the table of hours has a round figure; the quarter is too full."""
    said = {"decision": "changed", "quarter": "2026-q2", "hours": Decimal(hours), "reason": "Zo."}
    found = too_full(10, measure(1, [("AA-01", 0, 4)], 8), M_AA_01=said)
    assert (found.over, found.still) == (over, 0)


@given(task_lists())
def test_whole_hours_that_are_left_add_up(tasks: list[Task]) -> None:
    """What is left of all quarters is all that there is less the whole of what is asked."""
    found = quarter_hours(schedule(tasks, YEAR, 13))
    asked = sum((q.used for q in found), Fraction(0)), sum((q.beyond for q in found), Fraction(0))
    left = sum(whole_left(found), Fraction(0))
    assert left.denominator == 1
    assert abs(13 * len(YEAR) - left - sum(asked)) <= 1
