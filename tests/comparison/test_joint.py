# SPDX-License-Identifier: EUPL-1.2
"""What teams can do together: counted once, from two teams on, and without a name."""

from tests.planning.made import measure
from toolkit.documents.comparison.joint import joint_steps
from toolkit.model.measures import Measure
from toolkit.planning.regional import joint_measures
from toolkit.planning.task import Task
from toolkit.words.catalogue import say

JOINT = measure(1, [("AA-01", 0, 3)], {"team": 8, "region": 20}, together=True)
ALONE = measure(2, [("AA-02", 0, 3)], 5)


def tasks(*measures: Measure) -> list[Task]:
    """A plan with these measures, in this order."""
    return [Task(m.id, n, m.hours.get("team", 0), measure=m) for n, m in enumerate(measures, start=1)]


def test_a_step_of_two_teams_is_proposed_once() -> None:
    """Two plans with it give one line: hours of the teams added up, of the region once."""
    found = joint_steps(joint_measures({"noord": tasks(JOINT), "oost": tasks(ALONE, JOINT)}))
    (step,) = found.items
    assert (step.title, step.teams, step.hours, step.region) == (JOINT.title, 2, "16", "20")
    assert found.summary == say("comparison.joint.some", n=1)
    assert "noord" not in repr(found)


def test_a_step_of_one_team_is_no_joint_step() -> None:
    """One plan is not together, and neither is a step that each team does alone."""
    found = joint_steps(joint_measures({"noord": tasks(JOINT), "oost": tasks(ALONE), "west": tasks(ALONE)}))
    assert found.items == ()
    assert found.summary == say("comparison.joint.none")
