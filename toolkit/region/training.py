# SPDX-License-Identifier: EUPL-1.2
"""Which training the plans of teams ask, for how many teams and people: so that it can be bought together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.content.measures import Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.timetable import Placement


@dataclass(frozen=True, slots=True)
class Training:
    """One training that plans ask.

    Attributes:
        measure: what is learned.
        teams: ids of the teams that need it.
        criteria: ids of the questions that it is for in any of their plans, in order of id.
        people: how many work in the teams of which that is known; None when it is known of none.
        unsized: how many teams did not say how many they are.
        hours: of all teams together, once.
        span: from its first quarter in any plan to its last; None where no plan has a place for it.
        unplanned: how many teams have no place for it.
    """

    measure: Measure
    teams: tuple[str, ...]
    criteria: tuple[str, ...]
    people: int | None
    unsized: int
    hours: Fraction
    span: tuple[PlanQuarter, PlanQuarter] | None
    unplanned: int


def trainings(
    plans: Mapping[str, Iterable[Placement]], members: Mapping[str, int | None]
) -> tuple[Training, ...]:
    """The trainings that the plans of teams ask; what was done is not asked again.

    Args:
        plans: per team the actions of its plan with their quarters.
        members: by team how many people work in it; not there or None where it did not say.

    Returns:
        Each training once: that of most teams first, then by id.
    """
    found: dict[str, list[tuple[str, Placement]]] = {}
    measures: dict[str, Measure] = {}
    for unit in sorted(plans):
        for placement in plans[unit]:
            measure = placement.task.measure
            if measure is not None and measure.kind == "training" and not placement.task.done:
                measures[measure.id] = measure
                found.setdefault(measure.id, []).append((unit, placement))
    menu = [_training(measures[name], holders, members) for name, holders in found.items()]
    return tuple(sorted(menu, key=lambda t: (-len(t.teams), t.measure.id)))


def _training(
    measure: Measure, holders: list[tuple[str, Placement]], members: Mapping[str, int | None]
) -> Training:
    known = [n for unit, _ in holders if (n := members.get(unit)) is not None]
    spans = [(p.start, p.end) for _, p in holders if p.start is not None and p.end is not None]
    return Training(
        measure,
        tuple(unit for unit, _ in holders),
        tuple(sorted({criterion for _, p in holders for criterion in p.task.criteria})),
        sum(known) if known else None,
        len(holders) - len(known),
        sum((Fraction(p.task.hours) for _, p in holders), Fraction(0)),
        (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None,
        len(holders) - len(spans),
    )
