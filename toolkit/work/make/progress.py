# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to what was decided in all its plans and what became of it."""

from datetime import date

from toolkit.model.problem import Problem
from toolkit.region.progress import RegionProgress, UnitProgress, unit_progress
from toolkit.scoring.unit import UnitResult
from toolkit.work.make.gather import Gather


def region_progress(gather: Gather, day: date) -> tuple[RegionProgress, tuple[Problem, ...]]:
    """Follow every plan of a round.

    Args:
        gather: of the round, for the same day.
        day: on which something is late or not.

    Returns:
        Teams and municipalities with answers or decisions; and whose decisions cannot be read: of those
        nothing is said, for it would seem that nothing was decided.
    """
    units: list[UnitProgress] = []
    problems: list[Problem] = []
    stored = gather.work.workspace.plans
    for result in gather.scored.units:
        if result.standards or result.unit.id in stored:
            found = _of_unit(gather, result, day)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                units.append(found)
    return RegionProgress(day, tuple(units)), tuple(problems)


def _of_unit(gather: Gather, result: UnitResult, day: date) -> UnitProgress | Problem:
    plan = gather.plan_of(result)
    if isinstance(plan, Problem):
        return plan
    became = {e.id: tuple(effect.outcome for effect in e.effects) for e in gather.evaluated(result, plan)}
    return unit_progress(result.unit, plan, day, counts=gather.scored.counts_whole(result), became=became)
