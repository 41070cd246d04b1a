# SPDX-License-Identifier: EUPL-1.2
"""What several teams need and can do together, proposed once for the region."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.measures import Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.task import Task


@dataclass(frozen=True, slots=True)
class JointTeam:
    """One team that takes part.

    Attributes:
        unit: its id.
        hours: of the team itself.
        rank: in the team's own plan.
        due: in the team's own plan; None without one.
    """

    unit: str
    hours: Fraction
    rank: int
    due: PlanQuarter | None


@dataclass(frozen=True, slots=True)
class JointMeasure:
    """A measure proposed once for the region.

    Attributes:
        measure: what is done; its hours of other parties are for all teams together once.
        teams: who take part, by id; at least two.
    """

    measure: Measure
    teams: tuple[JointTeam, ...]

    @property
    def region_hours(self) -> int:
        """Hours of the region, once."""
        return self.measure.hours.get("region", 0)

    @property
    def team_hours(self) -> Fraction:
        """Hours of all teams together."""
        return sum((t.hours for t in self.teams), Fraction(0))

    @property
    def due(self) -> PlanQuarter | None:
        """When the first team must have it; None when none has a date."""
        return min((t.due for t in self.teams if t.due is not None), default=None)


def joint_measures(plans: Mapping[str, Iterable[Task]], from_teams: int = 2) -> tuple[JointMeasure, ...]:
    """What several plans contain and can be done together.

    Args:
        plans: per team its tasks, after the decisions of people; what has been done does not count.
        from_teams: how many teams make it a joint matter, at least 2.

    Returns:
        Each measure once: most teams first, then the best rank in any plan, then id.
    """
    measures: dict[str, Measure] = {}
    teams: dict[str, list[JointTeam]] = {}
    for unit in sorted(plans):
        for task in plans[unit]:
            if task.measure is not None and task.together and not task.done:
                measures[task.id] = task.measure
                found = JointTeam(unit, Fraction(task.hours), task.rank, task.due)
                teams.setdefault(task.id, []).append(found)
    joint = [JointMeasure(measures[i], tuple(t)) for i, t in teams.items() if len(t) >= from_teams]
    return tuple(sorted(joint, key=lambda j: (-len(j.teams), min(t.rank for t in j.teams), j.measure.id)))
