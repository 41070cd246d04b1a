# SPDX-License-Identifier: EUPL-1.2
"""'Waarom dit, waarom nu': what decided that an action is in the plan, and at its place."""

from collections.abc import Mapping

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.planning.explain import WhyAction, WhyCriterion, explain
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, quarter_short


def reasons(inputs: PlanInputs) -> Mapping[str, str]:
    """Why each action that the rule proposes is in the plan.

    Args:
        inputs: proposal and planning.

    Returns:
        A few sentences by the id of the action; nothing for an action that people added.
    """
    found = explain(inputs.proposal, inputs.measures, inputs.planned)
    return {action.id: _reason(inputs, action) for action in found}


def _reason(inputs: PlanInputs, action: WhyAction) -> str:
    if not action.criteria:
        return ""
    first = action.criteria[0]
    parts = [_urgency(inputs, first), _route(first)]
    if action.due is not None:
        parts.append(_due(inputs, action, quarter_short(action.due)))
    return " ".join(part for part in parts if part)


def _due(inputs: PlanInputs, action: WhyAction, quarter: str) -> str:
    """Since when or by when it is asked, of the most urgent that it is for."""
    first = action.criteria[0].criterion
    gap = next(g for g in inputs.proposal.gaps if g.criterion == first)
    if gap.norm <= gap.level:
        return say("plan.why_this.due", quarter=quarter)
    if gap.norm < gap.target:
        return say("plan.gap_note.grows", norm=gap.norm, target=gap.target)
    return say("plan.why_this.already")


def _urgency(inputs: PlanInputs, found: WhyCriterion) -> str:
    title = inputs.title_of(found.criterion)
    if found.limit_missed:
        return say("plan.why_this.limit", title=title)
    scope = say("plan.reason.uniform" if found.uniform else "plan.reason.local")
    if found.weight == 1:
        return say("plan.why_this.gap", title=title, n=found.size, scope=scope)
    weight = hours_text(found.weight)
    return say("plan.why_this.weighed", title=title, n=found.size, scope=scope, weight=weight)


def _route(found: WhyCriterion) -> str:
    holes = {"steps": len(found.chain), "hours": found.chain_hours}
    if found.chains == 1 and len(found.chain) == 1:
        return ""  # the action itself says its hours
    if found.chains == 1:
        return say("plan.why_this.only", **holes)
    return say("plan.why_this.cheapest", n=found.chains, **holes)
