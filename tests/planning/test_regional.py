# SPDX-License-Identifier: EUPL-1.2
"""What several plans contain and can be done together, as one list for the region."""

from collections.abc import Mapping
from dataclasses import replace

from tests.planning.made_tasks import YEAR, by, task
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.weighed.regional import joint_measures


def shared(number: int, rank: int, *, together: bool = True, done: bool = False) -> Task:
    """A team's task with this rank in its plan, by the measure with a number, which is alike for all."""
    of = by("team", number, together=together, team=4)
    return replace(task(rank, 4, of=of, done=done), id=of.id)


def plans(**tasks: list[Task]) -> Mapping[str, tuple[Placement, ...]]:
    """The plan of each team."""
    return {team: schedule(of, YEAR, None).placements for team, of in tasks.items()}


def found(**tasks: list[Task]) -> list[tuple[str, tuple[str, ...]]]:
    """What is proposed for the region, with the teams that take part."""
    return [(j.measure.id, tuple(t.unit for t in j.teams)) for j in joint_measures(plans(**tasks))]


def test_only_what_several_teams_still_have_to_do_is_a_joint_matter() -> None:
    """What one of two did already, and what each team does by itself, are not."""
    assert found(
        east=[shared(1, 1), shared(2, 2), shared(3, 3, together=False)],
        west=[shared(1, 1), shared(2, 2, done=True), shared(3, 3, together=False)],
    ) == [("M-AA-01", ("east", "west"))]


def test_what_most_teams_have_stands_first_and_then_what_comes_first_in_a_plan() -> None:
    """Three teams before two; of two the one that is first in any plan, whatever it is in the other."""
    assert [
        measure
        for measure, _ in found(
            east=[shared(5, 1), shared(4, 2), shared(3, 3), shared(1, 4)],
            west=[shared(4, 1), shared(3, 2), shared(1, 3), shared(5, 9)],
            south=[shared(1, 8)],
        )
    ] == ["M-AA-01", "M-AA-04", "M-AA-05", "M-AA-03"]
