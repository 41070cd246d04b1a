# SPDX-License-Identifier: EUPL-1.2
"""Requests for what comes late, and what would help."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.made import measure
from tests.planning.made_tasks import NEXT_Q1, NEXT_Q2, Q1, Q2, Q3, Q4, YEAR, asked_for, by, task, task_lists
from toolkit.model.content.measures import Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.capacity import ends_later, more_hours
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Schedule
from toolkit.planning.weighed.others import asked_of_others
from toolkit.planning.weighed.requests import Cause, Request, addressee_of

capacities = st.one_of(st.none(), st.integers(0, 15))


def only(planned: Schedule) -> Request:
    """The one request of a planning."""
    found = asked_for(planned)
    assert len(found) == 1
    return found[0]


def test_a_request_to_the_employer_worked_out_by_hand() -> None:
    """Ten hours a quarter, 58 asked: t3 is late and t4 has no place.

    t1 20 hours in Q1 and Q2. t2 10 in Q3, due then. t3 8 in Q4, but due Q2. t4 20 in two quarters,
    due Q4, finds room in the two quarters of next year. Eighteen hours more bring both in time.
    """
    planned = schedule([task(1, 20, 2), task(2, 10, due=Q3), task(3, 8, due=Q2), task(4, 20, 2)], YEAR, 10)
    asked = only(planned)
    assert asked.addressee == "employer"
    assert [(i.task, i.reason, i.deadline, i.later) for i in asked.items] == [
        ("t3", "capacity", Q2, Q4),
        ("t4", "capacity", Q4, NEXT_Q2),
    ]
    assert asked.more == more_hours(planned, Q1)
    assert asked.hours == 18


def test_lead_times_alone_are_a_matter_of_pace() -> None:
    """No hours help a chain of five quarters: the steering group hears so, with a later date."""
    planned = schedule([task(1, 4, 3), task(2, 4, 2, [1])], YEAR, 100)
    asked = only(planned)
    assert (asked.addressee, asked.tasks) == ("steering", ("t2",))
    assert (asked.more, asked.hours, asked.items[0].later) == (None, 0, NEXT_Q1)
    assert asked.items[0].reason == "lead"


def test_without_capacity_only_pace_is_asked() -> None:
    """Nobody knows whether hours are short, so no hours are asked."""
    planned = schedule([task(1, 999, 2, due=Q1), task(2, 999)], YEAR, None)
    asked = only(planned)
    assert asked.tasks == ("t1",)
    assert [i.reason for i in asked.items] == ["lead"]
    assert asked.more is None


def test_a_later_quarter_by_decision_is_named_as_such() -> None:
    """People put it after its due quarter; extra hours change nothing about that."""
    asked = only(schedule([task(1, 4, due=Q2, fixed=Q3)], YEAR, 1))
    assert (asked.addressee, asked.items[0].reason, asked.items[0].later) == ("steering", "decided", Q3)
    assert asked.more is None


def test_everyone_gets_one_request() -> None:
    """Hours are asked of the employer, once; municipality and steering group hear what else is late."""
    planned = schedule(
        [
            task(1, 20),
            task(2, 20, of=by("employer", team=20)),
            task(3, 0, 5, of=by("municipality", municipality=8)),
            task(4, 20, of=by("team", together=True, team=20)),
            task(5, 0, 5, of=by("region", region=8)),
        ],
        YEAR,
        10,
    )
    found = asked_for(planned)
    assert [(r.addressee, r.tasks) for r in found] == [
        ("employer", ("t1", "t2", "t4")),
        ("municipality", ("t3",)),
        ("steering", ("t5",)),
    ]
    assert [r.hours for r in found] == [30, 0, 0]


def test_hours_that_are_short_may_be_found_by_working_together() -> None:
    """An employer who is asked for hours sees which placed tasks of the team others can share."""
    shared = by("team", together=True, team=10)
    planned = schedule([task(1, 40, 4, of=shared), task(2, 5), task(3, 0, of=by("region"))], YEAR, 10)
    asked = only(planned)
    assert (asked.tasks, asked.together) == (("t2",), ("t1",))


def test_only_what_still_asks_hours_of_the_team_can_make_up_for_hours() -> None:
    """Of four that teams can do together one is done and one asks nothing; for pace none of them helps."""
    shared, free = by("team", together=True, team=10), by("team", together=True)
    tasks = [task(1, 40, 4, of=shared), task(2, 5, done=True, of=shared), task(3, 0, of=free), task(4, 5)]
    assert only(schedule(tasks, YEAR, 10)).together == ("t1",)
    slow = [task(1, 5, of=shared), task(2, 0, 5, of=by("employer"))]
    assert only(schedule(slow, YEAR, 10)).together == ()
    assert only(schedule([task(1, 0, 5, of=by("region", together=True))], YEAR, 10)).together == ("t1",)


def test_what_asks_more_than_a_quarter_has_never_fits() -> None:
    """However far one looks; the request has no later quarter then."""
    planned = schedule([task(1, 11), task(2, 10), task(3, 1, after=[1])], YEAR, 10)
    assert ends_later(planned) == {"t1": None, "t3": None}
    asked = only(planned)
    assert [(i.task, i.reason, i.with_hours) for i in asked.items] == [
        ("t1", "capacity", None),
        ("t3", "capacity", None),
    ]


def test_a_request_has_no_later_quarter_when_one_of_its_tasks_has_none() -> None:
    """t6 would end in the quarter after those ahead, t1 never: all of it is then never done."""
    asked = only(schedule([task(1, 11), *(task(n, 10) for n in range(2, 7))], YEAR, 10))
    assert [(i.task, i.later) for i in asked.items] == [("t1", None), ("t6", NEXT_Q1)]


def test_what_no_hours_bring_in_time_and_has_no_date_gets_one_with_hours() -> None:
    """t1 is due before hours can come and asks more than the team has: with them it ends in Q2."""
    planned = schedule([task(1, 11, due=Q1), task(2, 10), task(3, 10, 5)], YEAR, 10)
    items = {i.task: i for r in asked_for(planned, Q2) for i in r.items}
    assert [(n, i.reason, i.later, i.with_hours) for n, i in items.items()] == [
        ("t1", "lead", None, Q2),
        ("t3", "lead", NEXT_Q2, None),
    ]


def test_what_is_late_at_any_pace_is_told_by_the_plan_at_any_pace() -> None:
    """t2 takes two quarters and is due in the first: late without t1 too, then in Q2."""
    planned = schedule([task(1, 5), task(2, 5, 2, due=Q1)], YEAR, 100, at_once=1)
    (item,) = (i for r in asked_for(planned, Q1) for i in r.items)
    assert (item.task, item.reason, item.later) == ("t2", "lead", Q3)
    assert item.cause == Cause("duration", (), Q2)


def test_one_looks_three_years_on_and_no_further() -> None:
    """A text says so: of one action a quarter the twelfth has a quarter, the thirteenth has none."""
    later = ends_later(schedule([task(n, 10) for n in range(1, 14)], YEAR, 10))
    assert (later["t12"], later["t13"]) == (PlanQuarter(2028, 4), None)


def test_looking_on_leaves_the_plan_as_it_is() -> None:
    """What has a place keeps it: t3 stands in Q4 although t2, before it in rank, comes later."""
    planned = schedule([task(1, 30, 3), task(2, 12, 2), task(3, 6)], YEAR, 10)
    assert [p.end for p in planned.placements] == [Q3, None, Q4]
    assert ends_later(planned) == {"t2": NEXT_Q2}


def priced(number: int, low: int | None, high: int | None = None) -> Measure:
    """A measure of the region that costs this."""
    cost = None if low is None else {"low": low, "high": high, "basis": f"Grond {number}"}
    return measure(number, [("AA-01", 0, 3)], {}, actor="region", cost=cost)


def test_euros_are_a_range() -> None:
    """Sums of what is known; a task that nobody gave an amount for is in none of them."""
    amounts = [(10, 20), (5, 5), (None, None)]
    tasks = [task(n, 0, 5, of=priced(n, *a)) for n, a in enumerate(amounts, start=1)]
    money = only(schedule(tasks, YEAR, 10)).euros
    assert money is not None
    assert (money.low, money.high) == (Decimal(15), Decimal(25))


def test_unknown_costs_are_not_nothing() -> None:
    """Without any amount there is no range, never 0 euro."""
    assert only(schedule([task(1, 0, 5, of=priced(1, None))], YEAR, 10)).euros is None


def test_others_see_what_the_plan_asks_of_them() -> None:
    """Per party the tasks that it takes up or lends hours to; what has been done is not asked."""
    planned = schedule(
        [
            task(1, 4, of=by("team", team=4, employer=6)),
            task(2, 0, of=by("employer", employer=8, municipality=2)),
            task(3, 0, of=by("region")),
            task(4, 0, done=True, of=by("municipality", municipality=50)),
            task(5, 4),
        ],
        YEAR,
        10,
    )
    found = {a.party: [(x.task, int(x.hours), x.leads) for x in a.actions] for a in asked_of_others(planned)}
    assert found == {
        "employer": [("t1", 6, False), ("t2", 8, True)],
        "municipality": [("t2", 2, False)],
        "region": [("t3", 0, True)],
    }


def test_of_what_runs_already_others_read_the_hours_that_are_to_come() -> None:
    """Half of two quarters is past; what has no place is asked in full."""
    of = by("employer", 1, employer=8)
    tasks = [task(1, 0, 2, fixed=Q1, of=of), task(2, 0, 9, of=of)]
    (found,) = asked_of_others(schedule(tasks, YEAR, 10))
    assert [(a.task, int(a.hours)) for a in found.actions] == [("t1", 4), ("t2", 8)]


def test_what_the_pace_moves_is_told_apart_from_what_hours_and_lead_times_move() -> None:
    """One at a time and ten hours a quarter, from Q2 on more of them.

    t1 asks 12: with two hours more it has Q4. t2 to t5 take the four quarters by turns, so t6 would be in
    time if two could run at once: a matter of the steering group, though the employer takes it up. t7
    takes five quarters, however many run.
    """
    of = by("employer", 6, team=4, employer=4)
    tasks = [task(1, 12), *(task(n, 4) for n in (2, 3, 4, 5)), task(6, 4, of=of), task(7, 5, 5)]
    planned = schedule(tasks, YEAR, 10, at_once=1)
    reasons = [(r.addressee, i.task, i.reason) for r in asked_for(planned, Q2) for i in r.items]
    assert reasons == [("employer", "t1", "capacity"), ("steering", "t6", "pace"), ("steering", "t7", "lead")]
    assert more_hours(planned, Q2).per_quarter == (0, 0, 0, 2)


@given(task_lists(), st.integers(0, 12), st.integers(1, 3))
def test_every_reason_says_what_would_help(tasks: list[Task], capacity: int, at_once: int) -> None:
    """Of what is not decided: hours bring it in time, or hours and another pace do, or neither."""
    planned = schedule(tasks, YEAR, capacity, at_once=at_once)
    more, plenty = more_hours(planned, Q2), (0, 1000, 1000, 1000)
    with_hours = {p.task.id for p in schedule(tasks, YEAR, capacity, more.per_quarter, at_once=at_once).late}
    with_both = {p.task.id for p in schedule(tasks, YEAR, capacity, plenty).late}
    for item in (i for r in asked_for(planned, Q2) for i in r.items if i.reason != "decided"):
        late = item.task in with_hours, item.task in with_both
        assert item.reason == ("capacity" if not late[0] else "lead" if late[1] else "pace")


@given(task_lists(), capacities)
def test_nothing_is_dropped_in_silence(tasks: list[Task], capacity: int | None) -> None:
    """Everything late or without a place is in exactly one request, and nothing else is."""
    planned = schedule(tasks, YEAR, capacity)
    found = asked_for(planned)
    listed = [i for r in found for i in r.tasks]
    assert sorted(listed) == sorted(
        p.task.id for p in planned.placements if p.state == "outside" or (p.end and p.end > p.deadline)
    )
    assert len({r.addressee for r in found}) == len(found)
    by_id = {t.id: t for t in tasks}
    more = more_hours(planned, Q1)
    for request in found:
        assert all(addressee_of(by_id[i.task], i.reason) == request.addressee for i in request.items)
        assert request.more == (more if any(i.reason == "capacity" for i in request.items) else None)
    assert sum(r.hours for r in found) == more.total
    assert {i.task for r in found for i in r.items if i.reason == "capacity"} == set(more.helped)


@given(task_lists(), capacities)
def test_a_later_quarter_really_has_room(tasks: list[Task], capacity: int | None) -> None:
    """Deciding on the quarters that are named gives a plan over twelve quarters without a new conflict."""
    planned = schedule(tasks, YEAR, capacity)
    later = ends_later(planned)
    assert set(later) == {p.task.id for p in planned.placements if p.state == "outside"}
    twelve = [Q1.plus(n) for n in range(12)]
    chosen = {p.task.id: p.end for p in planned.placements if p.end is not None}
    chosen |= {i: q for i, q in later.items() if q is not None}
    again = schedule(
        [Task(t.id, t.rank, t.hours, t.lead, t.after, t.due, chosen[t.id]) for t in tasks if t.id in chosen],
        twelve,
        capacity,
    )
    over = {q.quarter for q in planned.over_capacity}
    decided = {p.quarters for p in planned.placements if p.task.fixed is not None}
    assert all(q.quarter in over or any(q.quarter in d for d in decided) for q in again.over_capacity)
    ruled = [p for p in again.placements if later.get(p.task.id)]
    assert all(not p.conflicts for p in ruled)
    assert all(p.end is not None and p.end > Q4 for p in ruled)


def test_a_deadline_is_the_due_quarter_or_the_end_of_the_horizon() -> None:
    """An action without a due quarter is only late when it has no place in the horizon."""
    planned = schedule([task(1, due=None), task(2, due=Q3), task(3, due=NEXT_Q1)], YEAR, None)
    assert [p.deadline for p in planned.placements] == [Q4, Q3, Q4]
    assert asked_for(planned) == ()
