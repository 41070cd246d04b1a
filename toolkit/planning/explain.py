# SPDX-License-Identifier: EUPL-1.2
"""Why this action, why now: everything that decided about it, as values for a view to put in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from toolkit.model.measures import Measure, Measures
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.gaps import PlanningGap
from toolkit.planning.proposal import PlanProposal, ProposedAction, Served
from toolkit.planning.timetable import Placement, Schedule


@dataclass(frozen=True, slots=True)
class WhyCriterion:
    """What one criterion has to do with an action.

    Attributes:
        criterion: id of the criterion that is asked.
        level: now, 0 to 4.
        from_: level at which this action starts: above `level` when a step comes before it.
        to: level that this action leads to.
        target: highest level asked within the horizon.
        limit_missed: True when the lower limit is not reached.
        uniform: True where all teams must work alike.
        size: levels to go, 1 to 4.
        weight: > 0.
        due: when the target is due.
        chain: ids of the measures of the chain, in the order of doing; this action is one of them.
        chains: out of how many chains without a step too many it was chosen as the cheapest, at least 1.
        chain_hours: team hours of all that the chain needs.
    """

    criterion: str
    level: int
    from_: int
    to: int
    target: int
    limit_missed: bool
    uniform: bool
    size: int
    weight: Fraction
    due: PlanQuarter
    chain: tuple[str, ...]
    chains: int
    chain_hours: int

    @property
    def urgency(self) -> Fraction:
        """Gap times weight."""
        return self.size * self.weight


@dataclass(frozen=True, slots=True)
class WhyAction:
    """Why an action is in the plan, and why there.

    Attributes:
        id: of the measure.
        rank: its turn among the actions, from 1.
        criteria: what it is for, most urgent first; empty when others only wait for it.
        due: the quarter in which it must have ended; None when the planning does not have it.
        waits_for: ids of tasks that must end before it starts, sorted; without what has been done.
        waited_for_by: ids of tasks that cannot start before it has ended, in order of rank.
        place: where it falls and why; None when the planning does not have it, as when refused.
    """

    id: str
    rank: int
    criteria: tuple[WhyCriterion, ...]
    due: PlanQuarter | None
    waits_for: tuple[str, ...]
    waited_for_by: tuple[str, ...]
    place: Placement | None


def explain(proposal: PlanProposal, measures: Measures, planned: Schedule) -> tuple[WhyAction, ...]:
    """Explain every proposed action.

    Args:
        proposal: gaps, routes and actions.
        measures: the set that the proposal was made from.
        planned: the planning of these actions, after the decisions of people or before.

    Returns:
        An explanation per proposed action, in order of rank.
    """
    gaps = {g.criterion: g for g in proposal.gaps}
    chains = {c: count_chains(c, gaps[c].level, gaps[c].target, measures.measures) for c in proposal.routes}
    return tuple(
        _action(a, tuple(_criterion(s, gaps[s.criterion], proposal, chains) for s in a.serves), planned)
        for a in proposal.actions
    )


def count_chains(criterion: str, level: int, target: int, measures: Iterable[Measure]) -> int:
    """How many chains of measures lead from a level to a target without a step too many.

    Args:
        criterion: id of the criterion that is asked.
        level: now, 0 to 4.
        target: to reach at least.
        measures: to choose from.

    Returns:
        The number; 1 (the empty chain) when the level is enough, 0 when there is none.
    """
    lifts = [(lift.from_, lift.to) for m in measures for lift in m.lifts if lift.criterion == criterion]

    @cache
    def from_level(at: int, before: int) -> int:
        """Chains onwards, where a step usable at the level `before` would make the last one needless."""
        if at >= target:
            return 1
        return sum(from_level(to, at) for from_, to in lifts if before < from_ <= at < to)

    return from_level(level, -1)


def _action(action: ProposedAction, criteria: tuple[WhyCriterion, ...], planned: Schedule) -> WhyAction:
    place = planned.of(action.id)
    to_do = [p.task for p in planned.todo]
    still = {t.id for t in to_do}
    task = None if place is None else place.task
    return WhyAction(
        id=action.id,
        rank=action.rank,
        criteria=criteria,
        due=None if task is None else task.due,
        waits_for=() if task is None or task.done else tuple(sorted(set(task.after) & still)),
        waited_for_by=tuple(t.id for t in to_do if action.id in t.after and action.id in still),
        place=place,
    )


def _criterion(
    served: Served, gap: PlanningGap, proposal: PlanProposal, chains: dict[str, int]
) -> WhyCriterion:
    route = proposal.routes[served.criterion]
    return WhyCriterion(
        criterion=served.criterion,
        level=gap.level,
        from_=served.from_,
        to=served.to,
        target=gap.target,
        limit_missed=gap.limit == "missed",
        uniform=gap.uniform,
        size=gap.size,
        weight=gap.weight,
        due=gap.due,
        chain=tuple(leg.measure for leg in route.legs),
        chains=chains[served.criterion],
        chain_hours=route.hours,
    )
