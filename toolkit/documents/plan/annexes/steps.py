# SPDX-License-Identifier: EUPL-1.2
"""Every action in full: what it is, for what, why this one and when; the team's own first."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Subheading, Text, bullets, section
from toolkit.documents.plan.actions import action_card, running
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title
from toolkit.documents.plan.sentences import hours_sentence
from toolkit.planning.explain import WhyAction, WhyCriterion, explain
from toolkit.planning.others import OTHER_PARTIES
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, quarter_short


def steps(inputs: PlanInputs) -> Section | None:
    """A card per action, with the differences for which none is known.

    Args:
        inputs: proposal, decisions, planning and texts.

    Returns:
        The section; None when there is neither an action nor a difference.
    """
    blocks = _blocks(inputs) if inputs.planned.placements or inputs.proposal.gaps else ()
    return section("steps", say("plan.word.steps"), blocks, annex=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    explained = explain(inputs.proposal, inputs.measures, inputs.planned)
    why = {action.id: _why(inputs, action) for action in explained}
    by_party = {party: [a for a in running(inputs) if a.party == party] for party in ("team", *OTHER_PARTIES)}
    own = by_party.pop("team")
    lead = say("plan.steps.some", n=len(own)) if own else say("plan.steps.none")
    yield Text(" ".join([lead, *([hours_sentence(inputs, "plan.hours")] if running(inputs) else [])]))
    yield from (action_card(inputs, action, why.get(action.id, "")) for action in own)
    for party, actions in by_party.items():
        if actions:
            yield Subheading(addressee_title(inputs, party))
            yield from (action_card(inputs, a, why.get(a.id, ""), small=True) for a in actions)
    without = [inputs.title_of(c) for c in inputs.proposal.without_route]
    if without:
        yield Text(say("plan.steps.without", n=len(without)))
        yield bullets(without)


def _why(inputs: PlanInputs, action: WhyAction) -> str:
    """Why an action that the rule proposes is in the plan, by the most urgent that it is for."""
    if not action.criteria:
        return ""
    first = action.criteria[0]
    parts = [_urgency(inputs, first), _route(first)]
    if action.due is not None:
        parts.append(_due(inputs, first, quarter_short(action.due)))
    return " ".join(part for part in parts if part)


def _due(inputs: PlanInputs, found: WhyCriterion, quarter: str) -> str:
    """Since when or by when it is asked."""
    gap = next(g for g in inputs.proposal.gaps if g.criterion == found.criterion)
    if gap.later:
        return say("plan.why_this.due", quarter=quarter)
    if gap.norm < gap.target:
        return say("plan.gap_note.grows", norm=gap.norm, target=gap.target)
    return say("plan.why_this.already")


def _urgency(inputs: PlanInputs, found: WhyCriterion) -> str:
    title = inputs.title_of(found.criterion)
    if found.limit_missed:
        return say("plan.why_this.limit", title=title)
    scope = say("plan.reason.uniform" if found.uniform else "plan.reason.local")
    key = "gap" if found.weight == 1 else "weighed"
    weight = hours_text(found.weight)
    return say(f"plan.why_this.{key}", title=title, n=found.size, scope=scope, weight=weight)


def _route(found: WhyCriterion) -> str:
    """How it was chosen; of a way of one action that is the only one, the action itself says its hours."""
    if found.chains == 1 and len(found.chain) == 1:
        return ""
    key = "only" if found.chains == 1 else "cheapest"
    holes = {"n": found.chains, "steps": len(found.chain), "hours": found.chain_hours}
    return say(f"plan.why_this.{key}", **holes)
