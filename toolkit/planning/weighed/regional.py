# SPDX-License-Identifier: EUPL-1.2
"""What several teams need and can do together, proposed once for the region."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.content.measures import Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.timetable import Placement


@dataclass(frozen=True, slots=True)
class JointTeam:
    """One team that takes part.

    Attributes:
        unit: its id.
        hours: of the team itself.
        rank: in the team's own plan.
        start: in which it begins by the team's own plan; None where that has no place for it.
        end: in which it ends; None as for `start`.
    """

    unit: str
    hours: Fraction
    rank: int
    start: PlanQuarter | None
    end: PlanQuarter | None


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
    def planned(self) -> tuple[JointTeam, ...]:
        """The teams that have a place for it in their plans."""
        return tuple(t for t in self.teams if t.end is not None)

    @property
    def span(self) -> tuple[PlanQuarter, PlanQuarter] | None:
        """From its first quarter in any team's plan to its last; None where no plan has a place for it."""
        starts = [t.start for t in self.teams if t.start is not None]
        ends = [t.end for t in self.teams if t.end is not None]
        return (min(starts), max(ends)) if starts and ends else None


def joint_measures(plans: Mapping[str, Iterable[Placement]], from_teams: int = 2) -> tuple[JointMeasure, ...]:
    """What several plans contain and can be done together.

    Args:
        plans: per team the actions of its plan with their quarters; what has been done does not count.
        from_teams: how many teams make it a joint matter, at least 2.

    Returns:
        Each measure once: most teams first, then the best rank in any plan, then id.
    """
    measures: dict[str, Measure] = {}
    teams: dict[str, list[JointTeam]] = {}
    for unit in sorted(plans):
        for placement in plans[unit]:
            task = placement.task
            if task.measure is not None and task.together and not task.done:
                measures[task.id] = task.measure
                found = JointTeam(unit, Fraction(task.hours), task.rank, placement.start, placement.end)
                teams.setdefault(task.id, []).append(found)
    joint = [JointMeasure(measures[i], tuple(t)) for i, t in teams.items() if len(t) >= from_teams]
    return tuple(sorted(joint, key=lambda j: (-len(j.teams), min(t.rank for t in j.teams), j.measure.id)))
