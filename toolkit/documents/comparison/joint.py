# SPDX-License-Identifier: EUPL-1.2
"""What several teams can do together, proposed once for the region; teams are counted, never named."""

from collections.abc import Sequence
from fractions import Fraction

from toolkit.documents.blocks import Section, Table, Text
from toolkit.documents.comparison.values import JointStep, JointSteps
from toolkit.planning.weighed.regional import JointMeasure
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import hours_text, quarters_text

COLUMNS = ("step", "teams", "who", "hours", "region", "planned")
_WIDTHS = (34, 9, 15, 11, 11, 20)


def joint_steps(measures: Sequence[JointMeasure]) -> JointSteps:
    """Say what can be done together.

    Args:
        measures: that several plans contain.

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
            planned=_planned(joint),
        )
        for joint in measures
    )
    return JointSteps(say("comparison.joint.some" if items else "comparison.joint.none", n=len(items)), items)


def _planned(joint: JointMeasure) -> str:
    """When the teams do it by their own plans, so that no other date stands here than in those."""
    n, span = len(joint.planned), joint.span
    if span is None:
        return say("comparison.joint.unplanned")
    when = quarters_text(*span)
    if n == len(joint.teams):
        return when
    return say("comparison.joint.planned_some", when=when, n=n, total=len(joint.teams))


def joint_section(steps: JointSteps) -> Section:
    """What can be done together as a chapter: a row per step."""
    title, lead = say("comparison.word.joint"), Text(steps.summary)
    if not steps.items:
        return Section("joint", title, (lead,))
    heads = tuple(say(f"comparison.word.joint_{column}") for column in COLUMNS)
    rows = tuple((s.title, number(s.teams), s.who, s.hours, s.region, s.planned) for s in steps.items)
    return Section("joint", title, (lead, Table(title, heads, rows, _WIDTHS)))
