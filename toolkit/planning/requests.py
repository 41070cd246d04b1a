# SPDX-License-Identifier: EUPL-1.2
"""What the plan cannot do in time by itself, as one request per addressee, with what would help."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.capacity import MoreCapacity, ends_later, more_capacity
from toolkit.planning.task import Task
from toolkit.planning.timetable import Placement, Schedule

Addressee = Literal["employer", "municipality", "ssd"]
Reason = Literal["capacity", "pace", "decided"]

ADDRESSEES: tuple[Addressee, ...] = ("employer", "municipality", "ssd")

HOURS_PER_WEEK = 36
WEEKS_PER_QUARTER = 13
HOURS_PER_FTE = HOURS_PER_WEEK * WEEKS_PER_QUARTER
"""Hours of one fte in a quarter, by the two numbers above: the basis that a text must name."""


@dataclass(frozen=True, slots=True)
class HoursShort:
    """Team hours that are short in one quarter.

    Attributes:
        quarter: it.
        hours: 0 or more.
    """

    quarter: PlanQuarter
    hours: Fraction

    @property
    def fte(self) -> Fraction:
        """The same in fte."""
        return self.hours / HOURS_PER_FTE


@dataclass(frozen=True, slots=True)
class CostPart:
    """What one task costs outside hours, in euro."""

    task: str
    low: Decimal
    high: Decimal
    basis: str
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class Euros:
    """Money outside hours.

    Attributes:
        low: sum of the low ends, in euro.
        high: sum of the high ends.
        parts: per task with an amount where it comes from; at least one.
        without: ids of tasks of which nobody gave an amount; they are not in the sums.
        yearly: True when all of it comes back every year.
    """

    low: Decimal
    high: Decimal
    parts: tuple[CostPart, ...]
    without: tuple[str, ...]
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class RequestItem:
    """One task in a request.

    Attributes:
        task: its id.
        reason: `capacity`: in time if the team had more hours; `pace`: late with any number of
            hours, by lead times; `decided`: people chose a later quarter.
        deadline: when it must have ended.
        end: when it ends in this plan; None when it has no place in the horizon.
        later: when it would end with the present capacity; None when no quarter is found.
        short: team hours missing in the quarters in which it must be done to end just in time;
            empty unless the reason is capacity.
    """

    task: str
    reason: Reason
    deadline: PlanQuarter
    end: PlanQuarter | None
    later: PlanQuarter | None
    short: tuple[HoursShort, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of one addressee.

    Attributes:
        addressee: who.
        items: what it is about, in order of rank; at least one.
        per_quarter: team hours short in each quarter of the horizon.
        euros: money outside hours of these tasks; None when no task has an amount.
        later: alternative: the quarter in which all of it would have ended with the present
            capacity; None when that is not found for one of them.
        together: alternative: ids of tasks that teams can do together: those of the request, and
            where hours are short also others of the plan that ask team hours.
        more_capacity: alternative: extra team hours per quarter with which all that can be in time
            is, in the whole plan; None when that helps nothing in this request.
        not_helped: ids in this request that no capacity brings in time.
    """

    addressee: Addressee
    items: tuple[RequestItem, ...]
    per_quarter: tuple[HoursShort, ...]
    euros: Euros | None
    later: PlanQuarter | None
    together: tuple[str, ...]
    more_capacity: int | None
    not_helped: tuple[str, ...]

    @property
    def tasks(self) -> tuple[str, ...]:
        """Ids of the tasks, in order of rank."""
        return tuple(i.task for i in self.items)

    @property
    def hours(self) -> Fraction:
        """Team hours short in total."""
        return sum((q.hours for q in self.per_quarter), Fraction(0))

    @property
    def first_short(self) -> PlanQuarter | None:
        """The first quarter that is short of hours: before it, somebody must have decided."""
        return next((q.quarter for q in self.per_quarter if q.hours), None)

    @property
    def fte(self) -> Fraction:
        """The hours short as fte, on average over the horizon."""
        return self.hours / len(self.per_quarter) / HOURS_PER_FTE


def requests(planned: Schedule) -> tuple[Request, ...]:
    """What comes later than due or has no place in the horizon, as requests.

    Args:
        planned: the planning.

    Returns:
        At most one per addressee, in the order of `ADDRESSEES`; everything late is in one of them.
    """
    more = more_capacity(planned)
    outside = ends_later(planned)
    items: dict[Addressee, list[RequestItem]] = {}
    for placement in planned.late:
        item = _item(placement, more, outside)
        items.setdefault(addressee_of(placement.task, item.reason), []).append(item)
    return tuple(_request(planned, a, tuple(items[a]), more) for a in ADDRESSEES if a in items)


def addressee_of(task: Task, reason: Reason) -> Addressee:
    """Who can do something about a task that is late.

    Args:
        task: it.
        reason: why it is late.

    Returns:
        Joint and regional matters: the steering group. Else what the municipality or the employer
        takes up: that party. What the team takes up: the employer when hours would help, and the
        steering group when only another pace would.
    """
    if task.actor == "region" or task.together:
        return "ssd"
    if task.actor == "municipality":
        return "municipality"
    if task.actor == "employer" or reason == "capacity":
        return "employer"
    return "ssd"


def euros(tasks: Iterable[Task]) -> Euros | None:
    """What tasks cost outside hours: a range with the basis of each part; None when nobody knows."""
    known = list(tasks)
    parts = tuple(
        CostPart(t.id, t.cost.low, t.cost.high, t.cost.basis, t.cost.yearly)
        for t in known
        if t.cost is not None
    )
    if not parts:
        return None
    without = tuple(t.id for t in known if t.cost is None)
    zero = Decimal(0)
    low, high = sum((p.low for p in parts), zero), sum((p.high for p in parts), zero)
    return Euros(low, high, parts, without, all(p.yearly for p in parts))


def _item(placement: Placement, more: MoreCapacity, outside: Mapping[str, PlanQuarter | None]) -> RequestItem:
    task = placement.task
    reason: Reason = "pace"
    if task.fixed is not None:
        reason = "decided"
    elif task.id in more.helped:
        reason = "capacity"
    later = placement.end if placement.end is not None else outside[task.id]
    short = _short(placement) if reason == "capacity" else ()
    return RequestItem(task.id, reason, placement.deadline, placement.end, later, short)


def _short(placement: Placement) -> tuple[HoursShort, ...]:
    """Its hours in the last quarters with which it ends in time, but those in which it has a place."""
    task = placement.task
    just_in_time = (placement.deadline.plus(n) for n in range(1 - task.lead, 1))
    return tuple(
        HoursShort(q, task.per_quarter) for q in just_in_time if task.hours and q not in placement.quarters
    )


def _request(
    planned: Schedule, addressee: Addressee, items: tuple[RequestItem, ...], more: MoreCapacity
) -> Request:
    asked = {i.task for i in items}
    short = [s for i in items for s in i.short]
    return Request(
        addressee=addressee,
        items=items,
        per_quarter=tuple(
            HoursShort(q, sum((s.hours for s in short if s.quarter == q), Fraction(0)))
            for q in planned.horizon
        ),
        euros=euros(t for t in planned.tasks if t.id in asked),
        later=_last([i.later for i in items]),
        together=tuple(
            t.id
            for t in planned.tasks
            if t.together and not t.done and (t.id in asked or (short and t.hours))
        ),
        more_capacity=more.hours if asked & set(more.helped) else None,
        not_helped=tuple(i.task for i in items if i.task in more.not_helped),
    )


def _last(quarters: list[PlanQuarter | None]) -> PlanQuarter | None:
    found = [q for q in quarters if q is not None]
    return max(found) if len(found) == len(quarters) else None
