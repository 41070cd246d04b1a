# SPDX-License-Identifier: EUPL-1.2
"""What a plan lays before those who decide: the ways to go on, what each brings, the advice, and the day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from toolkit.model.region import MATTERS, Matter
from toolkit.planning.asked import Asked, AskedPart
from toolkit.planning.capacity import MoreHours, more_hours
from toolkit.planning.horizon import Terms
from toolkit.planning.limits import limit_ways
from toolkit.planning.price import Price, total_price
from toolkit.planning.proposal import PlanProposal
from toolkit.planning.requests import Addressee, Request
from toolkit.planning.schedule import schedule
from toolkit.planning.timetable import Placement, Schedule

WayKind = Literal[
    "now",  # the hours and the pace of now
    "hours",  # the table of extra hours, at the pace of now
    "pace",  # any number at once from the first quarter after the decision, with the hours which that takes
]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go on with a plan; what is in time and what is late are together all that is to be done.

    Attributes:
        kind: which.
        hours: extra team hours in each quarter of the horizon, 0 or more.
        in_time: ids of the actions that end by their deadline, in order of rank.
        late: ids of all others, in order of rank.
        outside: how many of those have no place in the quarters ahead.
        limits: how many missed lower limits are reached within the quarters ahead.
        most: the most actions of the team that run in one quarter.
    """

    kind: WayKind
    hours: tuple[int, ...]
    in_time: tuple[str, ...]
    late: tuple[str, ...]
    outside: int
    limits: int
    most: int

    @property
    def total(self) -> int:
        """All its extra hours."""
        return sum(self.hours)


@dataclass(frozen=True, slots=True)
class Amount:
    """All that has a price in what is asked now.

    Attributes:
        parts: with who pays; their sum is the amount.
        open: ids of the actions with costs that somebody still has to estimate, in order of rank.
    """

    parts: tuple[tuple[Addressee, AskedPart], ...]
    open: tuple[str, ...]

    @property
    def once(self) -> Price | None:
        """Euro once; None where nothing has such a price."""
        return total_price(part.price for _, part in self.parts if not part.yearly)

    @property
    def yearly(self) -> Price | None:
        """Euro in a year; None where nothing has such a price."""
        return total_price(part.price for _, part in self.parts if part.yearly)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be decided about a plan.

    Attributes:
        before: the day before which a decision still does something for the quarters that it feeds.
        ways: that of now first; another only where it brings more in time. At least one.
        advised: the one of `ways` that is recommended.
        undated: ids of what is late in the advised way and has no day with the hours and the pace of now,
            however far one looks; in order of rank.
        lasting: team hours in a year that are asked as formation, 0 or more.
        waiting: ids of the actions that begin after that day and need another party, or wait for one that
            does: without a decision nothing has them begin. In order of rank.
    """

    before: date
    ways: tuple[Way, ...]
    advised: Way
    undated: tuple[str, ...]
    lasting: Fraction
    waiting: tuple[str, ...]

    @property
    def now(self) -> Way:
        """The way without a decision."""
        return self.ways[0]

    @property
    def matters(self) -> tuple[Matter, ...]:
        """What it raises: that the plan is done, extra hours and formation, and what comes late."""
        here = {
            "plan": len(self.now.in_time) + len(self.now.late) > self.now.outside,
            "hours": self.advised.total > 0 or self.lasting > 0,
            "pace": bool(self.advised.late),
        }
        return tuple(matter for matter in MATTERS if here[matter])

    def way(self, kind: WayKind) -> Way | None:
        """The way of a kind; None where it would bring nothing."""
        return next((way for way in self.ways if way.kind == kind), None)


def choice(
    proposal: PlanProposal,
    planned: Schedule,
    more: MoreHours,
    terms: Terms,
    *,
    found: Iterable[Request] = (),
    asked: Iterable[Asked] = (),
) -> Choice:
    """Weigh the ways to go on with a plan.

    Extra hours are advised where they bring more in time and reach no fewer lower limits. A higher
    pace is weighed and never advised: how much a team can do at once is agreed in the region.

    Args:
        proposal: gaps and routes, for the lower limits.
        planned: the planning now.
        more: the extra hours that would help.
        terms: the day of the plan.
        found: the requests of the plan, which say when what is late would be ready.
        asked: what the plan asks of each addressee.

    Returns:
        The choice.
    """
    ways = list(_ways(proposal, planned, more))
    hours = next((w for w in ways if w.kind == "hours"), None)
    better = hours is not None and hours.limits >= ways[0].limits
    advised = hours if hours is not None and better else ways[0]
    never = {i.task for request in found for i in request.items if i.later is None}
    undated = tuple(task for task in advised.late if task in never)
    lasting = sum((one.lasting for one in asked), Fraction(0))
    before, waiting = terms.fed.first_day, tuple(_waiting(planned, more))
    return Choice(before, tuple(ways), advised, undated, lasting, waiting)


def no_choice(proposal: PlanProposal, planned: Schedule, terms: Terms) -> Choice:
    """What a provisional plan lays before who decides: how it stands, and nothing to choose or to pay."""
    now = _way("now", proposal, planned, (0,) * len(planned.horizon))
    return Choice(terms.fed.first_day, (now,), now, (), Fraction(0), ())


def amount(asked: Iterable[Asked], made: Choice, planned: Schedule, more: MoreHours) -> Amount:
    """What the advised way costs: only of actions that end within the quarters ahead, or do so in that way.

    Args:
        asked: what the whole plan asks of each addressee.
        made: the choice.
        planned: the planning now.
        more: the extra hours that would help.

    Returns:
        The amount; without parts where nothing has a price.
    """
    helped = set(more.helped) if made.advised.total else set()
    last = planned.horizon[-1]
    ends = {p.task.id for p in planned.todo if p.end is not None and p.end <= last}
    here = ends | helped
    parts = tuple(
        (one.addressee, part)
        for one in asked
        for part in one.parts
        if (made.advised.total if part.kind == "extra" else not part.task or part.task in here)
    )
    ranks = {t.id: t.rank for t in planned.tasks}
    waiting = {task for one in asked for task in one.open if task in here}
    return Amount(parts, tuple(sorted(waiting, key=lambda task: ranks[task])))


def _ways(proposal: PlanProposal, planned: Schedule, more: MoreHours) -> Iterator[Way]:
    now = _way("now", proposal, planned, (0,) * len(planned.horizon))
    yield now
    best = now
    if more.total:
        hours = _way("hours", proposal, _again(planned, more.per_quarter), more.per_quarter)
        if len(hours.in_time) > len(now.in_time):
            yield hours
            best = hours
    faster = _at_any_pace(planned, more)
    if faster is not None:
        table = more_hours(faster, more.first).per_quarter
        pace = _way("pace", proposal, _again(faster, table), table)
        if len(pace.in_time) > len(best.in_time):
            yield pace


def _way(kind: WayKind, proposal: PlanProposal, planned: Schedule, table: tuple[int, ...]) -> Way:
    team = {t.id for t in planned.tasks if t.of_holder}
    return Way(
        kind,
        table,
        tuple(p.task.id for p in planned.todo if not p.late),
        tuple(p.task.id for p in planned.todo if p.late),
        sum(p.state == "outside" for p in planned.todo),
        sum(way.end is not None and way.end <= planned.horizon[-1] for way in limit_ways(proposal, planned)),
        max(len(team.intersection(load.tasks)) for load in planned.quarters),
    )


def _again(planned: Schedule, table: tuple[int, ...]) -> Schedule:
    """The same plan with extra hours."""
    tasks, horizon, capacity = planned.tasks, planned.horizon, planned.capacity
    return schedule(tasks, horizon, capacity, table, opens=planned.opens, at_once=planned.at_once)


def _at_any_pace(planned: Schedule, more: MoreHours) -> Schedule | None:
    """The plan with its present pace up to the quarter that a decision feeds, and without one from there.

    What begins before stays where it is. None where there is no pace to let go of, or nothing is left.
    """
    opens = max(planned.opens, more.first.minus(planned.horizon[0]))
    if planned.at_once is None or opens >= len(planned.horizon):
        return None
    begun = {p.task.id: p.end for p in planned.placed if p.start is not None and p.start < more.first}
    tasks = [replace(t, fixed=begun[t.id]) if t.id in begun else t for t in planned.tasks]
    return schedule(tasks, planned.horizon, planned.capacity, opens=opens)


def _waiting(planned: Schedule, more: MoreHours) -> Iterator[str]:
    """What needs another party after the decision, and what waits for it."""
    needed = {p.task.id for p in planned.placed if _needs_another(p) and _begins(p, more)}
    before: set[str] = set()
    while needed != before:
        before = set(needed)
        needed |= {p.task.id for p in planned.placed if needed.intersection(p.task.after)}
    return (p.task.id for p in planned.placed if p.task.id in needed)


def _begins(placement: Placement, more: MoreHours) -> bool:
    """Whether it begins only when a decision can have been taken."""
    return placement.start is not None and placement.start >= more.first


def _needs_another(placement: Placement) -> bool:
    """Whether another party takes it up, or lends hours to it."""
    task = placement.task
    hours = {} if task.measure is None else task.measure.hours
    others = {party: n for party, n in hours.items() if party != task.holder}
    return task.actor != task.holder or any(Fraction(hours) > 0 for hours in others.values())
