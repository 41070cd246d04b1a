# SPDX-License-Identifier: EUPL-1.2
"""The differences with the norm, and what is proposed to do about them, by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from toolkit.documents.blocks import Edition
from toolkit.documents.plan.chapters.asked import addressee_title
from toolkit.documents.plan.chapters.planning import when_text, why_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.values import (
    AddresseeView,
    GapsView,
    GapView,
    OthersView,
    PracticeView,
    StepsView,
    StepView,
)
from toolkit.model.base import Citation
from toolkit.model.measures import Measure, Party
from toolkit.planning.decisions import PlannedAction
from toolkit.planning.gaps import PlanningGap
from toolkit.planning.proposal import PlanProposal
from toolkit.planning.timetable import Why
from toolkit.words.catalogue import say
from toolkit.words.text import euros_text, hours_text, listing, quarter_text

OTHERS: tuple[Party, ...] = ("employer", "municipality", "region")
PRIORITIES = 4  # differences that the body treats in full; the others stand in the annex


def gaps(inputs: PlanInputs, edition: Edition = "team") -> GapsView:
    """Every difference with the norm, most urgent first.

    Args:
        inputs: proposal and texts.
        edition: a board sees levels with what they mean, and nothing that the team wrote.

    Returns:
        The section; its summary says so when there are none.
    """
    themes = inputs.theme_titles()
    told: set[str] = set()
    items = tuple(_gap(inputs, g, themes[g.criterion], told) for g in inputs.proposal.gaps)
    if edition == "board":
        items = tuple(replace(g, question="", placed="", explanation="") for g in items)
    if items:
        rest = len(items) - PRIORITIES
        key = "some" if rest > 0 else "all"
        return GapsView(
            say(
                f"plan.gaps.{key}", parts=gap_parts(inputs.proposal), n=min(PRIORITIES, len(items)), rest=rest
            ),
            items,
            say("plan.gaps.rest_lead", n=rest) if rest > 0 else "",
            tuple(say(f"plan.gaps.head.{head}") for head in _heads(edition)),
        )
    anything = any(r.asked.level is not None for r in inputs.results(inputs.unit).values())
    return GapsView(say("plan.gaps.none" if anything else "plan.gaps.unknown"), ())


def _heads(edition: Edition) -> tuple[str, ...]:
    return ("title", "now", "asked", "steps" if edition == "team" else "steps_only")


def gap_parts(proposal: PlanProposal) -> str:
    """'12 punten nu, 3 later in de vooruitblik': what is asked already apart from what will be."""
    later = sum(g.norm <= g.level for g in proposal.gaps)
    now = len(proposal.gaps) - later
    key = "both" if now and later else "later" if later else "now"
    return say(f"plan.gap_parts.{key}", now=now, later=later)


def _gap(inputs: PlanInputs, gap: PlanningGap, theme: str, told: set[str]) -> GapView:
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
        reason=_reason(gap),
        steps=_steps_for(inputs, gap.criterion),
        practices=_first_practice(inputs, gap.criterion, told),
    )


def _reason(gap: PlanningGap) -> str:
    """Why a difference comes at its place, apart from its lower limit, which is shown by itself."""
    scope = say("plan.reason.uniform" if gap.uniform else "plan.reason.local")
    now = gap.norm - gap.level
    if 0 < now < gap.size:
        return say("plan.reason.size_grows", scope=scope, now=now, later=gap.size)
    return say("plan.reason.size", scope=scope, n=gap.size)


def _steps_for(inputs: PlanInputs, criterion: str) -> str:
    found = [p for p in inputs.planned.placements if criterion in p.task.criteria]
    names = (say("plan.step_when", action=inputs.named(p.task.id), when=when_text(p)) for p in found)
    return "; ".join(names) or without_step(inputs, criterion)


def without_step(inputs: PlanInputs, criterion: str) -> str:
    """Why nothing in the plan is for a criterion: people left it out, or nothing is known."""
    left = [a for a in inputs.actions if criterion in a.criteria and not a.counts]
    refused = [inputs.named(a.id) for a in left if a.standing == "refused"]
    stopped = [inputs.named(a.id) for a in left if a.standing != "refused"]
    parts = [say("plan.gaps.refused", names=listing(refused))] if refused else []
    parts += [say("plan.gaps.dropped", names=listing(stopped))] if stopped else []
    return " ".join(parts) or say("plan.gaps.no_step")


def _first_practice(inputs: PlanInputs, criterion: str, told: set[str]) -> tuple[PracticeView, ...]:
    """What one municipality elsewhere did about the same; each is told once."""
    for action in inputs.actions:
        if action.counts and action.measure is not None and criterion in action.criteria:
            found = [p for p in action.measure.practices if p not in told][:1]
            told.update(found)
            if found:
                return _practices_of(inputs, found)
    return ()


def steps(inputs: PlanInputs, why: Mapping[str, str]) -> StepsView:
    """What the team itself does, in order, with what that asks of its hours.

    Args:
        inputs: proposal, decisions and texts.
        why: why an action is in the plan, by its id.

    Returns:
        The section; with the differences for which no step is known.
    """
    own = tuple(step(inputs, a, why) for a in running(inputs) if party_of(a) == "team")
    without = tuple(inputs.title_of(c) for c in inputs.proposal.without_route)
    parts = [say("plan.steps.some", n=len(own)) if own else say("plan.steps.none")]
    if running(inputs):
        parts.append(hours_sentence(inputs))
    summary = say("plan.steps.without", n=len(without)) if without else ""
    return StepsView(" ".join(parts), own, summary, without)


def running(inputs: PlanInputs) -> tuple[PlannedAction, ...]:
    """The actions of the plan, those of people too; refused and stopped ones left out."""
    return tuple(a for a in inputs.actions if a.counts)


def party_of(action: PlannedAction) -> Party:
    """Who takes an action up; the team for an action of its own."""
    return "team" if action.measure is None else action.measure.actor


def hours_sentence(inputs: PlanInputs, *, brief: bool = False) -> str:
    """What all steps ask of the team's hours, against what it has.

    Args:
        inputs: planning and profile.
        brief: True for the wording of the first page.

    Returns:
        The sentence.
    """
    total = inputs.made.hours_of()
    capacity = inputs.planned.capacity
    quarters = len(inputs.planned.horizon)
    holes: dict[str, object] = {"total": hours_text(total), "quarters": quarters}
    key = "unknown"
    if capacity is not None:
        room = capacity * quarters
        key = "fits" if not inputs.planned.late else "late" if total <= room else "short"
        holes |= {
            "per_quarter": hours_text(capacity),
            "room": hours_text(room),
            "late": len(inputs.planned.late),
            "placed": hours_text(sum((q.used for q in inputs.planned.quarters), Fraction(0))),
        }
    return say(f"plan.brief.hours_{key}" if brief else f"plan.hours.{key}", **holes)


def others(inputs: PlanInputs, why: Mapping[str, str]) -> OthersView | None:
    """What only the employer, the municipality or the region can do.

    Args:
        inputs: proposal, decisions and texts.
        why: why an action is in the plan, by its id.

    Returns:
        The section, or None when nothing is asked of others.
    """
    groups = []
    for party in OTHERS:
        found = tuple(step(inputs, a, why) for a in running(inputs) if party_of(a) == party)
        if found:
            groups.append(AddresseeView(addressee_title(inputs, party), found))
    return OthersView(say("plan.others"), tuple(groups)) if groups else None


def step(inputs: PlanInputs, action: PlannedAction, why: Mapping[str, str]) -> StepView:
    """One action with everything a reader needs to decide about it."""
    measure = action.measure
    placement = inputs.planned.of(action.id)
    waiting = _waiting_for(inputs, action.id)
    when = ""
    if placement is not None:
        decided = inputs.decision_text(action.id)
        done = placement.state == "done"
        plain = inputs.unit.unit.kind == "municipality" and placement.why == (Why("earliest"),)
        told = ["" if done else when_text(placement), "" if plain else why_text(inputs, placement)]
        told.append("" if done else decided[:1].upper() + decided[1:])
        when = ". ".join(t.rstrip(".") for t in told if t) + "."
    if measure is None:
        titles = tuple(inputs.title_of(c) for c in action.criteria if inputs.outcome.asked.criterion(c))
        whose = inputs.unit.unit.kind
        hours = say(f"plan.hours_of.{whose}", n=hours_text(action.hours)) if action.hours else ""
        own = {"team": "plan.own_action", "municipality": "plan.list.own_action"}[whose]
        return StepView(
            id=action.id, rank=action.rank, title=inputs.action_title(action.id),
            what=say(own if action.own else "plan.gone_action"),
            serves=titles, needed_for="", who=inputs.owner(action.id), hours=hours, lead="", cost="",
            together="", practices=(), when=when,
        )  # fmt: skip
    cost = ""
    if measure.cost is not None:
        amount = euros_text(measure.cost.low, measure.cost.high, yearly=measure.cost.yearly)
        cost = say("plan.cost", amount=amount, basis=measure.cost.basis.strip().rstrip("."))
    per_party = {p: Fraction(n) for p, n in measure.hours.items()} | {"team": action.hours}
    return StepView(
        id=measure.id,
        rank=action.rank,
        title=measure.title,
        what=measure.what.strip(),
        serves=tuple(
            say("plan.serves", title=inputs.criterion(s.criterion).title, start=s.from_, end=s.to)
            for s in action.serves
        )
        or ((say("plan.serves_steps", steps=waiting),) if waiting else ()),
        needed_for=waiting if action.serves else "",
        who=inputs.owner(action.id),
        hours=listing([say(f"plan.hours_of.{p}", n=hours_text(n)) for p, n in per_party.items() if n]),
        lead=say("plan.lead", n=measure.lead_quarters),
        cost=cost,
        together=_together(inputs, measure),
        practices=_practices(inputs, action),
        when=when,
        why_this=why.get(action.id, ""),
    )


def _together(inputs: PlanInputs, measure: Measure) -> str:
    if not measure.together:
        return ""
    others = 0 if inputs.names is not None else inputs.joint.get(measure.id, 0)
    if inputs.unit.unit.kind == "municipality":
        return say("plan.together_towns")
    return say("plan.together_also", n=others) if others else say("plan.together")


def _waiting_for(inputs: PlanInputs, action: str) -> str:
    waiting = (p.task.id for p in inputs.planned.placements if action in p.task.after)
    return listing([inputs.named(task) for task in waiting])


def _practices(inputs: PlanInputs, action: PlannedAction) -> tuple[PracticeView, ...]:
    """The practices of an action, each told once among the steps: at the first action that has it."""
    earlier = (a for a in running(inputs) if a.rank < action.rank and a.measure is not None)
    told = {practice for a in earlier if a.measure is not None for practice in a.measure.practices}
    own = () if action.measure is None else action.measure.practices
    return _practices_of(inputs, [i for i in own if i not in told])


def _practices_of(inputs: PlanInputs, ids: Sequence[str]) -> tuple[PracticeView, ...]:
    known = inputs.measures.practices
    return tuple(
        PracticeView(
            say(f"plan.practice.{p.kind}", year=p.as_of),
            p.text.strip(),
            listing(list(dict.fromkeys(source_text(inputs, s) for s in p.sources))),
        )
        for p in (known[i] for i in ids if i in known)
    )


def source_text(inputs: PlanInputs, citation: Citation) -> str:
    """A source as a reader can find it: title, year and what the place is about."""
    documents = {} if inputs.sources is None else inputs.sources.documents
    document = documents.get(citation.document)
    if document is None:
        return f"{citation.document}, {citation.id}"
    title = document.title.strip()
    return title if document.date is None else say("plan.source", title=title, year=document.date[:4])
