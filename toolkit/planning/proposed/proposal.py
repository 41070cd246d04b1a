# SPDX-License-Identifier: EUPL-1.2
"""From a result to proposed actions. Proposals are always derived; people decide."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.model.content.measures import Measure, Measures
from toolkit.model.quarter import PlanQuarter
from toolkit.model.questionnaire import Questionnaire
from toolkit.planning.proposed.gaps import PlanningGap, asked_once, gap_of
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.proposed.order import in_rank_order
from toolkit.planning.proposed.route import Leg, Route, cheapest_route, own_hours, with_prerequisites
from toolkit.scoring.unit import UnitKind, UnitResult


@dataclass(frozen=True, slots=True)
class Served:
    """A criterion that an action is for.

    Attributes:
        criterion: id of the criterion that is asked.
        from_: level before the action, 0 to 4.
        to: level that it leads to, 0 to 4.
    """

    criterion: str
    from_: int
    to: int


@dataclass(frozen=True, slots=True)
class ProposedAction:
    """A measure that the plan proposes; its id is the measure's.

    Attributes:
        measure: what is done, by whom, in how many hours.
        rank: from 1, over all actions of the plan.
        serves: the criteria it is for, most urgent first; empty when others only wait for it.
        before: ids of proposed actions that must wait for this one.
        hours: of whose plan it is.
    """

    measure: Measure
    rank: int
    serves: tuple[Served, ...]
    before: tuple[str, ...]
    hours: int

    @property
    def id(self) -> str:
        """The measure's id."""
        return self.measure.id


@dataclass(frozen=True, slots=True)
class PlanProposal:
    """What follows from a result by the rule.

    Attributes:
        horizon: the quarters looked ahead over, in time.
        gaps: every gap, most urgent first.
        routes: per criterion of a gap its route; absent where there is none.
        actions: proposed measures in order of rank.
        without_route: criteria with a gap that no chain of measures closes, most urgent first.
        unanswered: criteria without an answer, in the order of the lists: questions, no actions.
        holder: whose plan it is: whose hours count, and who adds actions of its own.
    """

    horizon: tuple[PlanQuarter, ...]
    gaps: tuple[PlanningGap, ...]
    routes: dict[str, Route]
    actions: tuple[ProposedAction, ...]
    without_route: tuple[str, ...]
    unanswered: tuple[str, ...]
    holder: UnitKind


def propose_plan(
    unit: UnitResult, asked: Questionnaire, measures: Measures, terms: Terms | None = None
) -> PlanProposal:
    """Propose what a unit can do to reach the norm within the horizon.

    Args:
        unit: its result of the round.
        asked: lists, norm and date of the round.
        measures: what can be done.
        terms: the day of the plan, and what follows from it; None for the day after the round.

    Returns:
        Gaps, routes, actions in order, and what stays open.
    """
    bound = terms or Terms.after(asked.day)
    horizon = bound.horizon
    by_id = {m.id: m for m in measures.measures}
    criteria = dict(asked_once(unit.standards, asked))
    levels = {c: r.asked.level for c, r in criteria.items() if r.asked.level is not None}
    found = (gap_of(c, r, asked, bound) for c, r in criteria.items())
    gaps = [g for g in found if g is not None]
    holder = unit.unit.kind
    maybe = {
        g.criterion: cheapest_route(g.criterion, g.level, g.target, by_id, levels, holder=holder)
        for g in gaps
    }
    routes = {c: route for c, route in maybe.items() if route is not None}
    # hours of a gap are those of all that its route needs; without a route it has none to compare
    gaps.sort(
        key=lambda g: (g.urgency, routes[g.criterion].hours if g.criterion in routes else 0, g.criterion)
    )
    return PlanProposal(
        horizon,
        tuple(gaps),
        routes,
        _actions(gaps, routes, by_id, levels, holder),
        tuple(g.criterion for g in gaps if g.criterion not in routes),
        tuple(c for c, r in criteria.items() if r.status == "unanswered"),
        holder,
    )


def _actions(
    gaps: list[PlanningGap],
    routes: Mapping[str, Route],
    measures: Mapping[str, Measure],
    levels: Mapping[str, int],
    holder: UnitKind,
) -> tuple[ProposedAction, ...]:
    serves: dict[str, list[Served]] = defaultdict(list)
    rather_first: dict[str, set[str]] = defaultdict(set)
    needed: set[str] = set()
    for gap in gaps:
        route = routes.get(gap.criterion)
        if route is None:
            continue
        needed.update(route.needed)
        earlier: list[Leg] = []
        for leg in route.legs:
            serves[leg.measure].append(Served(gap.criterion, leg.from_, leg.to))
            rather_first[leg.measure].update(e.measure for e in earlier if e.measure != leg.measure)
            earlier.append(leg)
    first = {m: (with_prerequisites(m, measures, levels) - {m}) & needed for m in needed}
    dependents = {m: tuple(sorted(d for d in needed if m in first[d])) for m in needed}
    hours = {m: own_hours(measures[m], holder) for m in needed}
    keys = _keys(gaps, routes, hours)
    order = in_rank_order(keys, first, rather_first)
    return tuple(
        ProposedAction(measures[m], rank, tuple(serves[m]), dependents[m], hours[m])
        for rank, m in enumerate(order, start=1)
    )


def _keys(
    gaps: list[PlanningGap], routes: Mapping[str, Route], hours: Mapping[str, int]
) -> dict[str, tuple[Any, ...]]:
    """Per action the urgency of its most urgent criterion, then hours and id."""
    urgency: dict[str, Any] = {}
    for gap in gaps:
        for leg in routes[gap.criterion].legs if gap.criterion in routes else ():
            urgency.setdefault(leg.measure, gap.urgency)
    # what others only wait for has no urgency of its own: it comes when its first dependent does
    return {m: (m not in urgency, urgency.get(m, ()), n, m) for m, n in hours.items()}
