# SPDX-License-Identifier: EUPL-1.2
"""The action list of a municipality: its own points and what it takes up; apart from every team's figure."""

from fractions import Fraction

from toolkit.messages.catalogue import say
from toolkit.planning.gaps import PlanningGap
from toolkit.planning.requests import euros
from toolkit.views.annex import attachments
from toolkit.views.document import Block, Bullets, DocumentView, Edition, Facts, Item, Section, Table, Text
from toolkit.views.fingerprint import fingerprint, mark
from toolkit.views.plan import front_facts, norm_notice, state_sentence
from toolkit.views.plan_inputs import PlanInputs
from toolkit.views.plan_layout import step_card
from toolkit.views.planning_part import when_text
from toolkit.views.steps import running, step, without_step
from toolkit.views.text import euros_text, hours_text, words_under
from toolkit.views.why import reasons

_WIDTHS = (34, 10, 12, 30, 14)


def action_list(inputs: PlanInputs, edition: Edition = "team") -> DocumentView:
    """The points on which a municipality is below the norm, and the steps for them.

    Args:
        inputs: result and proposal of a municipality's own form.
        edition: team: the municipality's own; board: for a stuurgroep, without its open questions.

    Returns:
        A short document: in short, points, steps, and what is still open.
    """
    words = words_under("plan.word")
    made_of = fingerprint(inputs, edition)
    named = {"name": inputs.unit_title, "round": inputs.outcome.round.id}
    sections = [Section("brief", words["brief"], _brief(inputs), boxed=True)]
    if inputs.proposal.gaps:
        sections.append(Section("points", say("plan.list.points"), _points(inputs)))
    why = reasons(inputs)
    actions = tuple(step_card(step(inputs, action, why), words) for action in running(inputs))
    if actions:
        sections.append(Section("steps", words["steps"], actions))
    waiting = inputs.proposal.unanswered
    if waiting and edition == "team":
        items = tuple(Item("", inputs.title_of(c)) for c in waiting)
        lead = Text(say("plan.list.open_lead", n=len(waiting)))
        sections.append(Section("open", words["open"], (lead, Bullets(items))))
    sections.append(Section("fingerprint", words["fingerprint"], (Facts(made_of),)))
    return DocumentView(
        edition=edition,
        title=say("plan.list.title", **named),
        about=say("plan.list.about", **named),
        footer=say("plan.list.footer", **named, mark=mark(made_of)),
        day=inputs.outcome.round.date,
        circulation=say(f"plan.list.circulation.{edition}"),
        example_notice=say("word.example_notice") if inputs.outcome.region.example else "",
        callouts=tuple(text for text in (state_sentence(inputs), norm_notice(inputs)) if text),
        facts=tuple(front_facts(inputs)),
        sections=tuple(sections),
        attachments=attachments(inputs, edition),
        words=words,
    )


def _brief(inputs: PlanInputs) -> tuple[Block, ...]:
    results = inputs.results(inputs.unit)
    meets = sum(r.status == "meets" for r in results.values())
    lines = [say("plan.list.meets", meets=meets, n=len(results))]
    now = sum(g.norm > g.level for g in inputs.proposal.gaps)
    later = len(inputs.proposal.gaps) - now
    if now:
        lines.append(say("plan.list.decide", n=now))
    if later:
        lines.append(say("plan.list.later", n=later))
    if not inputs.proposal.gaps:
        lines.append(say("plan.list.no_gaps"))
    hours = sum(
        (Fraction(a.measure.hours.get("municipality", 0)) for a in running(inputs) if a.measure), Fraction(0)
    )
    if hours:
        lines.append(say("plan.list.hours", n=len(running(inputs)), hours=hours_text(hours)))
    money = euros(p.task for p in inputs.planned.placements if p.state != "done")
    if money is not None:
        lines.append(say("plan.list.cost", amount=euros_text(money.low, money.high)))
    if inputs.planned.late:
        lines.append(say("plan.list.late", n=len(inputs.planned.late)))
    if inputs.proposal.unanswered:
        lines.append(say("plan.list.open", n=len(inputs.proposal.unanswered)))
    lines.append(say("plan.list.apart"))
    return (Bullets(tuple(Item("", line) for line in lines)),)


def _points(inputs: PlanInputs) -> tuple[Block, ...]:
    heads = tuple(say(f"plan.list.head.{key}") for key in ("point", "now", "asked", "action", "when"))
    rows = tuple(_point(inputs, gap) for gap in inputs.proposal.gaps)
    return (Table(say("plan.list.points"), heads, rows, _WIDTHS),)


def _point(inputs: PlanInputs, gap: PlanningGap) -> tuple[str, ...]:
    found = [p for p in inputs.planned.placements if gap.criterion in p.task.criteria]
    actions = "\n".join(inputs.numbered(p.task.id) for p in found) or without_step(inputs, gap.criterion)
    when = "\n".join(when_text(p) for p in found)
    levels = (say("plan.level", level=level) for level in (gap.level, gap.target))
    return (inputs.title_of(gap.criterion), *levels, actions, when)
