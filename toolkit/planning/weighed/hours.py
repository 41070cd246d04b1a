# SPDX-License-Identifier: EUPL-1.2
"""Where the team hours of a plan go, by what becomes of them and by quarter: a reader can add them up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from toolkit.model.quarter import PlanQuarter
from toolkit.model.rounding import whole_parts
from toolkit.planning.timed.capacity import QUARTERS_LOOKED_ON, ends_later
from toolkit.planning.timed.placing import Room, lacking, parts_of
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Placement, Schedule
from toolkit.planning.weighed.requests import Reason

HoursKind = Literal[
    "in_time",  # has its quarters, and ends by its deadline
    "late",  # has its quarters, and ends later than asked
    "beyond",  # falls in quarters after those looked ahead over, by decision of people
    "short",  # has no place, and would be in time if the team had more hours
    "crowded",  # has no place, and would be in time with more hours, in the place of others
    "pace",  # has no place, as the team would do too much at once
    "lead",  # has no place, with any hours and any pace: by lead times, or by what comes first
]
KINDS: tuple[HoursKind, ...] = ("in_time", "late", "beyond", "short", "crowded", "pace", "lead")

Spare = Literal[
    "hours",  # too few are left for anything that waits
    "short",  # only what ends in the quarter itself has room, and nothing that short can begin
    "both",  # of some that wait the one is true, of others the other
    "first",  # all that waits, waits for another action
]
"""Why fewer actions run in a quarter than can."""

_YEAR = 4  # quarters
_OUTSIDE: Mapping[Reason, HoursKind] = {"capacity": "short", "crowded": "crowded", "pace": "pace"}


@dataclass(frozen=True, slots=True)
class HoursRow:
    """The team hours of one kind.

    Attributes:
        kind: which.
        actions: how many actions have hours or a place in this row; an action that runs on after the
            quarters ahead is counted in the first of its rows only.
        hours: of whose plan it is, from the first quarter on, 0 or more: once.
        yearly: idem, that keep coming back every year when these actions have been done.
    """

    kind: HoursKind
    actions: int
    hours: Fraction
    yearly: Fraction = Fraction(0)


def hours_rows(planned: Schedule, reasons: Mapping[str, Reason]) -> tuple[HoursRow, ...]:
    """Every action that is to be done, by what becomes of its team hours.

    Args:
        planned: the planning.
        reasons: of what is late, by id, as the requests give them.

    Returns:
        The kinds that occur, in the order of `KINDS`; their hours are all that the plan asks from its
        first quarter on, their actions all that is to be done.
    """
    actions = dict.fromkeys(KINDS, 0)
    hours = dict.fromkeys(KINDS, Fraction(0))
    yearly = dict.fromkeys(KINDS, Fraction(0))
    for placement in planned.todo:
        parts = _parts(placement, planned, reasons)
        first = next(iter(parts))
        actions[first] += 1
        yearly[first] += placement.task.hours_a_year(placement.task.holder)
        for kind, n in parts.items():
            hours[kind] += n
    return tuple(
        HoursRow(kind, actions[kind], hours[kind], yearly[kind])
        for kind in KINDS
        if actions[kind] or hours[kind]
    )


def _parts(
    placement: Placement, planned: Schedule, reasons: Mapping[str, Reason]
) -> dict[HoursKind, Fraction]:
    """The hours of one action by kind; hours before the first quarter have been, and are left out."""
    task = placement.task
    if placement.state == "outside":
        return {_OUTSIDE.get(reasons.get(task.id, "lead"), "lead"): Fraction(task.hours)}
    last = planned.horizon[-1]
    within = sum(planned.horizon[0] <= q <= last for q in placement.quarters) * task.per_quarter
    beyond = sum(q > last for q in placement.quarters) * task.per_quarter
    here: HoursKind = "late" if placement.late else "in_time"
    if placement.start is not None and placement.start > last:
        return {"beyond": beyond}
    return {here: within} | ({"beyond": beyond} if beyond else {})


@dataclass(frozen=True, slots=True)
class QuarterHours:
    """What one quarter asks of whose plan it is.

    Attributes:
        quarter: it.
        used: hours of what has its place in the quarters ahead.
        beyond: hours of what has none, as it begins in these quarters and ends after them: with the hours
            and the pace of now.
        capacity: hours that there are; None when nobody gave them.
        lasting: hours that keep coming back, of what ended before it; part of those of a whole year.
        running: how many actions of whose plan it is run, those that end after the quarters ahead too.
        spare: why no more run; None where as many run as can, and where none waits.
    """

    quarter: PlanQuarter
    used: Fraction
    beyond: Fraction
    capacity: Fraction | None
    lasting: Fraction
    running: int
    spare: Spare | None

    @property
    def left(self) -> Fraction | None:
        """Hours that nothing asks, below 0 where people decided on more than there are; None: no limit."""
        return None if self.capacity is None else self.capacity - self.used - self.beyond


def whole_left(found: Sequence[QuarterHours]) -> tuple[Fraction, ...]:
    """What is left of each quarter by the whole hours that are shown; below 0 where it is too full."""
    used, beyond = (whole_parts(hours) for hours in ([q.used for q in found], [q.beyond for q in found]))
    return tuple((q.capacity or Fraction(0)) - n - m for q, n, m in zip(found, used, beyond, strict=True))


def quarter_hours(planned: Schedule) -> tuple[QuarterHours, ...]:
    """The hours of each quarter, those of what begins in it and ends after the quarters ahead too.

    Args:
        planned: the planning.

    Returns:
        One per quarter of the horizon.
    """
    first = planned.horizon[0]
    ends = ends_later(planned)
    outside = [p.task for p in planned.todo if p.state == "outside"]
    begins = {t.id: end.plus(1 - t.lead) for t in outside if (end := ends[t.id]) is not None}
    places = [(p.task, p.start) for p in planned.placed if p.start is not None]
    places += [(t, begins[t.id]) for t in outside if t.id in begins]
    settled = [(task, start.minus(first)) for task, start in places]
    last = {t.id: start.plus(t.lead - 1) for t, start in places}
    found = []
    for n, load in enumerate(planned.quarters):
        here = [t for t, start in places if start <= load.quarter <= last[t.id]]
        waiting = [t for t in outside if t.id not in begins or begins[t.id] > load.quarter]
        waiting += [p.task for p in planned.placed if p.start is not None and p.start > load.quarter]
        running = sum(t.of_holder for t in here)
        full = planned.at_once is None or running >= planned.at_once or n < planned.opens
        ended = [t for t, _ in places if last[t.id] < load.quarter]
        found.append(
            QuarterHours(
                load.quarter,
                load.used,
                sum((t.per_quarter for t in here if t.id in begins), Fraction(0)),
                load.capacity,
                sum((t.hours_a_year(t.holder) for t in ended), Fraction(0)) / _YEAR,
                running,
                None if full else _spare(planned, n, [t for t in waiting if t.of_holder], settled, last),
            )
        )
    return tuple(found)


def _spare(
    planned: Schedule,
    number: int,
    waiting: Sequence[Task],
    settled: Sequence[tuple[Task, int]],
    last: Mapping[str, PlanQuarter],
) -> Spare | None:
    """Why nothing more begins in a quarter that is not full; what people gave a day does not wait."""
    known = {t.id for t in planned.tasks if not t.done}
    quarter = planned.horizon[number]
    free = [t for t in waiting if t.fixed is None]
    asked = [t for t in free if t.opens <= number]
    ready = [t for t in asked if all(p not in known or (p in last and last[p] < quarter) for p in t.after)]
    capacity = planned.capacity
    parts = parts_of(planned.tasks, *(() if capacity is None else (capacity,)))
    there = [load.capacity for load in planned.quarters] + [capacity] * QUARTERS_LOOKED_ON
    hours = [None if n is None else parts.of(n) for n in there]
    room = Room(hours, planned.opens, planned.at_once)
    lacks = lacking(ready, number, room, settled, parts)
    if not lacks:
        return "first" if free else None
    return "both" if len(lacks) > 1 else "hours" if "hours" in lacks else "short"
