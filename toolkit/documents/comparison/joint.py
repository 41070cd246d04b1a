# SPDX-License-Identifier: EUPL-1.2
"""What several teams can do together, proposed once for the region; teams are counted, never named."""

from collections.abc import Sequence
from fractions import Fraction

from toolkit.documents.comparison.values import JointStep, JointSteps
from toolkit.planning.regional import JointMeasure
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, quarter_short


def joint_steps(found: Sequence[JointMeasure]) -> JointSteps:
    """Say what can be done together.

    Args:
        found: measures that several plans contain.

    Returns:
        A sentence and the steps, most teams first.
    """
    items = tuple(
        JointStep(
            title=joint.measure.title,
            teams=len(joint.teams),
            who=say(f"plan.who.{joint.measure.actor}"),
            hours=hours_text(joint.team_hours),
            region=hours_text(Fraction(joint.region_hours)),
            due="" if joint.due is None else quarter_short(joint.due),
        )
        for joint in found
    )
    return JointSteps(say("comparison.joint.some" if items else "comparison.joint.none", n=len(items)), items)
