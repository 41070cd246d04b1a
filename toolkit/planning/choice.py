# SPDX-License-Identifier: EUPL-1.2
"""What a plan lays before those who decide: the ways to go on, what each brings, the advice, and the day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from toolkit.model.measures import FteCost
from toolkit.model.quarter import PlanQuarter
from toolkit.model.region import MATTERS, Matter
from toolkit.planning.asked import PAYS, Asked, AskedPart, hour_parts
from toolkit.planning.capacity import MoreHours, more_hours
from toolkit.planning.horizon import Terms
from toolkit.planning.limits import limit_ways
from toolkit.planning.price import Price, total_price
from toolkit.planning.proposal import PlanProposal
from toolkit.planning.requests import ADDRESSEES, Addressee, Request
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
        planned: the plan as it is made with those hours, and at that pace.
        limits: how many missed lower limits are reached within the quarters ahead.
        brings: ids of what ends within the quarters ahead in the plan of now, and of what is in time in this
            way or in one before it: what it costs is what these cost, so that no way seems to cost less than
            one that brings less. In order of rank; empty while nothing can be asked.
    """

    kind: WayKind
    hours: tuple[int, ...]
    planned: Schedule
    limits: int
    brings: tuple[str, ...]

    @property
    def total(self) -> int:
        """All its extra hours."""
        return sum(self.hours)

    @property
    def in_time(self) -> tuple[str, ...]:
        """Ids of the actions that end by their deadline, in order of rank."""
        return tuple(p.task.id for p in self.planned.todo if not p.late)

    @property
    def late(self) -> tuple[str, ...]:
        """Ids of all others, in order of rank."""
        return tuple(p.task.id for p in self.planned.todo if p.late)

    @property
    def outside(self) -> int:
        """How many of those have no place in the quarters ahead."""
        return sum(p.state == "outside" for p in self.planned.todo)

    @property
    def most(self) -> int:
        """The most actions of the team that run in one quarter."""
        team = {t.id for t in self.planned.tasks if t.of_holder}
        return max(len(team.intersection(load.tasks)) for load in self.planned.quarters)

    @property
    def used(self) -> Fraction:
        """All hours of whose plan it is in the quarters ahead, 0 or more: of those that are, and extra."""
        return sum((load.used for load in self.planned.quarters), Fraction(0))

    @property
    def lasting_of(self) -> tuple[tuple[str, Fraction], ...]:
        """Per action that it brings what that keeps asking of the team: id, and hours in a year above 0."""
        found = ((p.task.id, p.task.hours_a_year("team")) for p in self._brought() if p.task.holder == "team")
        return tuple((task, hours) for task, hours in found if hours)

    @property
    def lasting(self) -> Fraction:
        """Team hours in a year that keep coming back when all of those are done: formation, 0 or more."""
        return sum((hours for _, hours in self.lasting_of), Fraction(0))

    @property
    def lasting_from(self) -> PlanQuarter | None:
        """The quarter in which the first of those begin: when an action that leaves some has ended."""
        leaves = {task for task, _ in self.lasting_of}
        ends = [p.end for p in self.planned.placed if p.task.id in leaves and p.end is not None]
        return min(ends).next() if ends else None

    def _brought(self) -> Iterator[Placement]:
        brings = set(self.brings)
        return (p for p in self.planned.todo if p.task.id in brings)


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
        waiting: ids of the actions that begin after that day and need another party, or wait for one that
            does: without a decision nothing has them begin. In order of rank.
    """

    before: date
    ways: tuple[Way, ...]
    advised: Way
    undated: tuple[str, ...]
    waiting: tuple[str, ...]

    @property
    def now(self) -> Way:
        """The plan as it is, with the hours and the pace of now."""
        return self.ways[0]

    @property
    def dated(self) -> tuple[str, ...]:
        """What is late in the advised way and has a day, in order of rank."""
        return tuple(task for task in self.advised.late if task not in self.undated)

    @property
    def room(self) -> Fraction | None:
        """Hours that there are in the quarters ahead with those that are advised; None without a limit."""
        room = self.now.planned.room
        return None if room is None else room + self.advised.total

    @property
    def added(self) -> tuple[str, ...]:
        """What has a place in the advised way and none in the plan of now, in order of rank."""
        now = {p.task.id for p in self.now.planned.placed}
        return tuple(p.task.id for p in self.advised.planned.placed if p.task.id not in now)

    @property
    def pushed(self) -> tuple[str, ...]:
        """The other way round: what gives up its place for those, in order of rank."""
        then = {p.task.id for p in self.advised.planned.placed}
        return tuple(p.task.id for p in self.now.planned.placed if p.task.id not in then)

    @property
    def lasting(self) -> Fraction:
        """Team hours in a year that are asked as formation, 0 or more."""
        return self.advised.lasting

    @property
    def undone(self) -> tuple[str, ...]:
        """What is late without a decision: what is so now, and what then does not begin. In order of rank."""
        late = {*self.now.late, *self.waiting}
        return tuple(p.task.id for p in self.now.planned.todo if p.task.id in late)

    @property
    def matters(self) -> tuple[Matter, ...]:
        """What it raises: that the plan is done, extra hours and formation, and what comes late."""
        here = {
            "plan": len(self.now.in_time) + len(self.now.late) > self.now.outside,
            "hours": self.advised.total > 0 or self.lasting > 0,
            "pace": bool(self.advised.late),
        }
        return tuple(matter for matter in MATTERS if here[matter])

    @property
    def more_late(self) -> int:
        """How many more are late without a decision than in the advised way; below 0 where fewer are."""
        return len(self.undone) - len(self.advised.late)

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

    Returns:
        The choice.
    """
    ways = list(_ways(proposal, planned, more))
    hours = next((w for w in ways if w.kind == "hours"), None)
    better = hours is not None and hours.limits >= ways[0].limits
    advised = hours if hours is not None and better else ways[0]
    never = {i.task for request in found for i in request.items if i.later is None}
    undated = tuple(task for task in advised.late if task in never)
    return Choice(terms.fed.first_day, tuple(ways), advised, undated, tuple(_waiting(planned, more)))


def no_choice(proposal: PlanProposal, planned: Schedule, terms: Terms) -> Choice:
    """What a provisional plan lays before who decides: how it stands, and nothing to choose or to pay."""
    now = replace(_way("now", proposal, planned, (0,) * len(planned.horizon), ()), brings=())
    return Choice(terms.fed.first_day, (now,), now, (), ())


def amount(asked: Iterable[Asked], way: Way, cost: FteCost | None) -> Amount:
    """What a way costs: its hours once and lasting, and money of what it brings.

    Args:
        asked: what the whole plan asks of each addressee.
        way: it.
        cost: of one fte in a year; None where nobody knows.

    Returns:
        The amount; without parts where nothing has a price.
    """
    all_asked = tuple(asked)
    of_team = all(p.task.holder == "team" for p in way.planned.todo)
    hours = hour_parts(way.total, way.lasting, cost) if of_team else ()
    parts = [(PAYS["team"], part) for part in hours]
    parts += [
        (one.addressee, part)
        for one in all_asked
        for part in one.parts
        if part.kind == "outside" and part.task in way.brings
    ]
    parts.sort(key=lambda pair: ADDRESSEES.index(pair[0]))
    waiting = {task for one in all_asked for task in one.open}
    return Amount(tuple(parts), tuple(task for task in way.brings if task in waiting))


def _ways(proposal: PlanProposal, planned: Schedule, more: MoreHours) -> Iterator[Way]:
    ends = [p.task.id for p in planned.todo if p.end is not None and p.end <= planned.horizon[-1]]
    now = _way("now", proposal, planned, (0,) * len(planned.horizon), ends)
    yield now
    best = now
    if more.total:
        again = _again(planned, more.per_quarter)
        hours = _way("hours", proposal, again, more.per_quarter, now.brings)
        if len(hours.in_time) > len(now.in_time):
            yield hours
            best = hours
    faster = _at_any_pace(planned, more)
    if faster is not None:
        table = more_hours(faster, more.first).per_quarter
        pace = _way("pace", proposal, _again(faster, table), table, best.brings)
        if len(pace.in_time) > len(best.in_time):
            yield pace


def _way(
    kind: WayKind, proposal: PlanProposal, planned: Schedule, table: tuple[int, ...], brought: Iterable[str]
) -> Way:
    ends = [way.end for way in limit_ways(proposal, planned)]
    limits = sum(end is not None and end <= planned.horizon[-1] for end in ends)
    brings = {*brought, *(p.task.id for p in planned.todo if not p.late)}
    return Way(kind, table, planned, limits, tuple(t.id for t in planned.tasks if t.id in brings))


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
