# SPDX-License-Identifier: EUPL-1.2
"""The differences with the norm, and what is proposed to do about them, by whom."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from toolkit.messages.catalogue import say
from toolkit.model.base import Citation
from toolkit.model.measures import Party
from toolkit.planning.gaps import PlanningGap
from toolkit.planning.proposal import PlanProposal, ProposedAction
from toolkit.views.plan_inputs import PlanInputs
from toolkit.views.plan_values import (
    AddresseeView,
    Edition,
    GapsView,
    GapView,
    OthersView,
    PracticeView,
    StepsView,
    StepView,
)
from toolkit.views.text import listing, number, quarter_text

OTHERS: tuple[Party, ...] = ("employer", "municipality", "region")


def gaps(inputs: PlanInputs, edition: Edition = "team") -> GapsView:
    """Every difference with the norm, most urgent first.

    Args:
        inputs: proposal and texts.
        edition: a board sees levels and what is asked, and nothing that the team wrote.

    Returns:
        The section; its summary says so when there are none.
    """
    themes = inputs.theme_titles()
    items = tuple(_gap(inputs, g, themes[g.criterion]) for g in inputs.proposal.gaps)
    if edition == "board":
        items = tuple(replace(g, question="", now_text="", placed="", explanation="") for g in items)
    if items:
        return GapsView(say("plan.gaps.some", parts=gap_parts(inputs.proposal)), items)
    anything = any(r.asked.level is not None for r in inputs.results(inputs.unit).values())
    return GapsView(say("plan.gaps.none" if anything else "plan.gaps.unknown"), ())


def gap_parts(proposal: PlanProposal) -> str:
    """'12 punten nu, 3 later in de vooruitblik': what is asked already apart from what will be."""
    later = sum(g.norm <= g.level for g in proposal.gaps)
    now = len(proposal.gaps) - later
    key = "both" if now and later else "later" if later else "now"
    return say(f"plan.gap_parts.{key}", now=now, later=later)


def _gap(inputs: PlanInputs, gap: PlanningGap, theme: str) -> GapView:
    criterion = inputs.criterion(gap.criterion)
    answer = inputs.answer(gap.criterion)
    note = ""
    if gap.norm <= gap.level:
        note = say("plan.gap_note.later", quarter=quarter_text(gap.due))
    elif gap.norm < gap.target:
        note = say("plan.gap_note.grows", norm=gap.norm, target=gap.target)
    placed = ""
    if answer is not None and answer.placed == "other_party":
        placed = say("plan.placed.other_party", party=answer.party or say("placed.other_party"))
    elif answer is not None and answer.placed == "nobody":
        placed = say("plan.placed.nobody")
    return GapView(
        id=gap.criterion,
        title=criterion.title,
        theme=theme,
        question=criterion.question.strip(),
        now=say("plan.level", level=gap.level),
        now_text=criterion.levels[gap.level].strip(),
        asked=say("plan.level", level=gap.target),
        asked_text=criterion.levels[gap.target].strip(),
        note=note,
        limit=say("limit.missed") if gap.limit == "missed" else "",
        placed=placed,
        explanation="" if answer is None else (answer.explanation or "").strip(),
    )


def steps(inputs: PlanInputs) -> StepsView:
    """What the team itself can do, in order, with what that asks of its hours.

    Args:
        inputs: proposal and texts.

    Returns:
        The section; with the differences for which no step is known.
    """
    actions = inputs.proposal.actions
    own = tuple(step(inputs, a) for a in actions if a.measure.actor == "team")
    without = tuple(inputs.criterion(c).title for c in inputs.proposal.without_route)
    parts = [say("plan.steps.some", n=len(own)) if own else say("plan.steps.none")]
    if actions:
        parts.append(hours_sentence(inputs))
    summary = say("plan.steps.without", n=len(without)) if without else ""
    return StepsView(" ".join(parts), own, summary, without)


def hours_sentence(inputs: PlanInputs, *, brief: bool = False) -> str:
    """What all steps ask of the team's hours, against what it has.

    Args:
        inputs: proposal and profile.
        brief: True for the wording of the first page.

    Returns:
        The sentence.
    """
    total = Decimal(sum(a.hours for a in inputs.proposal.actions))
    capacity = None if inputs.team_form is None else inputs.team_form.profile.capacity_hours
    quarters = len(inputs.proposal.horizon)
    holes: dict[str, object] = {"total": number(total), "quarters": quarters}
    key = "unknown"
    if capacity is not None:
        room = capacity * quarters
        key = "fits" if total <= room else "short"
        holes |= {"per_quarter": number(capacity), "room": number(room), "short": number(abs(total - room))}
    return say(f"plan.brief.hours_{key}" if brief else f"plan.hours.{key}", **holes)


def others(inputs: PlanInputs) -> OthersView | None:
    """What only the employer, the municipality or the region can do.

    Args:
        inputs: proposal and texts.

    Returns:
        The section, or None when nothing is asked of others.
    """
    groups = []
    for party in OTHERS:
        found = tuple(step(inputs, a) for a in inputs.proposal.actions if a.measure.actor == party)
        if found:
            groups.append(AddresseeView(_addressee(inputs, party), found))
    return OthersView(say("plan.others"), tuple(groups)) if groups else None


def _addressee(inputs: PlanInputs, party: Party) -> str:
    employer = inputs.employer()
    name = {
        "employer": "" if employer is None else employer.title,
        "municipality": listing([m.title for m in inputs.municipalities()]),
        "region": inputs.outcome.region.title,
    }[party]
    return say(f"plan.addressee.{party}", name=name) if name else say(f"plan.addressee.{party}_alone")


def step(inputs: PlanInputs, action: ProposedAction) -> StepView:
    """One proposed action with everything a reader needs to decide about it."""
    measure = action.measure
    waiting = _step_names(inputs, action.before)
    cost = ""
    if measure.cost is not None:
        low, high = number(measure.cost.low), number(measure.cost.high)
        cost = say("plan.cost", low=low, high=high, basis=measure.cost.basis)
    return StepView(
        id=measure.id,
        rank=action.rank,
        title=measure.title,
        what=measure.what.strip(),
        serves=tuple(
            say("plan.serves", title=inputs.criterion(s.criterion).title, start=s.from_, end=s.to)
            for s in action.serves
        )
        or (say("plan.serves_steps", steps=waiting),),
        needed_for=waiting if action.serves else "",
        who=say(f"plan.who.{measure.actor}"),
        hours=listing([say(f"plan.hours_of.{p}", n=n) for p, n in measure.hours.items() if n]),
        lead=say("plan.lead", n=measure.lead_quarters),
        cost=cost,
        together=say("plan.together") if measure.together else "",
        practices=_practices(inputs, action),
    )


def _step_names(inputs: PlanInputs, ids: Sequence[str]) -> str:
    found = (a for a in inputs.proposal.actions if a.id in ids)
    return listing([say("plan.step_name", rank=a.rank, title=a.measure.title) for a in found])


def _practices(inputs: PlanInputs, action: ProposedAction) -> tuple[PracticeView, ...]:
    """The practices of an action, each told once in a plan: at the first action that has it."""
    known = inputs.measures.practices
    earlier = inputs.proposal.actions[: action.rank - 1]
    told = {practice for a in earlier for practice in a.measure.practices}
    return tuple(
        PracticeView(
            say(f"plan.practice.{p.kind}", year=p.as_of),
            p.text.strip(),
            listing([source_text(inputs, s) for s in p.sources]),
        )
        for p in (known[i] for i in action.measure.practices if i in known and i not in told)
    )


def source_text(inputs: PlanInputs, citation: Citation) -> str:
    """A source as a reader can find it: title, year and what the place is about."""
    documents = {} if inputs.sources is None else inputs.sources.documents
    document = documents.get(citation.document)
    if document is None:
        return f"{citation.document}, {citation.id}"
    title = document.title.strip()
    return title if document.date is None else say("plan.source", title=title, year=document.date[:4])
