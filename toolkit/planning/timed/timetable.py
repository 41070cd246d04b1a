# SPDX-License-Identifier: EUPL-1.2
"""What a planning in time says: where each action falls and why, and how full each quarter is."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.task import Task

State = Literal["placed", "outside", "done"]
WhyKind = Literal[
    "begun",  # people are busy with it
    "earliest",  # nothing held it up
    "waited",  # for tasks that had to end first
    "decision",  # another party decides first whether it is done
    "no_room",  # earlier quarters had no room for its hours; outside: none had
    "at_once",  # in earlier quarters as many actions of the team run as can; outside: in all
    "too_large",  # asks more in a quarter than the team has, however far one looks
    "too_long",  # takes more quarters than are left
    "prerequisite_outside",  # waits for tasks that have no place within the horizon
    "decided",  # people decided when it ends
    "done",  # has been done
]
ConflictKind = Literal[
    "prerequisite_later",  # tasks that must end first end later than it starts, or have no place
    "outside_horizon",  # people chose a quarter that this plan does not look at
    "begins_before",  # to end when people decided, it must have begun before the horizon
]


@dataclass(frozen=True, slots=True)
class Why:
    """A reason for the place of a task.

    Attributes:
        kind: which.
        tasks: ids of the tasks that it is about, sorted; empty where it is about none.
    """

    kind: WhyKind
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """What does not agree with the quarter that people decided; it is reported, nothing is moved.

    Attributes:
        kind: which.
        tasks: ids of the tasks that it is about, sorted; empty where it is about none.
    """

    kind: ConflictKind
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one task falls.

    Attributes:
        task: it.
        state: `placed` has quarters (those that people decided may lie beyond the horizon);
            `outside` has no room within the horizon; `done` takes nothing.
        start: its first quarter; None unless placed.
        end: its last quarter; None unless placed.
        deadline: when it must have ended: its due quarter, at the latest the end of the horizon.
        why: at least one reason.
        conflicts: only for what people decided.
    """

    task: Task
    state: State
    start: PlanQuarter | None
    end: PlanQuarter | None
    deadline: PlanQuarter
    why: tuple[Why, ...]
    conflicts: tuple[Conflict, ...] = ()

    @property
    def quarters(self) -> tuple[PlanQuarter, ...]:
        """The quarters that it takes, in time; none unless placed."""
        return () if self.start is None else tuple(self.start.plus(n) for n in range(self.task.lead))

    def ahead(self, first: PlanQuarter) -> Fraction:
        """The share of its quarters from a quarter on, 0 to 1; all of it without a place."""
        if not self.quarters:
            return Fraction(1)
        return Fraction(sum(q >= first for q in self.quarters), len(self.quarters))

    @property
    def late(self) -> bool:
        """True when it does not end by its deadline, or has no place at all."""
        return self.state == "outside" or (self.end is not None and self.end > self.deadline)


def last_end(placements: Collection[Placement]) -> PlanQuarter | None:
    """When all of some tasks have ended: a date only where none of them is without one.

    Args:
        placements: where they fall.

    Returns:
        The quarter; None without tasks, or when one of them has no place.
    """
    ends = [p.end for p in placements]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


@dataclass(frozen=True, slots=True)
class QuarterLoad:
    """What a quarter of the horizon asks of the team.

    Attributes:
        quarter: it.
        used: team hours of all tasks in it.
        capacity: team hours that there are; None when nobody gave them. Of a quarter in which nothing
            can begin any more no more than what runs in it.
        tasks: ids of the tasks in it, in order of rank.
    """

    quarter: PlanQuarter
    used: Fraction
    capacity: Fraction | None
    tasks: tuple[str, ...]

    @property
    def over(self) -> Fraction:
        """Hours above capacity, by decisions of people; 0 where it fits or there is no limit."""
        return Fraction(0) if self.capacity is None else max(Fraction(0), self.used - self.capacity)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The planning of one plan.

    Attributes:
        horizon: the quarters planned, in time.
        capacity: team hours per quarter; None when nobody gave them.
        placements: every task once, in order of rank.
        quarters: a load per quarter of the horizon.
        opens: number of the first quarter in which something can begin.
        at_once: how many tasks of the team the rule lets run in a quarter; None is without limit.
    """

    horizon: tuple[PlanQuarter, ...]
    capacity: Fraction | None
    placements: tuple[Placement, ...]
    quarters: tuple[QuarterLoad, ...]
    opens: int
    at_once: int | None

    @property
    def unlimited(self) -> bool:
        """True when no capacity is given, so that nothing limits the hours."""
        return self.capacity is None

    @property
    def room(self) -> Fraction | None:
        """Team hours that there are in all quarters together; None without a limit."""
        known = [load.capacity for load in self.quarters if load.capacity is not None]
        return None if self.capacity is None else sum(known, Fraction(0))

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks, in order of rank."""
        return tuple(p.task for p in self.placements)

    @property
    def todo(self) -> tuple[Placement, ...]:
        """What has not been done yet, with a place or without, in order of rank."""
        return tuple(p for p in self.placements if p.state != "done")

    @property
    def placed(self) -> tuple[Placement, ...]:
        """What has its quarters, in order of rank."""
        return tuple(p for p in self.placements if p.state == "placed")

    @property
    def ahead(self) -> tuple[Placement, ...]:
        """What runs in a quarter of the horizon, in order of rank; people may have it begin after that."""
        return tuple(p for p in self.placed if p.start is not None and p.start <= self.horizon[-1])

    @property
    def late(self) -> tuple[Placement, ...]:
        """What comes later than due or falls outside the horizon, in order of rank."""
        return tuple(p for p in self.placements if p.late)

    @property
    def over_capacity(self) -> tuple[QuarterLoad, ...]:
        """The quarters in which people decided on more hours than there are."""
        return tuple(q for q in self.quarters if q.over)

    def serving(self, criterion: str) -> tuple[Placement, ...]:
        """Every task for a criterion, done or not, in order of rank."""
        return tuple(p for p in self.placements if criterion in p.task.criteria)

    def waiting_for(self, task: str) -> tuple[str, ...]:
        """Ids of the tasks that cannot start before this one has ended, in order of rank."""
        return tuple(p.task.id for p in self.placements if task in p.task.after)

    def of(self, task: str) -> Placement | None:
        """Where a task falls, by its id; None when the plan does not have it."""
        return next((p for p in self.placements if p.task.id == task), None)
