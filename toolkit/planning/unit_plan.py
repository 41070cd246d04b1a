# SPDX-License-Identifier: EUPL-1.2
"""The plan of one unit now: the rule's proposal, with people's decisions over it, in quarters."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.answers import Answers, own_form
from toolkit.model.measures import Measures
from toolkit.model.plan import Plan
from toolkit.model.questionnaire import Questionnaire
from toolkit.planning.decisions import PlannedAction, decided_actions, decided_tasks
from toolkit.planning.proposal import PlanProposal, propose_plan
from toolkit.planning.schedule import schedule
from toolkit.planning.timetable import Schedule
from toolkit.scoring.unit import UnitResult


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """What the plan of a unit holds now.

    Attributes:
        plan: what people decided; None when nothing yet.
        proposal: what follows from the answers.
        actions: the one laid over the other, in order of rank.
        planned: their quarters, within the team's capacity.
    """

    plan: Plan | None
    proposal: PlanProposal
    actions: tuple[PlannedAction, ...]
    planned: Schedule


def unit_plan(
    unit: UnitResult,
    asked: Questionnaire,
    measures: Measures,
    answers: Iterable[Answers],
    plan: Plan | None = None,
) -> UnitPlan:
    """Bring together proposal, decisions and planning of one unit.

    Args:
        unit: its result in a round.
        asked: what that round asks.
        measures: the set in use.
        answers: its files of that round; the team's own has the capacity.
        plan: what people decided; None when nothing yet.

    Returns:
        The plan.
    """
    proposal = propose_plan(unit, asked, measures)
    actions = decided_actions(proposal, plan, measures)
    planned = schedule(decided_tasks(proposal, actions), proposal.horizon, _capacity(answers))
    return UnitPlan(plan, proposal, actions, planned)


def _capacity(answers: Iterable[Answers]) -> Decimal | None:
    """Team hours per quarter as the team gave them, or None."""
    found = own_form(answers)
    return None if found is None else found.profile.capacity_hours
