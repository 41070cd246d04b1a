# SPDX-License-Identifier: EUPL-1.2
"""Where the team hours of a plan go: every hour from now on in one row, so that a reader can add them up."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from toolkit.planning.requests import Reason
from toolkit.planning.timetable import Placement, Schedule

HoursKind = Literal[
    "in_time",  # has its quarters, and ends by its deadline
    "late",  # has its quarters, and ends later than asked
    "beyond",  # falls in quarters after those looked ahead over, by decision of people
    "short",  # has no place, and would be in time if the team had more hours
    "pace",  # has no place, as the team would do too much at once
    "lead",  # has no place, with any hours and any pace: by lead times, or by what comes first
]
KINDS: tuple[HoursKind, ...] = ("in_time", "late", "beyond", "short", "pace", "lead")

_OUTSIDE: Mapping[Reason, HoursKind] = {"capacity": "short", "pace": "pace"}


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
