# SPDX-License-Identifier: EUPL-1.2
"""The quarters that a plan looks ahead over, and from when a decision about it can take effect."""

from datetime import date, timedelta

from toolkit.model.quarter import PlanQuarter, quarter_of

QUARTERS_AHEAD = 4
DECISION_WEEKS = 8


def horizon_after(day: date, quarters: int = QUARTERS_AHEAD) -> tuple[PlanQuarter, ...]:
    """The whole quarters after the one that a day lies in.

    Args:
        day: the round's date.
        quarters: how many, at least 1.

    Returns:
        That many quarters, in time.
    """
    found = [quarter_of(day).next()]
    while len(found) < quarters:
        found.append(found[-1].next())
    return tuple(found)


def quarter_fed(day: date, weeks: int = DECISION_WEEKS) -> PlanQuarter:
    """The first quarter that a decision can do something for.

    Args:
        day: of the plan.
        weeks: that people need to come to a decision, 0 or more.

    Returns:
        The first quarter that begins after so many weeks: the decision falls before its first day.
    """
    earliest = day + timedelta(weeks=weeks)
    return next(q for q in horizon_after(day, 2 + weeks // 12) if q.first_day > earliest)
