# SPDX-License-Identifier: EUPL-1.2
"""The planning in time: worked examples by hand, and promises that hold for any tasks."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planning.made_tasks import (
    NEXT_Q1,
    Q1,
    Q2,
    Q3,
    Q4,
    YEAR,
    by,
    ends,
    every_way,
    exact,
    task,
    task_lists,
)
from tests.strategies import DEEP
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Conflict, Placement, Schedule, Why

paces = st.sampled_from([None, 1, 2, 3])
capacities = st.one_of(st.none(), st.integers(0, 15))


def place(planned: Schedule, rank: int) -> Placement:
    """Where the task of a rank falls."""
    found = planned.of(f"t{rank}")
    assert found is not None
    return found


def span(planned: Schedule, rank: int) -> tuple[PlanQuarter | None, PlanQuarter | None]:
    """The first and last quarter of the task of a rank."""
    found = place(planned, rank)
    return found.start, found.end


def test_a_year_worked_out_by_hand() -> None:
    """Ten hours a quarter: each task takes the earliest quarters with room, and says why there.

    t1 12 hours in two quarters: 6 in Q1 and Q2. t2 8 hours in one: 4 left in Q1 and Q2, so Q3.
    t3 8 in two: 4 in Q1 and Q2, which are full now. t4 waits for t1: Q3 has 2 left, so its 3 go in Q4.
    t5 asks 11 in one quarter: never. t6 has no hours but takes three quarters after t1: no time.
    """
    planned = schedule(
        [task(1, 12, 2), task(2, 8), task(3, 8, 2), task(4, 3, after=[1]), task(5, 11), task(6, 0, 3, [1])],
        YEAR,
        10,
    )
    assert [span(planned, n) for n in (1, 2, 3, 4)] == [(Q1, Q2), (Q3, Q3), (Q1, Q2), (Q4, Q4)]
    assert [place(planned, n).state for n in (5, 6)] == ["outside", "outside"]
    assert [place(planned, n).why for n in range(1, 7)] == [
        (Why("earliest"),),
        (Why("no_room"),),
        (Why("earliest"),),
        (Why("waited", ("t1",)), Why("no_room")),
        (Why("too_large"),),
        (Why("waited", ("t1",)), Why("too_long")),
    ]
    assert [q.used for q in planned.quarters] == exact(10, 10, 8, 3)
    assert [q.capacity for q in planned.quarters] == exact(10, 10, 10, 10)
    assert planned.over_capacity == ()
    assert [q.tasks for q in planned.quarters] == [("t1", "t3"), ("t1", "t3"), ("t2",), ("t4",)]
    assert [p.task.id for p in planned.late] == ["t5", "t6"]


def test_hours_are_spread_exactly() -> None:
    """Ten hours over three quarters are three times ten thirds, which fit in ten thirds exactly."""
    planned = schedule([task(1, 10, 3)], YEAR, Fraction(10, 3))
    assert span(planned, 1) == (Q1, Q3)
    assert [q.used for q in planned.quarters] == [Fraction(10, 3)] * 3 + [0]
    assert schedule([task(1, 10, 3)], YEAR, Fraction(333, 100)).late


def test_what_asks_all_the_hours_of_a_quarter_is_not_too_large() -> None:
    """It would fit in an empty quarter: it has no place as others have the hours."""
    tasks = [task(1, 10), task(2, 10), task(3, 10), task(4, 10), task(5, 10)]
    assert place(schedule(tasks, YEAR, 10), 5).why == (Why("no_room"),)
    assert place(schedule([*tasks[:4], task(5, Fraction(101, 10))], YEAR, 10), 5).why == (Why("too_large"),)


def test_what_waits_for_something_without_a_place_has_none() -> None:
    """It says for which, and so does what waits for that."""
    planned = schedule([task(1, 99), task(2, 1, after=[1]), task(3, 1, after=[2])], YEAR, 10)
    assert place(planned, 2).why == (Why("prerequisite_outside", ("t1",)),)
    assert place(planned, 3).why == (Why("prerequisite_outside", ("t2",)),)


def test_without_capacity_there_is_no_limit() -> None:
    """Everything starts as early as what it waits for allows; the plan knows that no limit was given."""
    planned = schedule([task(1, 5000, 2), task(2, 5000, after=[1])], YEAR, None)
    assert planned.unlimited
    assert [span(planned, n) for n in (1, 2)] == [(Q1, Q2), (Q3, Q3)]
    assert [q.capacity for q in planned.quarters] == [None] * 4
    assert planned.over_capacity == ()


def test_no_capacity_at_all_still_places_what_asks_no_hours() -> None:
    """Capacity 0 is not 'unknown': only tasks without team hours have a place."""
    planned = schedule([task(1, 1), task(2, 0, 2)], YEAR, 0)
    assert not planned.unlimited
    assert [p.state for p in planned.placements] == ["outside", "placed"]


def test_what_people_decided_stays_where_they_put_it() -> None:
    """Over capacity it is reported, not moved; what has no decision goes around it."""
    planned = schedule([task(1, 4), task(2, 8, fixed=Q1), task(3, 8, fixed=Q1)], YEAR, 10)
    assert [span(planned, n) for n in (1, 2, 3)] == [(Q2, Q2), (Q1, Q1), (Q1, Q1)]
    assert [q.quarter for q in planned.over_capacity] == [Q1]
    assert [q.over for q in planned.quarters] == exact(6, 0, 0, 0)
    assert [q.used for q in planned.quarters] == exact(16, 4, 0, 0)
    assert place(planned, 2).why == (Why("decided"),)
    assert place(planned, 2).conflicts == ()


def test_a_full_quarter_has_room_for_what_asks_no_hours() -> None:
    """Also when people decided on more than there is."""
    planned = schedule([task(1, 20, fixed=Q1), task(2, 0)], YEAR, 10)
    assert span(planned, 2) == (Q1, Q1)


@pytest.mark.parametrize(
    ("tasks", "conflicts"),
    [
        ([task(1, 1, 2, [2], fixed=Q3), task(2, 1, 2)], (Conflict("prerequisite_later", ("t2",)),)),
        ([task(1, 1, 1, [2], fixed=Q3), task(2, 1, 2)], ()),
        ([task(1, 1, 1, [2], fixed=Q3), task(2, 99)], (Conflict("prerequisite_later", ("t2",)),)),
        ([task(1, fixed=NEXT_Q1)], (Conflict("outside_horizon"),)),
        ([task(1, fixed=PlanQuarter(2025, 4))], (Conflict("outside_horizon"),)),
        ([task(1, lead=2, fixed=Q1)], (Conflict("begins_before"),)),
        ([task(1, 1, 1, [2], fixed=Q1), task(2, 1, done=True)], ()),
    ],
)
def test_what_does_not_agree_with_a_decision_is_said(
    tasks: list[Task], conflicts: tuple[Conflict, ...]
) -> None:
    """Prerequisites that end later, quarters that the plan does not show, a begin that has passed."""
    assert place(schedule(tasks, YEAR, 10), 1).conflicts == conflicts


def test_a_decision_beyond_the_horizon_takes_hours_within_it() -> None:
    """Two quarters that end in the first of next year: the fourth of this one is half of it."""
    planned = schedule([task(1, 12, 2, fixed=NEXT_Q1), task(2, 1, after=[1])], YEAR, 10)
    assert [q.used for q in planned.quarters] == [0, 0, 0, 6]
    assert place(planned, 1).late
    assert place(planned, 2).why == (Why("waited", ("t1",)), Why("too_long"))


def test_what_people_are_busy_with_goes_on_first() -> None:
    """t3 runs from the first quarter, before what ranks above it, over capacity, and waits for nothing."""
    planned = schedule([task(1, 10), task(2, 6), task(3, 8, 2, [1], begun=True)], YEAR, 5)
    assert [span(planned, n) for n in (1, 2, 3)] == [(None, None), (None, None), (Q1, Q2)]
    assert place(planned, 3).why == (Why("begun"),)
    planned = schedule(
        [task(1, 8), task(3, 8, 2, [1], begun=True), task(4, 3, fixed=Q3, begun=True)], YEAR, 10
    )
    assert [span(planned, n) for n in (1, 3, 4)] == [(Q4, Q4), (Q1, Q2), (Q3, Q3)]


def test_in_a_quarter_that_is_all_but_past_nothing_begins() -> None:
    """What runs goes on; the first quarter has no more hours than that, and nothing waits for hours in it."""
    tasks = [task(1, 6), task(2, 3, begun=True), task(3, 2, 1, [1])]
    planned = schedule(tasks, YEAR, 10, opens=1)
    assert [span(planned, n)[0] for n in (1, 2, 3)] == [Q2, Q1, Q3]
    assert place(planned, 1).why == (Why("earliest"),)
    assert [q.capacity for q in planned.quarters] == exact(3, 10, 10, 10)
    assert planned.room == 33
    assert schedule([task(1, 6, fixed=Q1)], YEAR, 5, opens=1).quarters[0].over == 1


def test_what_has_been_done_takes_nothing() -> None:
    """And nothing waits for it, nor for a task that the plan does not have."""
    planned = schedule([task(1, 50, fixed=Q3, done=True), task(2, 10, after=[1, 7])], YEAR, 10)
    assert place(planned, 1).state == "done"
    assert not place(planned, 1).late
    assert span(planned, 2) == (Q1, Q1)
    assert place(planned, 2).why == (Why("earliest"),)


def test_a_task_that_waits_for_a_later_rank_comes_after_it() -> None:
    """Ranks that people changed never put an action before what it needs."""
    planned = schedule([task(1, 6, after=[3]), task(2, 6), task(3, 6)], YEAR, 10)
    assert [span(planned, n)[0] for n in (3, 1, 2)] == [Q1, Q2, Q3]


def test_a_circle_has_no_place() -> None:
    """Tasks that wait for each other are outside the horizon, and others are placed."""
    planned = schedule([task(1, after=[2]), task(2, after=[1]), task(3, after=[3]), task(4)], YEAR, 10)
    assert [p.state for p in planned.placements] == ["outside", "outside", "outside", "placed"]


def test_an_id_that_occurs_twice_is_refused() -> None:
    """Two tasks of one id would be one plan with two truths."""
    with pytest.raises(ValueError, match="twice"):
        schedule([task(1), task(1)], YEAR, None)


@given(task_lists(), capacities)
def test_no_quarter_is_over_capacity_but_by_decision(tasks: list[Task], capacity: int | None) -> None:
    """What the rule places fits in what people left; the loads are those of the tasks."""
    planned = schedule(tasks, YEAR, capacity)
    for load in planned.quarters:
        inside = [p.task for p in planned.placements if load.quarter in p.quarters]
        assert load.used == sum(t.per_quarter for t in inside)
        ruled = [t for t in inside if t.fixed is None and not t.begun and t.hours]
        assert capacity is None or not ruled or load.used <= capacity
        assert capacity is None or load.over == max(0, load.used - capacity)


@given(task_lists(), capacities)
def test_nothing_starts_before_what_it_needs_has_ended(tasks: list[Task], capacity: int | None) -> None:
    """For what people decided, the conflict is said instead; what they are busy with has started."""
    planned = schedule(tasks, YEAR, capacity)
    for placement in planned.placements:
        if placement.start is None or (placement.task.begun and placement.task.fixed is None):
            continue
        befores = [p for p in map(planned.of, placement.task.after) if p is not None and p.state != "done"]
        wrong = sorted(p.task.id for p in befores if p.end is None or p.end >= placement.start)
        said = [i for c in placement.conflicts if c.kind == "prerequisite_later" for i in c.tasks]
        assert wrong == said
        assert not wrong or placement.task.fixed is not None


@given(task_lists(), capacities)
def test_every_task_has_one_place_and_a_reason(tasks: list[Task], capacity: int | None) -> None:
    """Placed with all its quarters, outside with none, or done; people's decisions are kept."""
    planned = schedule(tasks, YEAR, capacity)
    assert planned.tasks == tuple(tasks)
    for placement in planned.placements:
        asked = placement.task
        assert placement.why
        assert (placement.state == "done") == asked.done
        assert len(placement.quarters) == (asked.lead if placement.state == "placed" else 0)
        assert placement.end == (placement.quarters[-1] if placement.quarters else None)
        if not asked.done and asked.fixed is not None:
            assert placement.end == asked.fixed
        elif not asked.done and asked.begun:
            assert (placement.start, placement.why) == (Q1, (Why("begun"),))
        elif placement.end is not None:
            assert placement.end in YEAR
            assert placement.start in YEAR


@settings(max_examples=120 * DEEP)
@given(task_lists(4, decided=False), capacities, paces)
def test_the_ends_are_the_smallest_of_all_ways(
    tasks: list[Task], capacity: int | None, at_once: int | None
) -> None:
    """By rank, no allowed way lets the first task end earlier, then the second, and so on."""
    assert ends(schedule(tasks, YEAR, capacity, at_once=at_once)) == min(every_way(tasks, capacity, at_once))


@given(task_lists(decided=False), capacities, st.integers(2, 5))
def test_a_quarter_ends_with_something_done_when_anything_that_short_fits(
    tasks: list[Task], capacity: int | None, at_once: int
) -> None:
    """Where the team runs something and ends nothing, no later task of one quarter had its hours and turn."""
    planned = schedule(tasks, YEAR, capacity, at_once=at_once)
    team = [p for p in planned.placements if p.task.of_holder]
    for load in planned.quarters:
        running = [p for p in team if load.quarter in p.quarters]
        assert len(running) <= at_once
        if any(p.end == load.quarter for p in running):
            continue
        assert len(running) < at_once
        for placement in team:
            waited = [planned.of(name) for name in placement.task.after]
            ready = all(p is None or (p.end is not None and p.end < load.quarter) for p in waited)
            later = placement.end is None or placement.end > load.quarter
            if placement.task.lead == 1 and later and ready:
                assert load.capacity is not None
                assert placement.task.per_quarter > load.capacity - load.used


def test_a_pace_worked_out_by_hand() -> None:
    """Two at once, one of which may run on: t1 runs on, so t2 waits for it, and t3 ends beside each.

    t4 is the employer's and asks nothing of the team, so it does not count. t5 finds no quarter.
    """
    employer = by("employer", 4, employer=9)
    tasks = [task(1, 2, 2), task(2, 2, 2), task(3, 2), task(4, 0, 2, of=employer), task(5, 2, 2)]
    planned = schedule(tasks, YEAR, 10, at_once=2)
    assert [span(planned, n) for n in range(1, 6)] == [(Q1, Q2), (Q2, Q3), (Q1, Q1), (Q1, Q2), (Q3, Q4)]
    assert place(planned, 2).why == (Why("at_once"),)
    assert [place(schedule(tasks, YEAR, 10, at_once=1), n).start for n in (1, 2, 3)] == [Q1, Q3, None]
    assert schedule([*tasks, task(6, 2, 2)], YEAR, 10, at_once=2).late[0].why == (Why("at_once"),)


def test_people_may_go_over_the_pace() -> None:
    """What they decided or are busy with stays where it is; the rule adds nothing to it."""
    tasks = [task(1, 1), *(task(n, 1, fixed=Q1) for n in (2, 3)), task(4, 1, 2, begun=True)]
    planned = schedule(tasks, YEAR, 10, at_once=2)
    assert [span(planned, n)[0] for n in (1, 2, 3, 4)] == [Q2, Q1, Q1, Q1]
    assert place(planned, 1).why == (Why("at_once"),)


@given(task_lists(), st.integers(0, 15), st.one_of(st.none(), st.integers(0, 15)))
def test_more_capacity_never_makes_the_ends_larger(
    tasks: list[Task], capacity: int, more: int | None
) -> None:
    """Read by rank, the list of ends with more hours is at most that with fewer."""
    larger = None if more is None else capacity + more
    assert ends(schedule(tasks, YEAR, larger)) <= ends(schedule(tasks, YEAR, capacity))


@given(task_lists(), capacities, st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(tasks: list[Task], capacity: int | None, random: Any) -> None:  # noqa: ANN401 - hypothesis gives a Random
    """The rank decides, not the order in which tasks come."""
    shuffled = list(tasks)
    random.shuffle(shuffled)
    assert schedule(shuffled, YEAR, capacity) == schedule(tasks, YEAR, capacity)
