# SPDX-License-Identifier: EUPL-1.2
"""Tasks for tests: short to write, and generated ones for properties."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from tests.planning.made import measure
from tests.strategies import one_of
from toolkit.model.content.measures import Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.capacity import more_hours
from toolkit.planning.timed.task import Hours, Task
from toolkit.planning.timed.timetable import Schedule
from toolkit.planning.weighed.requests import Request, requests

Q1, Q2, Q3, Q4 = YEAR = tuple(PlanQuarter(2026, n) for n in (1, 2, 3, 4))
NEXT_Q1, NEXT_Q2 = PlanQuarter(2027, 1), PlanQuarter(2027, 2)
INFINITY = 99


def task(
    rank: int,
    hours: Hours = 0,
    lead: int = 1,
    after: Sequence[int] = (),
    *,
    due: PlanQuarter | None = Q4,
    fixed: PlanQuarter | None = None,
    done: bool = False,
    of: Measure | None = None,
    begun: bool = False,
) -> Task:
    """A task t1, t2 … by its rank, that waits for tasks by their rank."""
    waits = tuple(f"t{n}" for n in after)
    return Task(f"t{rank}", rank, hours, lead, waits, due, fixed, done, of, begun=begun)


def exact(*hours: int) -> list[Fraction]:
    """Hours as the planning counts them."""
    return [Fraction(h) for h in hours]


def by(actor: str, rank: int = 1, *, together: bool = False, **hours: int) -> Measure:
    """A measure that a party takes up."""
    return measure(rank, [("AA-01", 0, 3)], hours, actor=actor, together=together)


@st.composite
def task_lists(draw: st.DrawFn, most: int = 8, *, decided: bool = True) -> list[Task]:
    """Tasks that each may wait for earlier ones, so that nothing goes in a circle."""
    found: list[Task] = []
    for rank in range(1, draw(st.integers(0, most)) + 1):
        waits = draw(st.lists(st.integers(1, rank - 1), max_size=2, unique=True)) if rank > 1 else []
        fixed = draw(one_of(None, None, None, *YEAR, NEXT_Q1)) if decided else None
        actor = draw(one_of("team", "team", "employer", "municipality", "region"))
        found.append(
            task(
                rank,
                draw(one_of(0, 1, 3, 4, 7, 10)),
                draw(st.integers(1, 3)),
                waits,
                due=draw(one_of(None, *YEAR)),
                fixed=fixed,
                done=decided and draw(st.integers(0, 5)) == 0,
                of=by(actor, rank, together=draw(st.booleans())) if draw(st.booleans()) else None,
                begun=decided and draw(st.integers(0, 5)) == 0,
            )
        )
    return found


def asked_for(planned: Schedule, first: PlanQuarter = Q1) -> tuple[Request, ...]:
    """The requests of a planning to which hours can be added from a quarter on."""
    return requests(planned, more_hours(planned, first))


def ends(planned: Schedule) -> list[int]:
    """The number of the last quarter of each task that is not done, by rank; no place is infinity."""
    found = [p for p in planned.placements if p.state != "done"]
    return [INFINITY if p.end is None else p.end.minus(planned.horizon[0]) for p in found]


def every_way(
    tasks: Sequence[Task], capacity: int | None, at_once: int | None = None, quarters: int = 4
) -> Iterator[list[int]]:
    """The ends of every allowed way to place undecided tasks, by trying all; slow and simple.

    Args:
        tasks: none decided or done, in order of rank.
        capacity: hours per quarter.
        at_once: tasks of the team that may run in a quarter; of more than one all but one may run on.
        quarters: of the horizon.

    Yields:
        A list like that of `ends`.
    """
    choices = [[*range(quarters - t.lead + 1), None] for t in tasks]
    for starts in product(*choices):
        start_of = dict(zip((t.id for t in tasks), starts, strict=True))
        end_of = {t.id: INFINITY if (s := start_of[t.id]) is None else s + t.lead - 1 for t in tasks}
        waits = all(
            start_of[t.id] is None or end_of[p] < (start_of[t.id] or 0) for t in tasks for p in t.after
        )
        loads = [
            sum(t.per_quarter for t in tasks if (s := start_of[t.id]) is not None and s <= q < s + t.lead)
            for q in range(quarters)
        ]
        spans = [(s, s + t.lead - 1) for t in tasks if t.of_holder and (s := start_of[t.id]) is not None]
        paced = at_once is None or all(
            sum(s <= q <= e for s, e in spans) <= at_once
            and sum(s <= q < e for s, e in spans) <= (at_once - 1 or 1)
            for q in range(quarters)
        )
        if waits and paced and (capacity is None or all(load <= capacity for load in loads)):
            yield [end_of[t.id] for t in tasks]
