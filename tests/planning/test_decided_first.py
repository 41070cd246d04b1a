# SPDX-License-Identifier: EUPL-1.2
"""What another party still decides about begins only when that decision can have fallen."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.made_tasks import Q1, Q2, Q3, YEAR, asked_for, task, task_lists
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Why


def test_a_task_begins_from_the_quarter_that_its_decision_feeds() -> None:
    """Two tasks of one quarter, of which the first waits for a decision: it takes the second quarter.

    What waits for it moves with it; the other begins at once, and each says why it stands there.
    """
    waits = replace(task(1, 4), opens=1)
    planned = schedule([waits, task(2, 4), task(3, 4, after=[1])], YEAR, 10)
    assert [p.start for p in planned.placements] == [Q2, Q1, Q3]
    assert [p.why for p in planned.placements] == [
        (Why("decision"),),
        (Why("earliest"),),
        (Why("waited", ("t1",)),),
    ]


def test_a_task_that_is_late_by_a_decision_says_so() -> None:
    """Four quarters from the second on do not fit, and no hours mend that: the decision is the cause."""
    planned = schedule([replace(task(1, 4, lead=4), opens=1)], YEAR, 10)
    (request,) = asked_for(planned)
    assert [(i.reason, i.cause and i.cause.kind) for i in request.items] == [("lead", "decision")]


@given(task_lists(), st.lists(st.integers(0, 3), min_size=8, max_size=8), st.integers(0, 15))
def test_the_rule_places_nothing_before_its_decision(
    tasks: list[Task], opens: list[int], capacity: int
) -> None:
    """Of any tasks, at any capacity; what people placed or are busy with keeps its place."""
    waiting = [replace(t, opens=n) for t, n in zip(tasks, opens, strict=False)]
    planned, before = (schedule(each, YEAR, capacity) for each in (waiting, tasks))
    for placement, plain in zip(planned.placements, before.placements, strict=True):
        one = placement.task
        if one.fixed is not None or one.begun:
            assert (placement.start, placement.end) == (plain.start, plain.end)
        elif placement.start is not None:
            assert placement.start >= YEAR[one.opens]
