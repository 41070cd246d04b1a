# SPDX-License-Identifier: EUPL-1.2
"""What capacity does: how much more of it would be enough, and when what has no room would fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.placing import take_turns, turns_in_order
from toolkit.planning.schedule import schedule, settled, to_place
from toolkit.planning.task import Hours
from toolkit.planning.timetable import Schedule

QUARTERS_LOOKED_ON = 12


@dataclass(frozen=True, slots=True)
class MoreCapacity:
    """What more team hours would do for what comes late.

    Attributes:
        hours: the smallest whole number of extra team hours per quarter with which all that can be
            in time is; 0 when it is already; None when all that is late stays late with any.
        helped: ids of what is late now and would be in time, in order of rank.
        not_helped: ids of what is late with any capacity: lead times alone, or what people decided,
            make it late.
    """

    hours: int | None
    helped: tuple[str, ...]
    not_helped: tuple[str, ...]


def more_capacity(planned: Schedule) -> MoreCapacity:
    """How many extra team hours per quarter are enough.

    More hours can make a single task later, when one of a higher rank moves forward and takes its
    room. So every capacity with which the planning changes is tried, from the smallest.

    Args:
        planned: a planning.

    Returns:
        The hours, and whom they help.
    """
    best = schedule(planned.tasks, planned.horizon, None)
    never = {p.task.id for p in best.late}
    late = [p.task.id for p in planned.late]
    helped = tuple(i for i in late if i not in never)
    not_helped = tuple(i for i in late if i in never)
    if planned.capacity is None or not helped:
        return MoreCapacity(None if late else 0, helped, not_helped)
    goals = {p.task.id: p.deadline.minus(planned.horizon[0]) for p in best.placements if not p.late}
    return MoreCapacity(_smallest(planned, planned.capacity, goals), helped, not_helped)


def _smallest(planned: Schedule, capacity: Fraction, goals: Mapping[str, int]) -> int:
    used, ends = settled(planned.tasks, planned.horizon[0])
    free = turns_in_order(to_place(planned.tasks))
    # in whole parts of an hour: this is done hundreds of times, and fractions are slow
    parts = lcm(*(n.denominator for n in (capacity, *used.values(), *(t.per_quarter for t in free))))
    shares = {t.id: _whole(t.per_quarter, parts) for t in free}
    taken = {quarter: _whole(hours, parts) for quarter, hours in used.items()}
    room = _whole(capacity, parts)
    extra = 0
    while True:
        now = room + extra * parts
        turns = take_turns(free, len(planned.horizon), now, taken, ends, shares=shares, goals=goals)
        if turns.next_capacity is None or not turns.missed:
            return extra
        extra = ceil(Fraction(turns.next_capacity - room, parts))


def _whole(hours: Fraction, parts: int) -> int:
    return int(hours * parts)


def ends_later(planned: Schedule, quarters: int = QUARTERS_LOOKED_ON) -> dict[str, PlanQuarter | None]:
    """In which quarter what has no room would end with the present capacity.

    What has its place keeps it; the others take what is left, beyond the horizon too.

    Args:
        planned: a planning.
        quarters: how many to look at, from the first of the horizon.

    Returns:
        Per task outside the horizon the quarter in which it would end; None when it has no room
        in all those quarters.
    """
    first = planned.horizon[0]
    outside = [p.task for p in planned.placements if p.state == "outside"]
    used: dict[int, Hours] = {}
    ends: dict[str, int | None] = {}
    for placement in planned.placed:
        for quarter in placement.quarters:
            number = quarter.minus(first)
            used[number] = used.get(number, 0) + placement.task.per_quarter
            ends[placement.task.id] = number  # the last one stays
    turns = take_turns(turns_in_order(outside), quarters, planned.capacity, used, ends)
    found: dict[str, PlanQuarter | None] = {}
    for task in outside:
        start = turns.by_id[task.id].start
        found[task.id] = None if start is None else first.plus(start + task.lead - 1)
    return found
