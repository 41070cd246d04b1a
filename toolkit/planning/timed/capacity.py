# SPDX-License-Identifier: EUPL-1.2
"""What capacity does: which hours more would be enough, and when what has no room would fit."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import ceil

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.placing import Parts, Room, Settled, parts_of, take_turns, turns_in_order
from toolkit.planning.timed.schedule import schedule, settled, to_place
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Schedule

QUARTERS_LOOKED_ON = 12


@dataclass(frozen=True, slots=True)
class MoreHours:
    """What more team hours would do for what comes late: a plan made again with them does exactly this.

    Attributes:
        first: the first quarter in which they can be there.
        per_quarter: extra team hours in each quarter of the horizon, 0 or more; with an hour less in any
            of them something that is promised here is late.
        helped: ids of what is late now and in time with these hours, in order of rank.
        delayed: ids of what is in time now and late with these hours, as what ranks before it takes
            its room.
        ahead: ids of what ends within the quarters ahead with these hours, in order of rank.
    """

    first: PlanQuarter
    per_quarter: tuple[int, ...]
    helped: tuple[str, ...]
    delayed: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All extra hours together: what is asked and priced."""
        return sum(self.per_quarter)


def more_hours(planned: Schedule, first: PlanQuarter) -> MoreHours:
    """The table of extra team hours with which all that hours can bring in time is in time.

    What hours can do is what they do without limit. Towards that goal the table begins with as much in
    every quarter, as little as is enough; then each quarter, from the first one on, goes down as far as the
    goal holds, until none can go down any more.

    More hours can make a single task later, when one of a higher rank moves forward and takes its
    room. So who makes the plan again with the table sees what is late then; that is told here.

    Args:
        planned: a planning.
        first: the first quarter in which there can be more hours.

    Returns:
        The table, and whom it helps; without a capacity, no hours.
    """
    late = [p.task.id for p in planned.late]
    table: tuple[int, ...] = (0,) * len(planned.horizon)
    if planned.capacity is not None and late:
        table = _table(planned, planned.capacity, min(max(0, first.minus(planned.horizon[0])), len(table)))
    then = again(planned, table)
    still = {p.task.id for p in then.late}
    return MoreHours(
        first,
        table,
        tuple(i for i in late if i not in still),
        tuple(p.task.id for p in then.late if p.task.id not in late),
        tuple(p.task.id for p in then.todo if p.end is not None and p.end <= then.horizon[-1]),
    )


def none_asked(planned: Schedule, more: MoreHours) -> MoreHours:
    """The same where nobody asks those hours, as they would make late what is in time now.

    Args:
        planned: the planning.
        more: what more hours would do for it.

    Returns:
        No hours, and what the plan as it is does.
    """
    last = planned.horizon[-1]
    ahead = tuple(p.task.id for p in planned.todo if p.end is not None and p.end <= last)
    return MoreHours(more.first, (0,) * len(planned.horizon), (), (), ahead)


def with_any_pace(planned: Schedule, first: PlanQuarter) -> Schedule:
    """The same plan if the team could do anything at once, with all hours that it takes.

    Args:
        planned: a planning.
        first: the first quarter in which there can be more hours.

    Returns:
        The planning: what is late in it is so by lead times, or by what comes first.
    """
    plenty = _plenty(planned)
    table = [plenty * (quarter >= first) for quarter in planned.horizon]
    return schedule(planned.tasks, planned.horizon, planned.capacity, table, opens=planned.opens)


def with_all_hours(planned: Schedule, first: PlanQuarter) -> Schedule:
    """The same plan at its own pace, with all hours that it takes.

    Args:
        planned: a planning.
        first: the first quarter in which there can be more hours.

    Returns:
        The planning: what is late in it no hours bring in time.
    """
    plenty = _plenty(planned)
    return again(planned, [plenty * (quarter >= first) for quarter in planned.horizon])


def _plenty(planned: Schedule) -> int:
    """More hours in a quarter than the plan can ask."""
    return ceil(sum((Fraction(t.hours) for t in planned.tasks), Fraction(0)))


def again(planned: Schedule, table: Sequence[int], tasks: Iterable[Task] | None = None) -> Schedule:
    """The same plan with extra hours.

    Args:
        planned: it.
        table: extra hours for each of its quarters.
        tasks: what it plans; None for what it plans now.

    Returns:
        The plan made again.
    """
    these = planned.tasks if tasks is None else tasks
    horizon, capacity = planned.horizon, planned.capacity
    return schedule(these, horizon, capacity, table, opens=planned.opens, at_once=planned.at_once)


def _table(planned: Schedule, capacity: Fraction, first: int) -> tuple[int, ...]:
    size = len(planned.horizon)
    quarters = range(first, size)
    plenty = _plenty(planned)
    best = with_all_hours(planned, planned.horizon[0].plus(first))
    goals = {p.task.id: p.deadline.minus(planned.horizon[0]) for p in best.placements if not p.late}
    search = _Search.of(planned, capacity, goals)
    alike = least(plenty, lambda hours: search.enough([hours * (n in quarters) for n in range(size)]))
    return search.lowered([alike * (n in quarters) for n in range(size)])


def least(most: int, enough: Callable[[int], bool]) -> int:
    """A number of hours that is enough, while one less, or none at all, is not.

    Args:
        most: hours that are enough.
        enough: whether so many are.

    Returns:
        0 when that is enough. Where more hours can be worse, another such number may exist below it.
    """
    if enough(0):
        return 0
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


@dataclass(frozen=True, slots=True)
class _Search:
    """What every try needs.

    Attributes:
        free: the tasks that the rule places, in turn.
        decided: those that people placed.
        parts: of all of them.
        room: hours in a quarter without anything extra, in parts.
        goals: per task that must be in time the number of its last quarter.
        opens: number of the first quarter in which something can begin.
        at_once: how many tasks of the team can run in a quarter; None is without limit.
    """

    free: Sequence[Task]
    decided: Settled
    parts: Parts
    room: int
    goals: Mapping[str, int]
    opens: int
    at_once: int | None

    @classmethod
    def of(cls, planned: Schedule, capacity: Fraction, goals: Mapping[str, int]) -> "_Search":
        parts = parts_of(planned.tasks, capacity)
        free = turns_in_order(to_place(planned.tasks))
        decided = settled(planned.tasks, planned.horizon[0])
        return cls(free, decided, parts, parts.of(capacity), goals, planned.opens, planned.at_once)

    def enough(self, table: Sequence[int]) -> bool:
        """Whether everything that must be in time is, with a table of extra hours."""
        room = Room([self.room + self.parts.of(n) for n in table], self.opens, self.at_once)
        return take_turns(self.free, room, self.decided, self.parts, self.goals).missed is None

    def lowered(self, start: Sequence[int]) -> tuple[int, ...]:
        """A table of which no quarter can have an hour less; `start` is enough."""
        table, before = list(start), None
        while table != before:
            before = list(table)
            for quarter in range(len(table)):
                table[quarter] = least(table[quarter], partial(self._enough_with, table, quarter))
        return tuple(table)

    def _enough_with(self, table: Sequence[int], quarter: int, hours: int) -> bool:
        return self.enough([hours if q == quarter else n for q, n in enumerate(table)])


def ends_later(
    planned: Schedule, *, unlimited_from: PlanQuarter | None = None
) -> dict[str, PlanQuarter | None]:
    """In which quarter what has no room would end with the hours of the planning, and then those of now.

    What has its place keeps it; the others take what is left, beyond the horizon too.

    Args:
        planned: a planning.
        unlimited_from: from this quarter on, as if the team had all hours that it takes; None: never.

    Returns:
        Per task outside the horizon the quarter in which it would end; None when it has no room
        in `QUARTERS_LOOKED_ON` from the first of the horizon.
    """
    first, capacity, quarters = planned.horizon[0], planned.capacity, QUARTERS_LOOKED_ON
    outside = [p.task for p in planned.placements if p.state == "outside"]
    parts = parts_of(planned.tasks, *(() if capacity is None else (capacity,)))
    keep = [(p.task, p.start.minus(first)) for p in planned.placed if p.start is not None]
    limited = quarters if unlimited_from is None else unlimited_from.minus(first)
    there = [load.capacity for load in planned.quarters] + [capacity] * quarters
    hours = [None if n is None or q >= limited else parts.of(n) for q, n in enumerate(there[:quarters])]
    room = Room(hours, planned.opens, planned.at_once)
    turns = take_turns(turns_in_order(outside), room, keep, parts)
    found: dict[str, PlanQuarter | None] = {}
    for task in outside:
        start = turns.by_id[task.id].start
        found[task.id] = None if start is None else first.plus(start + task.lead - 1)
    return found
