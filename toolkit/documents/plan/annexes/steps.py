# SPDX-License-Identifier: EUPL-1.2
"""Every action that has its quarters, in full: what it is, for what, why this one and when.

What has no place is not told twice: it stands in a table, and in the workbook that people decide in.
"""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Subheading, Text, bullets, section
from toolkit.documents.plan.actions import action_card, running
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, annex_named
from toolkit.documents.plan.sentences import hours_sentence
from toolkit.planning.proposed.gaps import PlanningGap
from toolkit.planning.proposed.proposal import ProposedAction
from toolkit.planning.proposed.route import count_chains
from toolkit.planning.timed.timetable import Placement
from toolkit.planning.weighed.others import OTHER_PARTIES
from toolkit.words.catalogue import say
from toolkit.words.text import given_text, quarter_short


def steps(inputs: PlanInputs) -> Section | None:
    """A card per action that runs in the horizon, the team's own first; and differences without any.

    None when there is neither an action nor a difference.
    """
    blocks = _blocks(inputs) if inputs.planned.placements or inputs.proposal.gaps else ()
    return section("steps", say("plan.word.steps_placed"), blocks, annex=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    why = {action.id: _why(inputs, action) for action in inputs.proposal.actions}
    placed = {p.task.id for p in inputs.planned.placed}
    shown = [a for a in running(inputs) if a.id in placed]
    by_party = {party: [a for a in shown if a.party == party] for party in ("team", *OTHER_PARTIES)}
    own = by_party.pop("team")
    lead = say("plan.steps.some", n=len(own)) if own else say("plan.steps.none")
    yield Text(" ".join([lead, *([hours_sentence(inputs, "plan.hours")] if running(inputs) else [])]))
    outside = sum(p.state == "outside" for p in inputs.planned.placements)
    if outside:
        yield Text(say("plan.steps.elsewhere", n=outside, annex=annex_named("elsewhere")), "quiet")
    yield from (action_card(inputs, action, why.get(action.id, "")) for action in own)
    for party, actions in by_party.items():
        if actions:
            yield Subheading(addressee_title(inputs, party))
            yield from (action_card(inputs, a, why.get(a.id, ""), small=True) for a in actions)
    without = [inputs.title_of(c) for c in inputs.proposal.without_route]
    if without:
        yield Text(say("plan.steps.without", n=len(without)))
        yield bullets(without)


def _why(inputs: PlanInputs, action: ProposedAction) -> str:
    """Why an action that the rule proposes is in the plan, by the most urgent that it is for."""
    if not action.serves:
        return ""
    first = action.serves[0].criterion
    gap = next(g for g in inputs.proposal.gaps if g.criterion == first)
    parts = (_urgency(inputs, gap), _route(inputs, gap), _due(gap, inputs.planned.of(action.id)))
    return " ".join(part for part in parts if part)


def _due(gap: PlanningGap, placement: Placement | None) -> str:
    """Since when or by when it is asked; nothing of an action that is left out."""
    if placement is None or placement.task.due is None:
        return ""
    if gap.later:
        return say("plan.why_this.due", quarter=quarter_short(placement.task.due))
    if gap.norm < gap.target:
        return say("plan.gap_note.grows", norm=gap.norm, target=gap.target)
    return say("plan.why_this.already")


def _urgency(inputs: PlanInputs, gap: PlanningGap) -> str:
    title = inputs.title_of(gap.criterion)
    if gap.limit == "missed":
        return say("plan.why_this.limit", title=title)
    scope = say("plan.reason.uniform" if gap.uniform else "plan.reason.local")
    key, weight = "gap" if gap.weight == 1 else "weighed", given_text(gap.weight)
    return say(f"plan.why_this.{key}", title=title, n=gap.size, scope=scope, weight=weight)


def _route(inputs: PlanInputs, gap: PlanningGap) -> str:
    """How it was chosen; of a way of one action that is the only one, the action itself says its hours."""
    route = inputs.proposal.routes[gap.criterion]
    ways, steps = (
        count_chains(gap.criterion, gap.level, gap.target, inputs.measures.measures),
        len(route.legs),
    )
    if ways == steps == 1:
        return ""
    key = "only" if ways == 1 else "cheapest" if route.hours else "free"
    return say(f"plan.why_this.{key}", n=ways, steps=steps, hours=route.hours)
