# SPDX-License-Identifier: EUPL-1.2
"""What the formation that is asked is for: the work that keeps coming back every year, over all plans."""

from dataclasses import dataclass
from fractions import Fraction

from toolkit.region.whole import Whole


@dataclass(frozen=True, slots=True)
class LastingWork:
    """An action after which a team keeps having work.

    Attributes:
        title: of its measure.
        units: ids of the teams for which formation is asked for it, in the order of the region.
        hours: theirs together in a year, above 0.
    """

    title: str
    units: tuple[str, ...]
    hours: Fraction


def lasting_work(whole: Whole) -> tuple[LastingWork, ...]:
    """Which work the formation is for that plans ask and nobody answered yet.

    Args:
        whole: the round and its plans.

    Returns:
        Most hours first, of equal ones by title; together the lasting hours of all requests.
    """
    found: dict[str, dict[str, tuple[str, Fraction]]] = {}
    for unit, plan in whole.asking.items():
        if not plan.choice.lasting or whole.settled(unit, "formation"):
            continue
        for placement in plan.planned.todo:
            task = placement.task
            hours = task.hours_a_year("team")
            if hours and task.measure is not None and task.id in plan.more.ahead:
                found.setdefault(task.id, {})[unit] = (task.measure.title, hours)
    made = (
        LastingWork(
            next(iter(of.values()))[0], tuple(of), sum((hours for _, hours in of.values()), Fraction(0))
        )
        for of in found.values()
    )
    return tuple(sorted(made, key=lambda work: (-work.hours, work.title)))
