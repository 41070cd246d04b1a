# SPDX-License-Identifier: EUPL-1.2
"""Where the hours of a plan go, and what hours that are short would cost."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.planning.made import measure
from tests.planning.made_tasks import (
    NEXT_Q1,
    NEXT_Q2,
    Q1,
    Q2,
    Q3,
    YEAR,
    asked_for,
    by,
    exact,
    task,
    task_lists,
)
from tests.scoring.small import CITATION
from toolkit.model.content.measures import FteCost
from toolkit.planning.timed.capacity import ends_later
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Schedule
from toolkit.planning.weighed.hours import HoursRow, hours_rows, quarter_hours
from toolkit.planning.weighed.price import Price, fte_asked, price_of

capacities = st.one_of(st.none(), st.integers(0, 15))


def rows_of(planned: Schedule) -> tuple[HoursRow, ...]:
    """The rows of a planning, with the reasons that its requests give."""
    reasons = {item.task: item.reason for asked in asked_for(planned) for item in asked.items}
    return hours_rows(planned, reasons)


def test_hours_by_what_becomes_of_them_worked_out_by_hand() -> None:
    """Ten hours a quarter, and one action of each kind.

    In time: t1 10 in Q1. Late: t2 8, due Q1, in Q2. By decision t3 runs in Q4 and two quarters after it,
    4 in each. t4 20 in two quarters by Q3 finds only Q3: short. t5 takes five quarters.
    """
    planned = schedule(
        [
            task(1, 10, due=Q1),
            task(2, 8, due=Q1),
            task(3, 12, 3, fixed=NEXT_Q2),
            task(4, 20, 2, due=Q3),
            task(5, 5, 5),
        ],
        YEAR,
        10,
    )
    assert rows_of(planned) == (
        HoursRow("in_time", 1, Fraction(10)),
        HoursRow("late", 2, Fraction(12)),
        HoursRow("beyond", 0, Fraction(8)),
        HoursRow("short", 1, Fraction(20)),
        HoursRow("lead", 1, Fraction(5)),
    )


def test_what_was_done_before_the_first_quarter_is_not_asked_again() -> None:
    """Half of an action that ends in the first quarter has been; what has been done asks nothing."""
    planned = schedule([task(1, 10, 2, fixed=Q1), task(2, 6, done=True)], YEAR, 10)
    assert rows_of(planned) == (HoursRow("in_time", 1, Fraction(5)),)


def test_hours_that_come_back_of_a_municipality_are_its_own() -> None:
    """12 each year, of which 3 in each quarter after the one in which it ends; not those of its teams."""
    upkeep = {
        party: {"n": n, "per": "team", "every": "year"} for party, n in (("municipality", 12), ("team", 5))
    }
    own = measure(
        1, [("AA-01", 0, 3)], {"municipality": 4}, actor="municipality", upkeep=upkeep, upkeep_basis="X."
    )
    planned = schedule([replace(task(1, 4, of=own), holder="municipality")], YEAR, 10)
    assert [row.yearly for row in rows_of(planned)] == [12]
    assert [quarter.lasting for quarter in quarter_hours(planned)] == [0, 3, 3, 3]


def test_what_others_still_decide_about_is_short_of_nothing_yet() -> None:
    """Twenty hours in a quarter of ten are too much from the third on; before that it just waits.

    An action that only the region does is none of what waits for room.
    """
    later = replace(task(1, 20), opens=2)
    found = [quarter.spare for quarter in quarter_hours(schedule([later], YEAR, 10, at_once=1))]
    assert found == ["first", "first", "hours", "hours"]
    theirs = replace(task(1, of=by("region", 1, region=5)), opens=2)
    assert {quarter.spare for quarter in quarter_hours(schedule([theirs], YEAR, 10, at_once=1))} == {None}


def test_what_only_others_do_is_none_of_what_runs() -> None:
    """And it takes no room of what waits: at one at once the team begins its own beside it."""
    planned = schedule([task(1, of=by("region", 1, region=5)), task(2, 4), task(3, 4)], YEAR, 10, at_once=1)
    assert [quarter.running for quarter in quarter_hours(planned)] == [1, 1, 0, 0]


@given(task_lists(), capacities)
def test_every_action_and_every_hour_stands_in_one_row(tasks: list[Task], capacity: int | None) -> None:
    """The rows add up to what is to be done; those placed in the year to the load of its quarters."""
    planned = schedule(tasks, YEAR, capacity)
    rows = rows_of(planned)
    assert sum(r.actions for r in rows) == sum(not t.done for t in tasks)
    hours = {row.kind: row.hours for row in rows}
    outside = sum(p.task.hours for p in planned.placements if p.state == "outside")
    assert sum(hours.get(kind, 0) for kind in ("short", "pace", "lead")) == outside
    assert hours.get("in_time", 0) + hours.get("late", 0) == sum(q.used for q in planned.quarters)
    after = [
        p.task.per_quarter for p in planned.placements for q in p.quarters if q >= NEXT_Q1 and not p.task.done
    ]
    assert hours.get("beyond", 0) == sum(after)
    # where hours have no place for want of them, hours are asked
    assert not hours.get("short", 0) or any(r.hours for r in asked_for(planned))


def cost(low: int, high: int, **other: Any) -> FteCost:  # noqa: ANN401 - model fields
    """What an fte costs in a year."""
    basis = {"basis": "Een tabel.", "sources": (CITATION,)}
    return FteCost.model_validate({"low": low, "high": high, **basis, **other})


def test_the_price_of_hours_worked_out_by_hand() -> None:
    """1.872 hours are one fte in a year (36 x 52); 504 of them are 0,2692: 21.538 and 30.423 euro."""
    assert price_of(Fraction(1872), cost(80000, 113000)) == Price(Decimal(80000), Decimal(113000))
    assert price_of(Fraction(504), cost(80000, 113000)) == Price(Decimal(21500), Decimal(30400))


@given(
    st.integers(1, 5000),
    st.integers(1, 200000),
    st.one_of(st.none(), st.integers(1, 2000)),
    st.one_of(st.none(), st.integers(0, 200)),
)
def test_a_price_is_hours_times_an_fte_by_its_productive_hours_with_the_index(
    hours: int, amount: int, productive: int | None, percent: int | None
) -> None:
    """To the nearest hundred euro; without a number of its own an fte works 36 hours in 52 weeks."""
    index = None if percent is None else {"percent": percent, "year": 2026, "basis": "CAO."}
    found = price_of(Fraction(hours), cost(amount, amount, productive_hours=productive, index=index))
    assert found is not None
    exact = Fraction(hours * amount, productive or 36 * 52) * (100 + (percent or 0)) / 100
    assert abs(Fraction(found.low) - exact) <= 50
    assert found.low % 100 == 0
    assert found.high == found.low


def test_there_is_no_price_without_hours_or_without_an_amount() -> None:
    """Nothing is invented where nobody gave a cost."""
    assert price_of(Fraction(504), None) is None
    assert price_of(Fraction(0), cost(1, 2)) is None


def test_formation_is_asked_in_hundredths_of_an_fte() -> None:
    """Half up, so 200 of 1,600 hours is 0.13; the least that is asked is one hundredth, of no hours none."""
    of_1600 = cost(1, 2, productive_hours=1600)
    told = [fte_asked(Fraction(hours), of_1600) for hours in (0, 1, 199, 200, 1600)]
    assert told == [Fraction(n, 100) for n in (0, 1, 12, 13, 100)]


def test_a_deadline_that_is_met_is_in_time_also_late_in_the_year() -> None:
    """Due in the third quarter, it ends in the second."""
    planned = schedule([task(1, 10), task(2, 10, due=Q3)], YEAR, 10)
    placed = planned.of("t2")
    assert placed is not None
    assert placed.end == Q2
    assert [r.kind for r in rows_of(planned)] == ["in_time"]


def test_the_hours_of_a_quarter_worked_out_by_hand() -> None:
    """Two at once, of which one may run on, and twenty hours a quarter; t1 lasts, with 8 hours a year.

    t1 runs in Q1 and Q2, and all else waits for it. t2 has Q3 and Q4: in Q3 only what ends in it could run
    beside it, and t3 does not. That begins in Q4 and ends after the year: 6 of its 12 hours fall in Q4.
    """
    lasting = measure(
        1, [("AA-01", 0, 3)], {"team": 10}, upkeep={"team": {"n": 8, "per": "team", "every": "year"}}
    )
    tasks = [task(1, 10, 2, of=lasting), task(2, 4, 2, after=[1]), task(3, 12, 2, after=[1])]
    found = quarter_hours(schedule(tasks, YEAR, 20, at_once=2))
    assert [q.used for q in found] == exact(5, 5, 2, 2)
    assert [q.beyond for q in found] == exact(0, 0, 0, 6)
    assert [q.left for q in found] == exact(15, 15, 18, 12)
    assert [q.lasting for q in found] == exact(0, 0, 2, 2)
    assert [q.running for q in found] == [1, 1, 1, 2]
    assert [q.spare for q in found] == ["first", "first", "short", None]


@pytest.mark.parametrize(
    ("tasks", "spare"),
    [
        ([task(1, 6), task(2, 6)], "hours"),
        ([task(1, 0, 3, of=by("team", 1)), task(2, 1, 2)], "short"),
        ([task(1, 12, 2), task(2, 6), task(3, 1, 2)], "both"),
        ([task(1, 1), task(2, 1, after=[1])], "first"),
        ([task(1, 1), task(2, 1, fixed=Q3)], None),
        ([task(1, 1)], None),
        ([task(1, 1), task(2, 1)], None),
    ],
)
def test_why_no_more_runs_than_does(tasks: list[Task], spare: str | None) -> None:
    """For want of hours, of time in the quarter, of either, of what comes first; or nothing waits at all.

    What people gave a day does not wait for room.
    """
    assert quarter_hours(schedule(tasks, YEAR, 10, at_once=2))[0].spare == spare


@given(task_lists(), capacities, st.integers(1, 5), st.integers(0, 1))
def test_the_hours_of_all_quarters_are_those_of_what_runs_in_them(
    tasks: list[Task], capacity: int | None, at_once: int, opens: int
) -> None:
    """The rule goes over neither hours nor pace, and where more could run it is said why not."""
    planned = schedule(tasks, YEAR, capacity, opens=opens, at_once=at_once)
    found = quarter_hours(planned)
    decided = any(t.begun or t.fixed is not None for t in tasks)
    later = ends_later(planned)
    parts = {t.id: t.per_quarter for t in tasks}
    leads = {t.id: t.lead for t in tasks}
    for n, (q, load) in enumerate(zip(found, planned.quarters, strict=True)):
        assert (q.used, q.capacity) == (load.used, load.capacity)
        runs = [i for i, end in later.items() if end and end.plus(1 - leads[i]) <= q.quarter <= end]
        assert q.beyond == sum(parts[i] for i in runs)
        assert decided or q.running <= at_once
        assert decided or q.left is None or q.left >= 0
        begins = [p.task for p in planned.placed if p.start and p.start > q.quarter]
        over = {i for i, end in later.items() if i in runs or (end and end < q.quarter)}
        waits = [*begins, *(t for t in tasks if t.id in later and t.id not in over)]
        waits = [t for t in waits if t.of_holder and t.fixed is None]
        expected = n >= opens and q.running < at_once and bool(waits)
        assert (q.spare is not None) == expected


def test_what_begins_in_a_quarter_does_not_wait_in_it() -> None:
    """An action of five quarters ends after those ahead: it runs from the first on, and nothing waits."""
    found = quarter_hours(schedule([task(1, 20, 5)], YEAR, 10, at_once=2))
    assert [(q.running, q.used, q.beyond) for q in found] == [(1, Fraction(0), Fraction(4))] * 4
    assert {q.spare for q in found} == {None}
