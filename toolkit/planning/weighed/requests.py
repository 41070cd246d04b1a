# SPDX-License-Identifier: EUPL-1.2
"""What the plan cannot do in time by itself, as one request per addressee, with what would help."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.capacity import MoreHours, ends_later, with_all_hours, with_any_pace
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Placement, Schedule

Addressee = Literal["employer", "municipality", "steering"]
Reason = Literal["capacity", "crowded", "pace", "lead", "decided"]

ADDRESSEES: tuple[Addressee, ...] = ("employer", "municipality", "steering")


@dataclass(frozen=True, slots=True)
class Euros:
    """Money outside hours.

    Attributes:
        low: sum of the low ends, in euro.
        high: sum of the high ends.
        yearly: True when all of it comes back every year.
    """

    low: Decimal
    high: Decimal
    yearly: bool


CauseKind = Literal[
    "at_once",  # with enough hours as many actions of the team run already as can
    "waits",  # it begins only when other actions have ended, which takes too long
    "decision",  # another party decides about it first, and after that it takes too long
    "duration",  # it takes more quarters than there are until it is due
    "start",  # more hours are there too late for it: it takes its own quarters from then
    "crowded",  # more hours bring it in time, and others that are in time now late
    "limit",  # more hours bring it in time, and a lower limit that is reached now is not
]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why hours alone do not bring a task in time.

    Attributes:
        kind: which.
        tasks: ids of the tasks that it waits for, or that would then be late; empty for any other cause.
        end: when it would end with all hours and at any pace; None when that is after the quarters ahead.
    """

    kind: CauseKind
    tasks: tuple[str, ...] = ()
    end: PlanQuarter | None = None


@dataclass(frozen=True, slots=True)
class RequestItem:
    """One task in a request.

    Attributes:
        task: its id.
        reason: `capacity`: in time with the extra hours; `crowded`: idem, but these are not asked, as they
            bring no more in time than they make late; `pace`: late with those, and in time if the
            team had all hours that it takes and could do any number at once; `lead`: late even then, by
            lead times or by what comes first; `decided`: people chose a later quarter.
        deadline: when it must have ended.
        later: when it would end with the present capacity; None when no quarter is found.
        with_hours: when it would end if the team had all hours that it takes from the first quarter that
            a decision feeds: for what the extra hours do not bring in time and has no `later`; None for
            all other tasks, and when nothing would bring it to an end.
        cause: what hours do not mend, for `crowded`, `pace` and `lead`; else None.
    """

    task: str
    reason: Reason
    deadline: PlanQuarter
    later: PlanQuarter | None
    with_hours: PlanQuarter | None
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of one addressee.

    Attributes:
        addressee: who.
        items: what it is about, in order of rank; at least one.
        more: the extra team hours that would bring what is short of hours in time, in the whole plan;
            None where no item is short of hours. At most one request has them.
        euros: money outside hours of these tasks; None when no task has an amount.
        together: alternative: ids of tasks that teams can do together: those of the request, and
            where hours are short also others of the plan that ask team hours.
    """

    addressee: Addressee
    items: tuple[RequestItem, ...]
    more: MoreHours | None
    euros: Euros | None
    together: tuple[str, ...]

    @property
    def tasks(self) -> tuple[str, ...]:
        """Ids of the tasks, in order of rank."""
        return tuple(i.task for i in self.items)

    @property
    def hours(self) -> int:
        """The extra team hours that are asked, 0 where hours are not what it is about."""
        return 0 if self.more is None else self.more.total


def requests(planned: Schedule, more: MoreHours, possible: MoreHours | None = None) -> tuple[Request, ...]:
    """What comes later than due or has no place in the horizon, as requests.

    Args:
        planned: the planning.
        more: what the extra hours that are asked do for it.
        possible: what more hours would do, where those are not asked; None where they are.

    Returns:
        At most one per addressee, in the order of `ADDRESSEES`; everything late is in one of them.
    """
    outside = ends_later(planned)
    richest = {p.task.id: p for p in with_all_hours(planned, more.first).late} if planned.late else {}
    fastest = with_any_pace(planned, more.first).placements if planned.late else ()
    slow = {p.task.id: p for p in fastest if p.late}
    could = more if possible is None else possible
    late = [(p, _reason(p, more, could, slow.keys())) for p in planned.late]
    never = any(reason in {"pace", "lead"} and p.end is None and not outside[p.task.id] for p, reason in late)
    at_best = ends_later(planned, unlimited_from=more.first) if never else {}
    items: dict[Addressee, list[RequestItem]] = {}
    for placement, reason in late:
        cause = _cause(reason, richest.get(placement.task.id), slow)
        if reason == "crowded":
            cause = Cause("crowded" if could.delayed else "limit", could.delayed)
        item = _item(placement, reason, outside, at_best, cause)
        items.setdefault(addressee_of(placement.task, reason), []).append(item)
    return tuple(_request(planned, a, tuple(items[a]), more) for a in ADDRESSEES if a in items)


def addressee_of(task: Task, reason: Reason) -> Addressee:
    """Who can do something about a task that is late.

    Args:
        task: it.
        reason: why it is late.

    Returns:
        Where hours of the team would help: its employer, so that hours are asked once. Where its pace
        makes it late: the steering group. Hours and pace of who is not a team are its own. Else joint and
        regional matters, and what the team takes up: the steering group; and what the municipality or the
        employer takes up: that party.
    """
    if task.holder != "team" and reason in {"capacity", "crowded", "pace"}:
        return task.holder
    if reason == "capacity":
        return "employer"
    if reason in {"crowded", "pace"} or task.actor == "region" or task.together or task.actor == "team":
        return "steering"
    return task.actor


def euros(tasks: Iterable[Task]) -> Euros | None:
    """What tasks cost outside hours, as a range; None when nobody knows."""
    costs = [t.cost for t in tasks if t.cost is not None]
    if not costs:
        return None
    zero = Decimal(0)
    low, high = sum((c.low for c in costs), zero), sum((c.high for c in costs), zero)
    return Euros(low, high, all(c.yearly for c in costs))


def _reason(placement: Placement, more: MoreHours, could: MoreHours, slow: Set[str]) -> Reason:
    if placement.task.fixed is not None:
        return "decided"
    if placement.task.id in more.helped:
        return "capacity"
    if placement.task.id in could.helped:
        return "crowded"
    return "lead" if placement.task.id in slow else "pace"


def _item(
    placement: Placement,
    reason: Reason,
    outside: Mapping[str, PlanQuarter | None],
    at_best: Mapping[str, PlanQuarter | None],
    cause: Cause | None,
) -> RequestItem:
    task = placement.task
    later = placement.end if placement.end is not None else outside[task.id]
    with_hours = at_best.get(task.id) if reason in {"pace", "lead"} and later is None else None
    return RequestItem(task.id, reason, placement.deadline, later, with_hours, cause)


def _cause(reason: Reason, richest: Placement | None, slow: Mapping[str, Placement]) -> Cause | None:
    """What keeps a task from being in time that hours do not mend: by its place with all of these."""
    if richest is None or reason not in {"pace", "lead"}:
        return None
    fastest = slow.get(richest.task.id)  # at any pace too
    at = richest if fastest is None else fastest
    kinds, waits = {why.kind for why in at.why}, tuple(name for why in at.why for name in why.tasks)
    if fastest is None and "at_once" in kinds:
        return Cause("at_once")
    if waits:
        return Cause("waits", waits, at.end)
    return Cause(
        "decision" if "decision" in kinds else "start" if "no_room" in kinds else "duration", (), at.end
    )


def _request(
    planned: Schedule, addressee: Addressee, items: tuple[RequestItem, ...], more: MoreHours
) -> Request:
    asked = {i.task for i in items}
    short = any(i.reason == "capacity" for i in items)
    return Request(
        addressee=addressee,
        items=items,
        more=more if short else None,
        euros=euros(t for t in planned.tasks if t.id in asked),
        together=tuple(
            t.id
            for t in planned.tasks
            if t.together and not t.done and (t.id in asked or (short and t.hours))
        ),
    )
