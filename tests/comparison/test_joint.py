# SPDX-License-Identifier: EUPL-1.2
"""What teams can do together: counted once, from two teams on, and without a name."""

from tests.planning.made import measure
from toolkit.documents.blocks import Table
from toolkit.documents.comparison.menus import joint_steps, menu_section
from toolkit.model.content.measures import Measure
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.timed.schedule import schedule
from toolkit.planning.timed.task import Task
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.weighed.regional import joint_measures
from toolkit.words.catalogue import say

JOINT = measure(1, [("AA-01", 0, 3)], {"team": 8, "region": 20}, together=True)
HORIZON = tuple(PlanQuarter(2027, 1).plus(n) for n in range(4))
ALONE = measure(2, [("AA-02", 0, 3)], 5)


def tasks(*measures: Measure, room: int = 100) -> tuple[Placement, ...]:
    """A plan with these measures, in this order, by a team with so many hours a quarter."""
    made = [Task(m.id, n, m.hours.get("team", 0), measure=m) for n, m in enumerate(measures, start=1)]
    return schedule(made, HORIZON, room).placements


def test_a_step_of_two_teams_is_proposed_once() -> None:
    """Two plans with it give one line: hours of the teams added up, of the region once."""
    found = joint_steps(joint_measures({"noord": tasks(JOINT), "oost": tasks(ALONE, JOINT)}))
    (step,) = found.items
    assert (step["step"], step["teams"], step["hours"], step["region"]) == (JOINT.title, 2, 16, 20)
    assert found.summary == say("comparison.joint.some", n=1)
    assert "noord" not in repr(found)


def test_a_workbook_can_add_up_what_the_page_shows_with_its_dots() -> None:
    """Hours are numbers until a page writes them: as texts a column of them came to nothing."""
    large = measure(1, [("AA-01", 0, 3)], {"team": 1200, "region": 1040}, together=True)
    found = joint_steps(joint_measures({unit: tasks(large, room=2000) for unit in ("noord", "oost")}))
    (step,) = found.items
    (table,) = (b for b in menu_section(found).blocks if isinstance(b, Table))
    shown = dict(zip(table.heads, table.rows[0], strict=True))
    for column, value in (("hours", 2400), ("region", 1040)):
        assert step[column] == value
        assert shown[found.head(column)] == f"{value:,}".replace(",", ".")


def test_when_it_is_done_is_what_the_plans_of_the_teams_say() -> None:
    """From the first quarter in any plan to the last; a team without room for it is counted apart."""
    both = {"noord": tasks(JOINT), "oost": tasks(ALONE, JOINT, room=8)}
    (step,) = joint_steps(joint_measures(both)).items
    assert step["planned"] == "kw 1–2 2027"  # oost has 5 hours of another step in the first
    (step,) = joint_steps(joint_measures({**both, "west": tasks(JOINT, room=0)})).items
    assert step["planned"] == "kw 1–2 2027; bij 2 van 3 teams"
    (step,) = joint_steps(joint_measures({unit: tasks(JOINT, room=0) for unit in both})).items
    assert step["planned"] == say("comparison.joint.unplanned")


def test_a_step_of_one_team_is_no_joint_step() -> None:
    """One plan is not together, and neither is a step that each team does alone."""
    found = joint_steps(joint_measures({"noord": tasks(JOINT), "oost": tasks(ALONE), "west": tasks(ALONE)}))
    assert found.items == ()
    assert found.summary == say("comparison.joint.none")
