# SPDX-License-Identifier: EUPL-1.2
"""One unit's plan without the plans of all others: only what is needed of them is worked out, once."""

from collections.abc import Mapping
from datetime import date

from toolkit.documents.editions import Edition
from toolkit.model.problem import Problem
from toolkit.model.quarter import quarter_of
from toolkit.model.region import Body, Round, Visibility
from toolkit.planning.unit_plan import UnitPlan
from toolkit.planning.weighed.regional import joint_measures
from toolkit.reading.workspace import EVERYTHING, Part
from toolkit.scoring.unit import Unit
from toolkit.work.make.gather import Gather
from toolkit.work.workspace.how_far import Progress, silent
from toolkit.work.workspace.known import Known, known_units
from toolkit.work.workspace.open import Place, Problems, Work, open_work, work_from

_NAME = "joint"
_WORTH_REMEMBERING = 3  # units: the plans of two others cost as much as looking up what they hold

Holders = Mapping[str, frozenset[str]]
"""Which teams have a measure in their plans, by its id: of measures that teams can do together."""


def part_of(place: Place, round_: Round, unit: Unit) -> Part:
    """What the plan of one unit is made from: its answers now and before, and those of its municipalities.

    Args:
        place: the workspace that was looked at.
        round_: the round.
        unit: whose plan is made.

    Returns:
        The part to read.
    """
    rounds = (round_, *place.region.before(round_))
    return Part(frozenset(r.id for r in rounds), frozenset({unit.id, *unit.behind}))


def gather_for(
    place: Place,
    round_: Round,
    unit: Unit | None,
    *,
    edition: Edition,
    sight: Visibility,
    day: date,
    body: Body | None = None,
    progress: Progress = silent,
) -> Gather | Problems:
    """Read what plans of a round are made from: of one unit, only what its plan needs.

    Args:
        place: the workspace that was looked at.
        round_: the round.
        unit: whose plan is made; None for all.
        edition: for the team, or for a board.
        sight: what that board sees.
        day: of the plans.
        body: for which body an edition for boards is; None: the one that decides about plans.
        progress: told while files are read.

    Returns:
        What plans are made from; or the errors that stop the work.
    """
    holders = None if unit is None else joint_holders(place, round_, day, progress)
    if isinstance(holders, tuple):
        return holders
    work = open_work(place, progress, EVERYTHING if unit is None else part_of(place, round_, unit))
    if not isinstance(work, Work):
        return work
    return Gather(work, work.score(round_), edition, sight, holders, day, body)


def joint_holders(
    place: Place, round_: Round, day: date, progress: Progress = silent, worth: int = _WORTH_REMEMBERING
) -> Holders | Problems:
    """Which teams have which measures in their plans of a round, of those that can be done together.

    Args:
        place: the workspace that was looked at.
        round_: the round.
        day: of the plans.
        progress: told while files are read.
        worth: from how many units on what was worked out is kept for the next time.

    Returns:
        As a whole region would say it; or the errors that stop the work.
    """
    known = known_units(place, round_, f"{_NAME}-{quarter_of(day).id}")
    if isinstance(known, Problem):
        return (known,)
    made = dict(known.values)
    if len(made) < len(known.keys):
        fresh = _measures_of(place, round_, known, day, progress)
        if not isinstance(fresh, dict):
            return fresh
        made |= {unit: fresh.get(unit, []) for unit in known.keys if unit not in made}
    known.keep(made, worth)
    holders: dict[str, set[str]] = {}
    for unit, measures in made.items():
        for measure in measures:
            holders.setdefault(measure, set()).add(unit)
    return {measure: frozenset(units) for measure, units in holders.items() if len(units) > 1}


def _measures_of(
    place: Place, round_: Round, known: Known, day: date, progress: Progress
) -> dict[str, list[str]] | Problems:
    """By team of which nothing is known: the measures in its plan that teams can do together."""
    work = work_from(place, known.fresh, known.part, progress)
    if not isinstance(work, Work):
        return work
    gather = Gather(work, work.score(round_), day=day)
    made = {}
    for result in gather.scored.units:
        counts = result.unit.kind == "team" and gather.scored.counts_whole(result)
        plan = gather.plan_of(result) if counts else None
        if isinstance(plan, UnitPlan):
            alone = joint_measures({result.unit.id: plan.planned.placements}, from_teams=1)
            made[result.unit.id] = [joint.measure.id for joint in alone]
    return made
