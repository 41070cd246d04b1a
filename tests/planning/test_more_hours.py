# SPDX-License-Identifier: EUPL-1.2
"""The table of extra hours: planned again with it everything promised is in time, and with less it is not."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.planning.made_tasks import Q1, Q2, Q3, YEAR, task, task_lists
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.capacity import MoreHours, least, more_hours
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task

paces = st.sampled_from([None, 1, 2, 4])


def late_with(
    tasks: list[Task], capacity: int, table: tuple[int, ...], at_once: int | None = None
) -> set[str]:
    """What is late in a plan that is made again with a table of extra hours."""
    return {p.task.id for p in schedule(tasks, YEAR, capacity, table, at_once=at_once).late}


def test_a_table_worked_out_by_hand() -> None:
    """Ten hours a quarter, 58 asked: eighteen are short, and eighteen are asked.

    t1 takes 10 in Q1 and Q2. t2 (10) is due in Q3, t3 (8) in Q2, t4 takes 10 in two quarters. With 8 more
    in Q1 t3 is beside t1; t2 then has Q3, and with 10 more there t4 has Q3 and Q4.
    """
    planned = schedule([task(1, 20, 2), task(2, 10, due=Q3), task(3, 8, due=Q2), task(4, 20, 2)], YEAR, 10)
    assert more_hours(planned, Q1) == MoreHours(
        Q1, (8, 0, 10, 0), ("t3", "t4"), ahead=("t1", "t2", "t3", "t4")
    )
    assert more_hours(planned, Q1).total == 18


def test_hours_begin_with_the_first_quarter_after_the_decision() -> None:
    """What was due before it stays late, and is named; nothing is asked for it."""
    planned = schedule([task(1, 10, due=Q1), task(2, 10, due=Q1), task(3, 30, 2)], YEAR, 10)
    assert more_hours(planned, Q2) == MoreHours(Q2, (0, 0, 5, 5), ("t3",), ahead=("t1", "t2", "t3"))
    assert more_hours(planned, PlanQuarter(2027, 1)).total == 0
    assert more_hours(planned, PlanQuarter(2025, 3)).per_quarter[0] > 0


def test_without_a_capacity_no_hours_are_asked() -> None:
    """Nobody knows whether they are short; and where all is in time none are needed."""
    assert more_hours(schedule([task(1, 99, due=Q1), task(2, 9, 5)], YEAR, None), Q1).total == 0
    assert more_hours(schedule([task(1, 9)], YEAR, 10), Q1) == MoreHours(Q1, (0, 0, 0, 0), (), ahead=("t1",))


def test_what_comes_later_by_the_extra_hours_is_named() -> None:
    """Without room in Q2 t1 waits, so t2, due in Q1, has Q1; with five hours more t1 takes Q1 and Q2."""
    tasks = [task(1, 10, 2, due=Q2), task(2, 10, due=Q1), task(3, 10, fixed=Q2)]
    found = more_hours(schedule(tasks, YEAR, 10), Q2)
    assert found == MoreHours(Q2, (0, 5, 0, 0), ("t1",), ("t2",), ("t1", "t2", "t3"))


@settings(max_examples=300)
@given(task_lists(), st.integers(0, 12), st.integers(0, 3), paces)
@example([task(1, 10, due=Q2), task(2, 6, due=Q1), task(3, 4, fixed=Q1)], 15, 0, None)
def test_planned_again_it_gives_exactly_what_is_promised(
    tasks: list[Task], capacity: int, first: int, at_once: int | None
) -> None:
    """What is late then was named; what is promised is in time, and with an hour less anywhere it is not."""
    planned = schedule(tasks, YEAR, capacity, at_once=at_once)
    found = more_hours(planned, YEAR[first])
    assert sum(found.per_quarter[:first]) == 0
    late = {p.task.id for p in planned.late}
    again = late_with(tasks, capacity, found.per_quarter, at_once)
    assert late >= {*found.helped}
    assert again == late - {*found.helped} | {*found.delayed}
    promised = {t.id for t in tasks} - again
    for quarter, hours in enumerate(found.per_quarter):
        if hours:
            less = tuple(n - (q == quarter) for q, n in enumerate(found.per_quarter))
            assert late_with(tasks, capacity, less, at_once) & promised


@given(task_lists(), st.integers(0, 12), st.integers(0, 3), paces)
def test_no_number_of_hours_does_more(
    tasks: list[Task], capacity: int, first: int, at_once: int | None
) -> None:
    """What hours without limit bring in time, from that quarter on, is in time with the table."""
    found = more_hours(schedule(tasks, YEAR, capacity, at_once=at_once), YEAR[first])
    plenty = tuple(1000 * (q >= first) for q in range(4))
    assert late_with(tasks, capacity, found.per_quarter, at_once) <= late_with(
        tasks, capacity, plenty, at_once
    )


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_least_that_is_enough_is_found(enough: int, above: int) -> None:
    """Of a limit that more never undoes, the limit itself; nothing where nothing is enough."""
    assert least(enough + above, lambda hours: hours >= enough) == enough
