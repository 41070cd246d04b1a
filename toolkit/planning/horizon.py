# SPDX-License-Identifier: EUPL-1.2
"""The quarters that a plan looks ahead over."""

from datetime import date

from toolkit.model.quarter import PlanQuarter, quarter_of

QUARTERS_AHEAD = 4


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
