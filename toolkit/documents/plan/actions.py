# SPDX-License-Identifier: EUPL-1.2
"""What is said of one action wherever it stands: when, why then, what it is for, and as a card in full."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from toolkit.documents.blocks import Card, Item
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import action_title, anchor_of, holder, named, owner, state_lines
from toolkit.model.base import Citation
from toolkit.model.content.measures import Measure
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.proposed.proposal import Served
from toolkit.planning.timed.timetable import Placement, Why
from toolkit.words.catalogue import say
from toolkit.words.text import (
    capital,
    day_text,
    euros_text,
    hours_text,
    listing,
    quarter_short,
    quarters_text,
)

_SERVED = 1  # questions that an action serves and that its row names; the others are counted


def when_text(placement: Placement) -> str:
    """'kw 2–3 2026', or that it has no place; 'gedaan' for what is done."""
    if placement.state == "done":
        return say("plan.planning.done")
    if placement.start is None or placement.end is None:
        return say("plan.planning.outside")
    return quarters_text(placement.start, placement.end)


def when_lines(placement: Placement) -> list[str]:
    """The same, with what it was decided for on a line of its own where that is past."""
    was = placement.task.overdue
    return [
        when_text(placement),
        *([] if was is None else [say("plan.planning.was", quarter=quarter_short(was))]),
    ]


def why_text(inputs: PlanInputs, placement: Placement) -> str:
    """Why an action falls where it does, and of a late one whether more hours would help."""
    told = [
        say(
            f"plan.planning.why.{why.kind}",
            others=names_text(inputs, why.tasks),
            n=len(why.tasks),
            **holder(inputs),
        )
        for why in placement.why
    ]
    reason = inputs.made.late_reasons.get(placement.task.id)
    if reason is not None and reason != "decided":
        told.append(say(f"plan.planning.late.{reason}"))
    return " ".join(told)


def names_text(inputs: PlanInputs, actions: Iterable[str]) -> str:
    """Actions inside a sentence: 'Titel' (3) en 'Andere' (5)."""
    return listing([named(inputs, action) for action in actions])


def left_out_texts(inputs: PlanInputs) -> Iterator[str]:
    """What people left out of the plan, by who decided so and when; with why for who may read that."""
    groups: dict[str, list[PlannedAction]] = {}
    for action in inputs.actions:
        if not action.counts:
            groups.setdefault(_decided_by(inputs, action), []).append(action)
    for by, actions in groups.items():
        names = listing([_with_reason(inputs, action) for action in actions])
        told = [say("plan.planning.left_out", by=by, names=names)]
        own = any(a.reason and not _above(a) for a in actions)
        if own and not inputs.reader.sees("explanations"):
            told.append(say("plan.planning.left_out_why", **holder(inputs)))
        yield " ".join(told)


def _decided_by(inputs: PlanInputs, action: PlannedAction) -> str:
    """Whose decision an action follows, and of which day where the reader may know that."""
    joint, own = action.joint, None if action.decision is None else action.decision.decided
    above = _above(action)
    who = say("plan.who.region") if above else holder(inputs)["who"]
    stopped = action.status == "dropped"  # of which only the taking over has a day
    day = joint.on if above and joint is not None else None if own is None or stopped else own.on
    if day is None or not inputs.reader.sees("days"):
        return who
    return say("plan.planning.by_on", who=who, day=day_text(day))


def _above(action: PlannedAction) -> bool:
    """Whether the region decided so, whose reason no plan of a team holds."""
    joint = action.joint
    return joint is not None and joint.counts and joint.answer is not None


def _with_reason(inputs: PlanInputs, action: PlannedAction) -> str:
    name = named(inputs, action.id)
    if not action.reason or not inputs.reader.sees("explanations"):
        return name
    return say("plan.planning.with_reason", name=name, reason=action.reason.strip().rstrip("."))


def running(inputs: PlanInputs) -> tuple[PlannedAction, ...]:
    """The actions of the plan, those of people too; refused and stopped ones left out."""
    return tuple(a for a in inputs.actions if a.counts)


def steps_text(inputs: PlanInputs, criterion: str) -> str:
    """The actions for a criterion with when they end, or why there is none."""
    found = inputs.planned.serving(criterion)
    names = (say("plan.step_when", action=named(inputs, p.task.id), when=when_text(p)) for p in found)
    return "; ".join(names) if found else no_step_text(inputs, criterion)


def serves_text(inputs: PlanInputs, placement: Placement) -> str:
    """What it is for: the most urgent questions by name, the others counted; or else what waits for it."""
    titles = [inputs.title_of(c) for c in placement.task.criteria]
    waiting = inputs.planned.waiting_for(placement.task.id)
    if not titles:
        return say("plan.serves_steps", steps=names_text(inputs, waiting)) if waiting else ""
    shown, more = "; ".join(titles[:_SERVED]), len(titles) - _SERVED
    return say("plan.planning.and_more", shown=shown, n=more) if more > 0 else shown


def no_step_text(inputs: PlanInputs, criterion: str) -> str:
    """Why nothing in the plan is for a criterion: people left it out, or nothing is known."""
    left = [a for a in inputs.actions if criterion in a.criteria and not a.counts]
    groups = {
        "refused": [a.id for a in left if a.standing == "refused"],
        "dropped": [a.id for a in left if a.standing != "refused"],
    }
    parts = [say(f"plan.gaps.{key}", names=names_text(inputs, ids)) for key, ids in groups.items() if ids]
    return " ".join(parts) or say("plan.gaps.no_step")


def action_card(inputs: PlanInputs, action: PlannedAction, why: str = "", *, small: bool = False) -> Card:
    """One action with everything a reader needs to decide about it.

    Args:
        inputs: planning, decisions and texts.
        action: it.
        why: why it is in the plan; empty leaves that out.
        small: one heading lower.

    Returns:
        The card; what is not known of an action is left out.
    """
    measure = action.measure
    about = _of_people(inputs, action) if measure is None else _of_measure(inputs, action, measure)
    meta, items = about
    if why:
        items.append(_item("why_this", why))
    placement = inputs.planned.of(action.id)
    if placement is not None:
        items.append(_when(inputs, action, placement))
    items += practice_items(inputs, _new_practices(inputs, action))
    title, rank = action_title(inputs, action.id), str(action.rank)
    told, anchor = " · ".join(text for text in meta if text), anchor_of(action)
    return Card(title, rank, told, "", (), tuple(items), small=small, anchor=anchor)


def _item(word: str, text: str) -> Item:
    return Item(say(f"plan.word.{word}") + ":", text)


def _of_people(inputs: PlanInputs, action: PlannedAction) -> tuple[list[str], list[Item]]:
    """An action that no measure tells of: people added it, or its measure is gone."""
    unit = inputs.unit.unit.kind
    hours = say(f"plan.hours_of.{unit}", n=hours_text(action.hours)) if action.hours else ""
    own = "plan.own_action" if unit == "team" else "plan.list.own_action"
    items = [Item("", say(own if action.own else "plan.gone_action", **holder(inputs)))]
    serves = [inputs.title_of(c) for c in action.criteria if inputs.outcome.asked.criterion(c)]
    if serves:
        items.append(_item("why", "; ".join(serves)))
    return [owner(inputs, action.id), hours], items


def _of_measure(inputs: PlanInputs, action: PlannedAction, measure: Measure) -> tuple[list[str], list[Item]]:
    per_party = {party: Fraction(n) for party, n in measure.hours.items()} | {action.holder: action.hours}
    once = listing([say(f"plan.hours_of.{p}", n=hours_text(n)) for p, n in per_party.items() if n])
    lasting = _lasting(measure)
    hours = say("plan.hours_once", hours=once) if once and lasting else once
    lead = f"{say('plan.word.lead').lower()} {say('plan.lead', n=measure.lead_quarters)}"
    who, together = owner(inputs, action.id), _together(inputs, measure)
    meta = [f"{who}; {together}" if together else who, hours, lasting, lead]
    meta.append("" if inputs.made.provisional else _money(measure))
    items = [Item("", measure.what.strip())]
    waiting = names_text(inputs, inputs.planned.waiting_for(action.id))
    asked = {gap.criterion: gap.target for gap in inputs.proposal.gaps}
    serves = [_served(inputs, each, asked.get(each.criterion, each.to)) for each in action.serves]
    if serves:
        items.append(_item("why", "; ".join(serves)))
        items += [_item("needed_for", waiting)] if waiting else []
    elif waiting:
        items.append(_item("why", say("plan.serves_steps", steps=waiting)))
    if lasting and measure.upkeep_basis is not None:
        items.append(_item("lasting", measure.upkeep_basis.strip()))
    return meta, items


def _served(inputs: PlanInputs, step: Served, asked: int) -> str:
    """From which level to which; and what the norm asks, where an action goes on beyond that."""
    key = "serves_beyond" if asked < step.to else "serves"
    title = inputs.criterion(step.criterion).title
    return say(f"plan.{key}", title=title, start=step.from_, end=step.to, asked=asked)


def _lasting(measure: Measure) -> str:
    """What keeps coming back each year, per party; empty where nothing does."""
    yearly = {party: measure.hours_a_year(party) for party in measure.upkeep or {}}
    parts = [say(f"plan.hours_of.{party}", n=hours_text(n)) for party, n in yearly.items() if n]
    return say("plan.hours_lasting", hours=listing(parts)) if parts else ""


def _money(measure: Measure) -> str:
    """What it costs outside hours, or who has to estimate that; empty where it costs nothing."""
    if (cost := measure.cost) is not None:
        text = priced_text(euros_text(cost.low, cost.high, yearly=cost.yearly), cost.basis)
        return f"{say('plan.word.cost').lower()} {text}"
    by = measure.cost_asked_of
    return "" if by is None else say("plan.cost_open", who=say(f"plan.who.{by}"))


def priced_text(amount: str, basis: str) -> str:
    """An amount with where it comes from."""
    return say("plan.cost", amount=amount, basis=basis.strip().rstrip("."))


def _when(inputs: PlanInputs, action: PlannedAction, placement: Placement) -> Item:
    """Its quarters, why then, and what people decided; a municipality's early start goes unsaid."""
    done = placement.state == "done"
    plain = inputs.unit.unit.kind != "team" and placement.why == (Why("earliest"),)
    told = [] if done else [when_text(placement)]
    told += [] if plain else [why_text(inputs, placement)]
    turn = inputs.made.turns.get(action.id)
    said = [] if done or (turn is not None and turn.own) else state_lines(inputs, action)
    told += map(capital, said)
    return _item("when" if len(told) > 1 else "when_only", ". ".join(t.rstrip(".") for t in told) + ".")


def _together(inputs: PlanInputs, measure: Measure) -> str:
    if not measure.together:
        return ""
    if inputs.unit.unit.kind != "team":
        return say("plan.together_towns", **holder(inputs))
    others = inputs.joint.get(measure.id, 0) if inputs.reader.sees("other_teams") else 0
    return say("plan.together_also", n=others) if others else say("plan.together")


def _new_practices(inputs: PlanInputs, action: PlannedAction) -> Sequence[str]:
    """The practices of an action, each told once among the actions: at the first that has it."""
    earlier = (a.measure for a in running(inputs) if a.rank < action.rank and a.measure is not None)
    told = {practice for measure in earlier for practice in measure.practices}
    own = () if action.measure is None else action.measure.practices
    return [practice for practice in own if practice not in told]


def practice_items(inputs: PlanInputs, ids: Iterable[str]) -> list[Item]:
    """What others did or found, with year and source, as lines of a card."""
    known = inputs.measures.practices
    return [
        Item(
            say(f"plan.practice.{p.kind}", year=p.as_of) + ".",
            f"{p.text.strip()} {say('plan.word.source')}: {_sources(inputs, p.sources)}.",
        )
        for p in (known[i] for i in ids if i in known)
    ]


def _sources(inputs: PlanInputs, citations: Iterable[Citation]) -> str:
    return listing(list(dict.fromkeys(_source(inputs, citation) for citation in citations)))


def _source(inputs: PlanInputs, citation: Citation) -> str:
    """A source as a reader can find it: title, year and what the place is about."""
    documents = {} if inputs.sources is None else inputs.sources.documents
    document = documents.get(citation.document)
    if document is None:
        return f"{citation.document}, {citation.id}"
    title = document.title.strip()
    return title if document.date is None else say("plan.source", title=title, year=document.date[:4])
