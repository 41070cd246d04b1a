# SPDX-License-Identifier: EUPL-1.2
"""When a missed lower limit is reached: the first part of the way to the norm, with a date of its own."""

from dataclasses import dataclass

from toolkit.model.quarter import PlanQuarter
from toolkit.planning.proposed.proposal import PlanProposal
from toolkit.planning.timed.timetable import Schedule, last_end


@dataclass(frozen=True, slots=True)
class LimitWay:
    """The way to one lower limit.

    Attributes:
        criterion: id of the criterion that is asked.
        actions: ids of the actions that lead to it and are still to be done, in the order of doing;
            empty when no action is known, or when all of them are done.
        left_out: ids of those that people refused or stopped.
        end: when the last of the actions ends by this planning; None when one has no place or is
            left out, and without actions.
    """

    criterion: str
    actions: tuple[str, ...]
    left_out: tuple[str, ...]
    end: PlanQuarter | None


def limit_ways(proposal: PlanProposal, planned: Schedule) -> tuple[LimitWay, ...]:
    """The way to each lower limit that is missed.

    Args:
        proposal: gaps and routes.
        planned: the planning of what counts.

    Returns:
        A way per missed lower limit, in order of urgency.
    """
    return tuple(
        _way(proposal, planned, gap.criterion, gap.lower_limit)
        for gap in proposal.gaps
        if gap.limit == "missed" and gap.lower_limit is not None
    )


def _way(proposal: PlanProposal, planned: Schedule, criterion: str, limit: int) -> LimitWay:
    route = proposal.routes.get(criterion)
    steps: list[str] = []
    for leg in () if route is None else route.legs:
        steps.append(leg.measure)
        if leg.to >= limit:
            break
    left_out = tuple(s for s in steps if planned.of(s) is None)
    places = [p for p in map(planned.of, steps) if p is not None and p.state != "done"]
    end = None if left_out else last_end(places)
    return LimitWay(criterion, tuple(p.task.id for p in places), left_out, end)
