# SPDX-License-Identifier: EUPL-1.2
"""What all plans of a region lay before who decides, together: what it brings, and what happens otherwise."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.timetable import Placement, last_end
from toolkit.planning.unit_plan import UnitPlan
from toolkit.region.joint import JointAsk
from toolkit.region.whole import Whole

When = Literal[
    "in_time",  # ends by its deadline
    "answered",  # comes later, and somebody answered that already
    "within",  # comes later, in the quarters ahead
    "after",  # comes later, after them
    "undated",  # has no day with the hours and the pace of now, however far one looks
]
"""When an action comes; all but the first are late. In this order what plans have together is told: done
together it is done when the last of them has it."""
WHEN: tuple[When, ...] = ("in_time", "answered", "within", "after", "undated")

LATER: tuple[When, ...] = WHEN[2:]
"""What comes later while nobody answered that."""

Key = tuple[str, str]
"""An action by its id and whose it is; what is done together is of nobody alone."""


@dataclass(frozen=True, slots=True)
class RegionChoice:
    """The advised ways of all plans together; an action that is done together counts once.

    Attributes:
        teams: ids of the teams with a plan that asks something.
        towns: ids of the units of municipalities with one.
        when: how many actions come when, in the advised ways; every key is there.
        in_time_now: how many come in time with the hours of now.
        in_time_undecided: how many of those do without a decision: as each plan counts it.
        waiting: how many another party must join in, so that they do not begin without a decision.
        joint: how many actions can be done together and still wait for the region's word.
        agreed: how many the region agreed to do together already.
        short: ids of the teams of which hours for development are too few for what is due.
        over: the day on which the quarters ahead are over; None where no plan asks anything.
        lasting: after how many actions the work goes on for which formation is asked.
    """

    teams: tuple[str, ...]
    towns: tuple[str, ...]
    when: Mapping[When, int]
    in_time_now: int
    in_time_undecided: int
    waiting: int
    joint: int
    agreed: int
    short: tuple[str, ...]
    over: date | None
    lasting: int

    @property
    def total(self) -> int:
        """All actions that are to be done: each comes some time or never."""
        return sum(self.when.values())

    @property
    def late(self) -> int:
        """How many come later than due while nobody answered that."""
        return sum(self.when[when] for when in LATER)

    @property
    def undated(self) -> int:
        """How many of those have no day."""
        return self.when["undated"]

    @property
    def added(self) -> int:
        """How many more come in time with the extra hours; below 0 where they bring others in time."""
        return self.in_time - self.in_time_now

    @property
    def in_time(self) -> int:
        """How many come in time in the advised ways."""
        return self.when["in_time"]


@dataclass(frozen=True, slots=True)
class QuarterAhead:
    """What the plans have in one quarter, in the advised ways.

    Attributes:
        quarter: it.
        ends: how many actions end in it, what is done together once.
        late: those of them that come later than due.
        limits: how many missed lower limits are reached in it.
    """

    quarter: PlanQuarter
    ends: int
    late: int
    limits: int


def region_choice(whole: Whole, joint: Sequence[JointAsk]) -> RegionChoice:
    """Add up what plans lay before who decides.

    Args:
        whole: the round and its plans.
        joint: what is done together.

    Returns:
        Counts; all 0 where no plan asks anything.
    """
    told, asking = _Told(whole, joint), whole.asking
    teams = tuple(u.unit.id for u in whole.outcome.units if u.unit.kind == "team" and u.unit.id in asking)
    advised, lasting = told.advised(), told.lasting()
    found = Counter(advised.values())
    return RegionChoice(
        teams,
        tuple(unit for unit in asking if unit not in teams),
        {when: found[when] for when in WHEN},
        told.in_every(lambda plan: plan.choice.now.in_time),
        told.in_every(lambda plan: plan.choice.in_time_undecided),
        len(told.keys(lambda plan: plan.choice.waiting)),
        sum(each.open for each in joint),
        sum(not each.open for each in joint),
        tuple(unit for unit in teams if asking[unit].more.total),
        max((plan.terms.over for plan in asking.values()), default=None),
        len(lasting),
    )


def quarters_ahead(whole: Whole, joint: Sequence[JointAsk]) -> tuple[QuarterAhead, ...]:
    """What the plans have in each of the quarters ahead.

    Args:
        whole: the round and its plans.
        joint: what is done together; it counts in the quarter in which the last plan ends it.

    Returns:
        The quarters in time; none where no plan asks anything.
    """
    asking = whole.asking
    horizon = max((plan.planned.horizon for plan in asking.values()), default=())
    ends: list[tuple[PlanQuarter, bool]] = []
    for placements in _Told(whole, joint).placements().values():
        last = last_end(placements)
        if last is not None:
            ends.append((last, any(p.late for p in placements)))
    return tuple(
        QuarterAhead(
            quarter,
            sum(end == quarter for end, _ in ends),
            sum(end == quarter and late for end, late in ends),
            sum(way.end == quarter for plan in asking.values() for way in plan.choice.advised.limit_ways),
        )
        for quarter in horizon
    )


class _Told:
    """Tells of actions over plans, of each that is done together once."""

    def __init__(self, whole: Whole, joint: Sequence[JointAsk]) -> None:
        self.whole, self.asking = whole, whole.asking
        self.shared = {(each.measure.id, unit) for each in joint for unit in each.units}

    def key(self, task: str, unit: str) -> Key:
        """What an action of a plan counts as."""
        return (task, "" if (task, unit) in self.shared else unit)

    def keys(self, tasks: Callable[[UnitPlan], Iterable[str]]) -> set[Key]:
        """The different actions in what is picked from each plan."""
        return {self.key(task, unit) for unit, plan in self.asking.items() for task in tasks(plan)}

    def lasting(self) -> set[Key]:
        """The different actions after which work goes on for which formation is asked."""
        return {
            self.key(each.task, unit)
            for unit, plan in self.asking.items()
            if not self.whole.settled(unit, "formation")
            for each in plan.choice.advised.lasting_of
        }

    def in_every(self, tasks: Callable[[UnitPlan], Collection[str]]) -> int:
        """How many different actions are picked from every plan that has them."""
        left = self.keys(lambda plan: {p.task.id for p in plan.planned.todo}.difference(tasks(plan)))
        return len(self.keys(lambda plan: (p.task.id for p in plan.planned.todo)) - left)

    def placements(self) -> dict[Key, list[Placement]]:
        """Where each different action falls, in the advised ways of the plans that have it."""
        found: dict[Key, list[Placement]] = {}
        for unit, plan in self.asking.items():
            for placement in plan.choice.advised.planned.todo:
                found.setdefault(self.key(placement.task.id, unit), []).append(placement)
        return found

    def advised(self) -> dict[Key, When]:
        """When each different action comes in the advised ways: where plans differ, the last of them."""
        found: dict[Key, When] = {}
        for unit, plan in self.asking.items():
            for task, when in _whens(plan, answered=self.whole.settled(unit, "pace")):
                key = self.key(task, unit)
                found[key] = max(found.get(key, when), when, key=WHEN.index)
        return found


def _whens(plan: UnitPlan, *, answered: bool) -> Iterator[tuple[str, When]]:
    """When each action of one plan comes."""
    last, undated = plan.planned.horizon[-1], set(plan.choice.undated)
    for placement in plan.choice.advised.planned.todo:
        when: When = "after"
        if not placement.late:
            when = "in_time"
        elif answered:
            when = "answered"
        elif placement.task.id in undated:
            when = "undated"
        elif placement.end is not None and placement.end <= last:
            when = "within"
        yield placement.task.id, when
