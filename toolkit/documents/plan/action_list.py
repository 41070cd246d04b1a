# SPDX-License-Identifier: EUPL-1.2
"""The action list of a municipality: its own points and what it takes up; apart from every team's figure."""

from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, DocumentView, Edition, Item, Section, Table, Text
from toolkit.documents.fingerprint import fingerprint, mark
from toolkit.documents.plan.chapters.answers import attachments
from toolkit.documents.plan.chapters.municipality import last_end
from toolkit.documents.plan.chapters.planning import when_text
from toolkit.documents.plan.chapters.steps import running, step, without_step
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import step_card
from toolkit.documents.plan.view import front_facts, norm_notice, state_sentence
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.gaps import PlanningGap
from toolkit.planning.requests import euros
from toolkit.planning.task import Task
from toolkit.planning.timetable import Placement
from toolkit.words.catalogue import say
from toolkit.words.text import euros_text, hours_text, listing, quarter_short, quarter_text, words_under

_WIDTHS = (29, 9, 11, 11, 29, 11)


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
    actions = tuple(step_card(step(inputs, action, {}), words) for action in running(inputs))
    if actions:
        # why each is there stands once: the points say since when, and a municipality has no limit of hours
        lead = Text(say("plan.list.steps_lead"))
        sections.append(Section("steps", words["steps"], (lead, *actions)))
    waiting = inputs.proposal.unanswered
    if waiting and edition == "team":
        items = tuple(Item("", inputs.title_of(c)) for c in waiting)
        lead = Text(say("plan.list.open_lead", n=len(waiting)))
        sections.append(Section("open", words["open"], (lead, Bullets(items))))
    # in a few lines: a list of its own would often take a page
    told = " · ".join(say("plan.list.made_of", label=fact.label, value=fact.value) for fact in made_of)
    sections.append(Section("fingerprint", words["fingerprint"], (Text(told, "quiet"),)))
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
    key = "meets" if meets else "meets_none"
    lines = [say(f"plan.list.{key}", meets=meets, n=len(results))]
    now = sum(g.norm > g.level for g in inputs.proposal.gaps)
    later = len(inputs.proposal.gaps) - now
    if now:
        lines.append(say("plan.list.decide", n=now))
    if later:
        lines.append(say("plan.list.later", n=later))
    if not inputs.proposal.gaps:
        lines.append(say("plan.list.no_gaps"))
    lines += [*_in_time(inputs), *_means(inputs)]
    if inputs.proposal.unanswered:
        lines.append(say("plan.list.open", n=len(inputs.proposal.unanswered)))
    lines.append(say("plan.list.apart"))
    return (Bullets(tuple(Item("", line) for line in lines)),)


def _in_time(inputs: PlanInputs) -> list[str]:
    """How many actions end when, so that a board sees dates; and what has none, or an old one."""
    todo = _todo(inputs)
    ends = [p.end for p in todo if p.end is not None]
    lines = []
    if ends:
        last = quarter_text(max(ends))
        key = "last_same" if len(set(ends)) == 1 else "last"
        told = [
            say("plan.list.ends_in", n=ends.count(q), quarter=quarter_short(q)) for q in sorted(set(ends))
        ]
        lines.append(say(f"plan.list.{key}", n=len(ends), quarter=last, parts=listing(told)))
        begin = min(p.start for p in todo if p.start is not None and p.end is not None)
        lines.append(say("plan.list.begin", quarter=quarter_text(max(begin, inputs.planned.horizon[0]))))
    counts = {
        "overdue": sum(p.task.overdue is not None for p in todo),
        "outside": sum(p.end is None for p in todo),
        "late": sum(p.late and p.end is not None for p in todo),
        "done": len(inputs.planned.placements) - len(todo),
    }
    return lines + [say(f"plan.list.{key}", n=n) for key, n in counts.items() if n]


def _means(inputs: PlanInputs) -> list[str]:
    """Hours, money and who: only what is known, and how much is not."""
    todo = _todo(inputs)
    lines = []
    hours = sum((_own_hours(p.task) for p in todo), Fraction(0))
    if hours:
        lines.append(say("plan.list.hours", n=len(todo), hours=hours_text(hours)))
    per_quarter = _per_quarter(inputs)
    if len(per_quarter) > 1:
        lines.append(say("plan.list.hours_spread", parts=listing(per_quarter)))
    money = euros(p.task for p in todo)
    if money is not None:
        lines.append(say("plan.list.cost", amount=euros_text(money.low, money.high, yearly=money.yearly)))
        if money.without:
            lines.append(say("plan.means.cost_without", n=len(money.without)))
    elif todo:
        lines.append(say("plan.list.no_cost" if hours else "plan.list.no_cost_no_hours", n=len(todo)))
    actions = (inputs.made.action(p.task.id) for p in todo)
    without_role = sum(action is not None and not action.owner for action in actions)
    if without_role:
        lines.append(say("plan.list.no_role", n=without_role))
    return lines


def _per_quarter(inputs: PlanInputs) -> list[str]:
    """Hours of the municipality in each quarter ahead in which it has some, spread evenly per action."""
    found = []
    for quarter in inputs.planned.horizon:
        here = [p for p in inputs.planned.placements if quarter in p.quarters and p.state != "done"]
        hours = sum((_own_hours(p.task) / len(p.quarters) for p in here), Fraction(0))
        if hours:
            found.append(say("plan.asked.hours_in", hours=hours_text(hours), quarter=quarter_short(quarter)))
    return found


def _todo(inputs: PlanInputs) -> list[Placement]:
    return [p for p in inputs.planned.placements if p.state != "done"]


def _own_hours(task: Task) -> Fraction:
    """Hours of the municipality; of an action that it added itself those that it gave."""
    return Fraction(task.hours if task.measure is None else task.measure.hours.get("municipality", 0))


def _points(inputs: PlanInputs) -> tuple[Block, ...]:
    columns = ("point", "now", "asked", "since", "action", "when")
    heads = tuple(say(f"plan.list.head.{key}") for key in columns)
    rows = tuple(_point(inputs, gap) for gap in inputs.proposal.gaps)
    levels = Text(say("plan.word.levels"), "quiet")
    return (Text(say("plan.list.points_lead")), levels, Table(say("plan.list.points"), heads, rows, _WIDTHS))


def _point(inputs: PlanInputs, gap: PlanningGap) -> tuple[str, ...]:
    asked = _asked(inputs, gap)
    levels = "\n".join(say("plan.level", level=level) for level, _ in asked)
    since = "\n".join(say("plan.list.already") if q is None else quarter_short(q) for _, q in asked)
    found = [p for p in inputs.planned.placements if gap.criterion in p.task.criteria]
    todo = [p for p in found if p.state != "done"]
    names = [inputs.numbered(p.task.id) for p in found]
    if len(found) > 1:  # each with its own date, beside the date on which all is ready
        names = [say("plan.step_when", action=n, when=_end(p)) for n, p in zip(names, found, strict=True)]
    actions = "\n".join(names) or without_step(inputs, gap.criterion)
    last = last_end(todo)
    when = quarter_short(last) if last else say("plan.planning.outside") if todo else ""
    if found and not todo:
        when = say("plan.planning.done")
    return (inputs.title_of(gap.criterion), say("plan.level", level=gap.level), levels, since, actions, when)


def _end(placement: Placement) -> str:
    return when_text(placement) if placement.end is None else quarter_short(placement.end)


def _asked(inputs: PlanInputs, gap: PlanningGap) -> list[tuple[int, PlanQuarter | None]]:
    """Each level above the present one that the norm asks, with the quarter that begins it; None: already."""
    asked = inputs.outcome.asked
    found: list[tuple[int, PlanQuarter | None]] = []
    if gap.norm > gap.level:
        found.append((gap.norm, None))
    reached = max(gap.level, gap.norm)
    for quarter in inputs.proposal.horizon:
        level = asked.norm.level_on(gap.criterion, asked.norm_start, quarter.last_day)
        if level > reached:
            found.append((level, quarter))
            reached = level
    return found
