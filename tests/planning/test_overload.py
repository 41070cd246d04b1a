# SPDX-License-Identifier: EUPL-1.2
"""A quarter that is too full: what can move out of it, and where that fits."""

from fractions import Fraction

import pytest
from hypothesis import given

from tests.planning.made_tasks import Q1, Q2, YEAR, task, task_lists
from toolkit.planning.decided.overload import first_fit
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


@given(task_lists())
def test_whole_hours_that_are_left_add_up(tasks: list[Task]) -> None:
    """What is left of all quarters is all that there is less the whole of what is asked."""
    found = quarter_hours(schedule(tasks, YEAR, 13))
    asked = sum((q.used for q in found), Fraction(0)), sum((q.beyond for q in found), Fraction(0))
    left = sum(whole_left(found), Fraction(0))
    assert left.denominator == 1
    assert abs(13 * len(YEAR) - left - sum(asked)) <= 1
