# SPDX-License-Identifier: EUPL-1.2
"""What a plan lays before those who decide: the ways to go on, what each brings, the advice, and the day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from toolkit.planning.capacity import MoreHours, more_hours
from toolkit.planning.horizon import Terms
from toolkit.planning.limits import limit_ways
from toolkit.planning.proposal import PlanProposal
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
class Choice:
    """What is to be decided about a plan.

    Attributes:
        before: the day before which a decision still does something for the quarters that it feeds.
        ways: that of now first; another only where it brings more in time. At least one.
        advised: the one of `ways` that is recommended.
        waiting: ids of the actions that begin after that day and need another party, or wait for one that
            does: without a decision nothing has them begin. In order of rank.
    """

    before: date
    ways: tuple[Way, ...]
    advised: Way
    waiting: tuple[str, ...]

    @property
    def now(self) -> Way:
        """The way without a decision."""
        return self.ways[0]

    def way(self, kind: WayKind) -> Way | None:
        """The way of a kind; None where it would bring nothing."""
        return next((way for way in self.ways if way.kind == kind), None)


def choice(proposal: PlanProposal, planned: Schedule, more: MoreHours, terms: Terms) -> Choice:
    """Weigh the ways to go on with a plan.

    Extra hours are advised where they bring more in time and reach no fewer lower limits. A higher
    pace is weighed and never advised: how much a team can do at once is agreed in the region.

    Args:
        proposal: gaps and routes, for the lower limits.
        planned: the planning now.
        more: the extra hours that would help.
        terms: the day of the plan.

    Returns:
        The choice.
    """
    ways = list(_ways(proposal, planned, more))
    hours = next((w for w in ways if w.kind == "hours"), None)
    better = hours is not None and hours.limits >= ways[0].limits
    advised = hours if hours is not None and better else ways[0]
    return Choice(terms.fed.first_day, tuple(ways), advised, tuple(_waiting(planned, more)))


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
    others = {} if task.measure is None else {p: h for p, h in task.measure.hours.items() if p != "team"}
    return task.actor != "team" or any(Fraction(hours) > 0 for hours in others.values())
