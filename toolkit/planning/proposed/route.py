# SPDX-License-Identifier: EUPL-1.2
"""The cheapest chain of measures that brings one criterion from its level to its target."""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from toolkit.model.content.measures import Measure, Party

Cost = tuple[int, int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Leg:
    """One measure in a chain.

    Attributes:
        measure: its id.
        from_: level before it, 0 to 4.
        to: level that it leads to, 0 to 4.
    """

    measure: str
    from_: int
    to: int


@dataclass(frozen=True, slots=True)
class Route:
    """How one criterion gets to its target.

    Attributes:
        legs: the chain, in the order of doing.
        needed: ids of everything that must be done: the chain and what must come before it, sorted.
        hours: of whose plan it is, for everything that is needed.
    """

    legs: tuple[Leg, ...]
    needed: tuple[str, ...]
    hours: int


def own_hours(measure: Measure, holder: Party) -> int:
    """Hours that a measure asks of whose plan it is, 0 where none are named."""
    return measure.hours.get(holder, 0)


def with_prerequisites(
    measure: str, measures: Mapping[str, Measure], levels: Mapping[str, int]
) -> frozenset[str]:
    """A measure and everything that must be done before it.

    A prerequisite is left out when all that it brings about has been reached already; then what
    it waits for itself is not needed either.

    Args:
        measure: id of a known measure.
        measures: all measures by id; an unknown prerequisite is left aside.
        levels: the unit's level per criterion that is asked.

    Returns:
        Ids, the measure's own included.
    """
    needed: set[str] = set()
    waiting = [measure]
    while waiting:
        current = waiting.pop()
        if current in needed:
            continue
        needed.add(current)
        waiting += [p for p in measures[current].after if p in measures and not _reached(measures[p], levels)]
    return frozenset(needed)


def cheapest_route(
    criterion: str,
    level: int,
    target: int,
    measures: Mapping[str, Measure],
    levels: Mapping[str, int],
    *,
    holder: Party = "team",
) -> Route | None:
    """The chain with the least hours of whose plan it is, then the fewest measures, then the first ids.

    Uniform-cost search, exact: the cost of a chain is that of everything that is needed for it,
    prerequisites included and each measure counted once. Two ways to one level are the same for
    what follows when they share what can still be needed, so only the cheaper one is followed.

    Args:
        criterion: id of the criterion that is asked.
        level: now, 0 to 4.
        target: above `level`.
        measures: all measures by id.
        levels: the unit's levels, to see which prerequisites have been reached.
        holder: whose plan it is.

    Returns:
        The route, or None when no chain reaches the target.
    """
    steps = [
        (lift.from_, lift.to, m.id, with_prerequisites(m.id, measures, levels))
        for m in measures.values()
        for lift in m.lifts
        if lift.criterion == criterion
    ]
    ahead = {at: frozenset().union(*(s[3] for s in steps if s[1] > at)) for at in range(5)}
    start: tuple[Cost, tuple[Leg, ...], int] = ((0, 0, ()), (), level)
    queue = [(start[0], _ids(start[1]), start[2], start[1])]
    done: set[tuple[int, frozenset[str]]] = set()
    while queue:
        cost, _, at, legs = heapq.heappop(queue)
        if at >= target:
            return Route(legs, cost[2], cost[0])
        state = (at, ahead[at] & frozenset(cost[2]))
        if state in done:
            continue
        done.add(state)
        for from_, to, name, needs in steps:
            if from_ <= at < to:
                longer = (*legs, Leg(name, at, to))
                cheap = _cost(needs.union(cost[2]), measures, holder)
                heapq.heappush(queue, (cheap, _ids(longer), to, longer))
    return None


def _reached(measure: Measure, levels: Mapping[str, int]) -> bool:
    return all(levels.get(lift.criterion, -1) >= lift.to for lift in measure.lifts)


def _cost(needed: frozenset[str], measures: Mapping[str, Measure], holder: Party) -> Cost:
    return sum(own_hours(measures[m], holder) for m in needed), len(needed), tuple(sorted(needed))


def _ids(legs: tuple[Leg, ...]) -> tuple[str, ...]:
    return tuple(leg.measure for leg in legs)


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
