# SPDX-License-Identifier: EUPL-1.2
"""What is laid before those who decide: every way adds up and keeps its promise; the advice has a rule."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.planning.made import measure
from tests.planning.made_tasks import Q2, YEAR, by, task, task_lists
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.proposed.gaps import PlanningGap
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.proposed.proposal import PlanProposal
from toolkit.planning.proposed.route import Leg, Route
from toolkit.planning.timed.capacity import ends_later, more_hours
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Schedule
from toolkit.planning.weighed.choice import Choice, choice
from toolkit.planning.weighed.others import waits_for_others

TERMS = Terms(date(2026, 1, 5))
"""A decision takes until March: it feeds the second quarter."""
NO_MORE = [
    task(1, 20, 2, due=Q2),
    task(2, 30, 2, due=YEAR[0]),
    task(3, 30, after=[1]),
    task(4, 5, due=Q2),
    task(5, 5, 2),
]
"""With ten hours a quarter and two at once more hours bring one in time and make another late."""
BOTH = [*(task(n, due=Q2) for n in range(1, 7)), task(7, 12)]
"""With ten hours a quarter and two at once more hours bring t7 in time; a higher pace brings two others."""
WAITING = [
    task(1, 10, 2, due=Q2),
    task(2, 20, due=YEAR[2]),
    task(3, 10, due=YEAR[2]),
    task(4, 10, 2, due=Q2),
    task(5, 20, after=[2], due=YEAR[0]),
]
"""With ten hours a quarter and one at once much waits that could begin before the decision at any pace."""
EMPTY = PlanProposal(YEAR, (), {}, (), (), (), "team")


def chosen(planned: Schedule) -> Choice:
    """What is to be decided about a planning without lower limits."""
    more = more_hours(planned, TERMS.fed)
    return choice(EMPTY, planned, more, TERMS)


def test_a_choice_worked_out_by_hand() -> None:
    """Ten hours a quarter and two at once: t3 needs hours, and t4 is late by the pace alone.

    t1 has Q1 and Q2. The others wait for it and are due in Q3: t2 asks 10 there, t3 and t4 ask 5. With 5
    more in Q3 t3 is beside t2; with 10 more, and three at once, t4 is there too.
    """
    tasks = [
        task(1, 10, 2, due=Q2),
        *(task(n, hours, after=[1], due=PlanQuarter(2026, 3)) for n, hours in ((2, 10), (3, 5), (4, 5))),
    ]
    found = chosen(schedule(tasks, YEAR, 10, at_once=2))
    assert [(way.kind, way.hours, way.late, way.most) for way in found.options] == [
        ("now", (0, 0, 0, 0), ("t3", "t4"), 2),
        ("hours", (0, 0, 5, 0), ("t4",), 2),
        ("pace", (0, 0, 10, 0), (), 3),
    ]
    assert found.advised.kind == "hours"
    assert found.before == date(2026, 4, 1)


def test_what_was_answered_is_no_matter_any_more() -> None:
    """Extra hours and pace are raised until somebody answered them; the plan itself stays a matter."""
    tasks = [
        task(1, 10, 2, due=Q2),
        *(task(n, hours, after=[1], due=PlanQuarter(2026, 3)) for n, hours in ((2, 10), (3, 5), (4, 5))),
    ]
    found = chosen(schedule(tasks, YEAR, 10, at_once=2))
    assert found.matters == ("plan", "hours", "pace")
    assert replace(found, answered=frozenset({"formation"})).matters == found.matters
    assert replace(found, answered=frozenset({"hours"})).matters == ("plan", "pace")
    assert replace(found, answered=frozenset({"hours", "pace"})).matters == ("plan",)


def test_a_higher_pace_within_the_hours_of_now() -> None:
    """Two at once leave ten hours a quarter unused; with three t4 is in time, t5 only with hours too.

    All ask 5 and are due in Q2, which the decision feeds: t1 and t2 have it at the pace of now.
    """
    tasks = [task(n, 5, due=Q2, after=[9]) for n in (1, 2, 3, 4)] + [task(9, 1, due=YEAR[0])]
    found = chosen(schedule(tasks, YEAR, 15, at_once=2))
    assert [(way.kind, way.hours, way.late, way.most) for way in found.options] == [
        ("now", (0, 0, 0, 0), ("t3", "t4"), 2),
        ("spare", (0, 0, 0, 0), ("t4",), 3),
        ("pace", (0, 5, 0, 0), (), 4),
    ]
    assert found.advised.kind == "now"


@pytest.mark.parametrize(("way", "advised"), [("t4", "now"), ("t1", "hours"), ("t2", "hours")])
def test_hours_that_cost_a_lower_limit_its_place_are_not_advised(way: str, advised: str) -> None:
    """Five hours a quarter hold t4; with more of them t1 and t2 are in time, and t4 has no place.

    Where t4 is what reaches a missed lower limit, that goes before two others.
    """
    tasks = [
        task(1, 20, 2, due=YEAR[3]),
        task(2, 10, due=YEAR[1]),
        task(3, 30, due=YEAR[0]),
        task(4, 5, 2, due=YEAR[2]),
    ]
    planned = schedule(tasks, YEAR, 5, at_once=2)
    gap = PlanningGap("AA-01", 0, 3, 3, YEAR[3], "missed", True, Fraction(1), 2)
    limit = replace(EMPTY, gaps=(gap,), routes={"AA-01": Route((Leg(way, 0, 3),), (way,), 5)})
    found = choice(limit, planned, more_hours(planned, TERMS.fed), TERMS)
    assert [(each.kind, each.in_time) for each in found.options[:2]] == [
        ("now", ("t4",)),
        ("hours", ("t1", "t2")),
    ]
    assert found.advised.kind == advised
    assert found.moved_back == (("t4",) if advised == "hours" else ())


def test_without_a_decision_what_needs_another_does_not_begin() -> None:
    """What begins before the decision goes on; after it the employer's part, and all that waits for that."""
    tasks = [
        task(1, 2, of=by("employer", 1)),
        task(2, 10, 2, of=by("team", 2, municipality=4)),
        task(3, 8, after=[2]),
        task(4, 2, after=[1], of=by("region", 4)),
        task(5, 1, after=[4]),
        task(6, 1),
    ]
    found = chosen(schedule(tasks, YEAR, 10))
    assert found.waiting == {"t4": ("region",), "t5": ("region",)}


@given(task_lists(), st.integers(0, 12), st.sampled_from([None, 1, 2, 4]))
@example([task(1, 10, 2, due=Q2), task(2, 10, due=YEAR[0]), task(3, 10, fixed=Q2)], 10, 3)
@example([task(1, 10), task(2, 5, due=YEAR[2]), task(3, 10, 2, due=Q2), task(4, 5, after=[2], due=Q2)], 5, 1)
@example(WAITING, 10, 1)
def test_every_way_keeps_its_promise(tasks: list[Task], capacity: int, at_once: int | None) -> None:
    """Planned again with its hours, and its pace after the decision, exactly what it says is in time."""
    planned = schedule(tasks, YEAR, capacity, at_once=at_once)
    found = chosen(planned)
    todo = [p.task.id for p in planned.todo]
    first = TERMS.fed.minus(YEAR[0])
    for way in found.options:
        assert sorted([*way.in_time, *way.late]) == sorted(todo)
        assert sum(way.hours[:first]) == 0
        if way.kind in {"spare", "pace"}:
            begun = {p.task.id: p.end for p in planned.placed if p.start is not None and p.start < TERMS.fed}
            kept = [replace(t, fixed=begun[t.id]) if t.id in begun else t for t in tasks]
            again = schedule(kept, YEAR, capacity, way.hours, opens=first)
        else:
            again = schedule(tasks, YEAR, capacity, way.hours, at_once=at_once)
        assert {p.task.id for p in again.late} == set(way.late)
        assert way.most == max(sum(p.task.of_holder and q in p.quarters for p in again.placed) for q in YEAR)


@given(task_lists(), st.integers(0, 12), st.sampled_from([None, 1, 2, 4]))
@example(NO_MORE, 10, 2)
@example(BOTH, 10, 2)
def test_a_way_is_there_only_where_it_brings_more(
    tasks: list[Task], capacity: int, at_once: int | None
) -> None:
    """Each later way has more in time; a higher pace is never advised, and hours only as the plan asks."""
    planned = schedule(tasks, YEAR, capacity, at_once=at_once)
    found = chosen(planned)
    counts = [len(way.in_time) for way in found.options]
    assert counts == sorted(set(counts))
    assert [way.kind for way in found.options] == [
        kind for kind in ("now", "hours", "spare", "pace") if kind in {way.kind for way in found.options}
    ]
    assert found.options[0] == found.now
    assert found.now.total == 0
    hours = found.option("hours")
    assert found.advised == (found.now if hours is None else hours)
    assert hours is None or hours.hours == more_hours(planned, TERMS.fed).per_quarter
    assert at_once is not None or {way.kind for way in found.options} <= {"now", "hours"}
    spare = found.option("spare")
    # as many as can run at once, of which all run on, are above the pace too: one of them had to end
    assert spare is None or (hours is None and spare.total == 0 and spare.most >= (at_once or 0))


@given(task_lists(), st.integers(0, 12), st.sampled_from([None, 2]))
def test_what_waits_for_a_decision_is_in_the_plan(
    tasks: list[Task], capacity: int, at_once: int | None
) -> None:
    """It has a place, and what waits for it in turn is named too."""
    planned = schedule(tasks, YEAR, capacity, at_once=at_once)
    waiting = set(chosen(planned).waiting)
    for placement in planned.placed:
        task_ = placement.task
        begins_after = placement.start is not None and placement.start >= TERMS.fed
        if task_.actor != "team" and begins_after:
            assert task_.id in waiting
        if waiting.intersection(task_.after):
            assert task_.id in waiting
    assert waiting <= {p.task.id for p in planned.placed}


@given(task_lists(), st.integers(0, 12), st.sampled_from([None, 1, 2, 4]))
def test_what_a_way_costs_is_what_its_actions_cost(
    tasks: list[Task], capacity: int, at_once: int | None
) -> None:
    """Hours ahead, and hours that last from the quarter after an action, are sums over what ends ahead."""
    leaves = measure(
        9, [("AA-01", 0, 3)], {"team": 1}, upkeep={"team": {"n": 8, "per": "team", "every": "year"}}
    )
    tasks = [replace(t, measure=leaves) if t.rank % 2 and t.measure is None else t for t in tasks]
    planned = schedule(tasks, YEAR, capacity, at_once=at_once)
    found = chosen(planned)
    for way in found.options:
        todo = {p.task.id: p for p in way.planned.todo}
        assert set(way.brings) == {t for t, p in todo.items() if p.end is not None and p.end <= YEAR[-1]}
        assert way.used == sum(
            Fraction(p.task.hours) * sum(q in YEAR for q in p.quarters) / p.task.lead for p in todo.values()
        )
        assert way.lasting == sum(todo[task].task.hours_a_year("team") for task in way.brings)
        begins = {each.task: each.begins for each in way.lasting_of}
        assert begins.keys() == {t for t in way.brings if todo[t].task.hours_a_year("team")}
        assert all((end := todo[t].end) is not None and end.next() == q for t, q in begins.items())
        assert way.lasting_from == min(begins.values(), default=None)


@given(task_lists(), st.integers(0, 12), st.sampled_from([None, 2]))
def test_without_a_decision_is_in_time_what_the_plan_of_now_can_begin(
    tasks: list[Task], capacity: int, at_once: int | None
) -> None:
    """What is in time now, but for what another party must join in; in order of rank."""
    found = chosen(schedule(tasks, YEAR, capacity, at_once=at_once))
    assert set(found.in_time_undecided) == set(found.now.in_time) - set(found.waiting)
    assert list(found.in_time_undecided) == [t for t in found.now.in_time if t not in found.waiting]


@given(task_lists(), st.integers(0, 12), st.sampled_from([None, 2]))
def test_what_is_late_has_a_quarter_or_none_in_each_option(
    tasks: list[Task], capacity: int, at_once: int | None
) -> None:
    """The quarter in which it ends in that option, or would with its hours and then those of now."""
    for option in chosen(schedule(tasks, YEAR, capacity, at_once=at_once)).options:
        assert sorted([*option.dated, *option.undated]) == sorted(option.late)
        after = ends_later(option.planned)
        for task_ in option.late:
            placed = option.planned.of(task_)
            assert placed is not None
            assert option.late_ends.get(task_) == (placed.end or after[task_])


@given(task_lists(), st.integers(1, 12), st.sampled_from([None, 1, 2, 4]))
@example([task(1, 10, 2, due=Q2), task(2, 10, due=YEAR[0]), task(3, 10, fixed=Q2)], 10, 3)
def test_what_the_extra_hours_add_and_what_gives_way_to_it(
    tasks: list[Task], capacity: int, at_once: int | None
) -> None:
    """The hours that there are then are those of now and the extra ones; places won and lost are told."""
    found = chosen(schedule(tasks, YEAR, capacity, at_once=at_once))
    assert found.advised.planned.room == 4 * capacity + found.advised.total
    placed = {p.task.id for p in found.advised.planned.placed}
    now = {p.task.id for p in found.now.planned.placed}
    assert (set(found.by_extra_hours), set(found.moved_back)) == (placed - now, now - placed)


def test_who_must_join_in_stands_with_each_action_that_waits() -> None:
    """Its own party, those that lend it hours, and those of what it waits for; never whose plan it is."""
    tasks = [
        task(1, 8, of=by("region", 8, employer=2)),
        task(2, 8, 1, after=[1], of=by("team", 8, municipality=4)),
        task(3, 8, 1, after=[2]),
    ]
    planned = schedule(tasks, YEAR, 8)
    found = waits_for_others(planned, YEAR[0])
    assert found == {
        "t1": ("employer", "region"),
        "t2": ("employer", "municipality", "region"),
        "t3": ("employer", "municipality", "region"),
    }
    assert waits_for_others(planned, YEAR[1]) == {"t2": ("municipality",), "t3": ("municipality",)}


def test_a_municipality_waits_for_hours_of_a_team() -> None:
    """Of its own plan the team is another party, and it is none itself."""
    own = replace(task(1, 4, of=by("municipality", 1, municipality=4, team=2)), holder="municipality")
    assert waits_for_others(schedule([own], YEAR, 8), YEAR[0]) == {"t1": ("team",)}
