# SPDX-License-Identifier: EUPL-1.2
"""Where people decided on more hours than there are: what whose plan it is can move, and what that brings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.quarter import PlanQuarter
from toolkit.model.rounding import half_up
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.decided.turn import of_another
from toolkit.planning.timed.timetable import Placement, Schedule
from toolkit.planning.weighed.hours import QuarterHours, whole_left


@dataclass(frozen=True, slots=True)
class Overload:
    """A quarter of which people decided more than fits.

    Attributes:
        quarter: it.
        over: whole hours above those that there are, at least 1: as the table of quarters has them.
        moves: what whose plan it is can give a later quarter, with its whole hours here; in order of rank.
        others: ids of all else with hours in it, about which others decide or which runs; in order of rank.
    """

    quarter: PlanQuarter
    over: int
    moves: Mapping[str, int]
    others: tuple[str, ...]

    @property
    def still(self) -> int:
        """Hours that are too much even when all of those have moved, 0 or more."""
        return max(0, self.over - sum(self.moves.values()))


def overloads(
    planned: Schedule, found: Sequence[QuarterHours], actions: Sequence[PlannedAction]
) -> tuple[Overload, ...]:
    """Every quarter in which people decided on more hours than there are.

    Args:
        planned: the planning.
        found: the hours of its quarters, as they are shown.
        actions: of the plan, in order of rank.

    Returns:
        In time; empty where all fits.
    """
    over = {
        hours.quarter: max(1, -half_up(left)) for hours, left in zip(found, whole_left(found), strict=True)
    }
    own = {a.id for a in actions if not a.of_region and not of_another(a) and a.status == "todo"}
    told = []
    for load in planned.over_capacity:
        asked = {task: _hours(planned, task) for task in load.tasks if _hours(planned, task)}
        moves = {task: half_up(hours) for task, hours in asked.items() if task in own}
        rest = tuple(task for task in asked if task not in moves)
        told.append(Overload(load.quarter, over[load.quarter], moves, rest))
    return tuple(told)


def first_fit(planned: Schedule, task: str) -> int | None:
    """The first later quarter of the plan from which the hours of an action that moves fit.

    Args:
        planned: the planning.
        task: id of an action of the plan.

    Returns:
        Its number; None where they would be too much in every later one, and of what has no place to move
        from.
    """
    placement = planned.of(task)
    if placement is None or placement.start is None:
        return None
    ends = len(planned.horizon) - placement.task.lead
    later = range(max(0, placement.start.minus(planned.horizon[0]) + 1), ends + 1)
    return next((first for first in later if _fits(planned, placement, first)), None)


def _fits(planned: Schedule, placement: Placement, first: int) -> bool:
    """Whether its hours fit from a quarter on, beside all else that has its place there."""
    asked = placement.task.per_quarter
    loads = planned.quarters[first : first + placement.task.lead]
    own = [asked if placement.task.id in load.tasks else Fraction(0) for load in loads]
    there = (load.capacity for load in loads)
    used = (load.used - mine + asked for load, mine in zip(loads, own, strict=True))
    return all(room is None or hours <= room for room, hours in zip(there, used, strict=True))


def _hours(planned: Schedule, task: str) -> Fraction:
    placement = planned.of(task)
    return Fraction(0) if placement is None else placement.task.per_quarter
