# SPDX-License-Identifier: EUPL-1.2
"""Page one: where the team stands, what goes well, what comes first, and what is asked of whom."""

from collections.abc import Sequence
from fractions import Fraction

from toolkit.documents.blocks import Block, Blocks, Bullets, Item, Subheading, Table, Text
from toolkit.documents.plan.chapters.asked import (
    addressee_title,
    everything_in_time,
    first_short,
    request_amount,
)
from toolkit.documents.plan.chapters.steps import without_step
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.values import MunicipalityView
from toolkit.model.measures import Party
from toolkit.planning.gaps import PlanningGap
from toolkit.planning.others import asked_of_others
from toolkit.planning.requests import Request, euros
from toolkit.planning.timetable import Placement
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, euros_text, hours_text, listing, quarter_short, quarter_text

FIRST = 3  # strengths and priorities that fit on page one
BEGINS = 2  # actions of the first quarter that page one names
_WIDTHS = (27, 29, 27, 17)


def brief_part(
    inputs: PlanInputs,
    sentences: tuple[str, ...],
    strengths: tuple[str, ...],
    towns: Sequence[MunicipalityView] = (),
) -> Blocks:
    """The plan in short.

    Args:
        inputs: the planning and texts.
        sentences: where the team stands.
        strengths: titles of what goes well, best first.
        towns: what each municipality answered for itself.

    Returns:
        Blocks that fit on one page with the front of the document.
    """
    blocks: list[Block] = [Bullets(tuple(Item("", text) for text in sentences))]
    if strengths:
        shown = listing([f"'{title}'" for title in strengths[:FIRST]])
        blocks.append(Text(say("plan.brief.strengths", titles=shown)))
    first = inputs.proposal.gaps[:FIRST]
    if first:
        blocks.append(Subheading(say("plan.brief.first")))
        told: set[str] = set()
        items = tuple(
            Item(f"{inputs.criterion(g.criterion).title}:", priority_text(inputs, g, told)) for g in first
        )
        blocks.append(Bullets(items, numbered=True))
        begins = _begins(inputs)
        if begins:
            blocks.append(Text(begins))
    rows = (*_asked(inputs), *_towns(towns))
    if rows:
        title = say("plan.brief.asked")
        heads = tuple(say(f"plan.brief.head.{key}") for key in ("who", "what", "amount", "when"))
        blocks += [Subheading(title), Table(title, heads, rows, _WIDTHS)]
        blocks += [Text(text, "quiet") for text in [everything_in_time(inputs)] if text]
    return tuple(blocks)


def _begins(inputs: PlanInputs) -> str:
    """What starts in the first quarter; what runs already does not start."""
    first = inputs.planned.horizon[0]
    starting = [p.task.id for p in inputs.planned.placements if p.start == first]
    running = {a.id for a in inputs.actions if a.status == "doing"}
    names = [inputs.action_title(task) for task in starting if task not in running]
    if not names:
        return ""
    more = len(names) - BEGINS
    shown = [f"'{name}'" for name in names[:BEGINS]]
    text = ", ".join(shown) if more > 0 else listing(shown)
    if more > 0:
        return say("plan.brief.begins_more", quarter=quarter_short(first), names=text, n=more)
    return say("plan.brief.begins", quarter=quarter_short(first), names=text, n=len(names))


def priority_text(inputs: PlanInputs, gap: PlanningGap, told: set[str]) -> str:
    """From which level to which, and what begins it when; `told` has the actions said before."""
    parts = [say("plan.brief.levels", level=gap.level, target=gap.target)]
    steps = [p for p in inputs.planned.placements if gap.criterion in p.task.criteria]
    if not steps:
        parts.append(without_step(inputs, gap.criterion))
    else:
        first = steps[0]
        ends = "" if first.end is None else quarter_text(first.end)
        key = "step_same" if first.task.id in told else _beginning(inputs, first)
        told.add(first.task.id)
        was = "" if first.task.overdue is None else quarter_text(first.task.overdue)
        title = inputs.action_title(first.task.id)
        parts.append(say(f"plan.brief.{key}", action=title, quarter=ends, was=was))
        reason = inputs.made.late_reasons.get(first.task.id)
        if first.end is None and key != "step_same" and reason in {"capacity", "pace"}:
            parts.append(say(f"plan.planning.late.{reason}"))
    return " ".join(parts)


def _beginning(inputs: PlanInputs, first: Placement) -> str:
    """Which sentence tells how the first action for a priority stands."""
    if first.state == "done":
        return "step_done"
    overdue = first.task.overdue is not None
    if first.end is None:
        return "step_overdue_outside" if overdue else "step_outside"
    if overdue:
        return "step_overdue"
    action = inputs.made.action(first.task.id)
    return "step_doing" if action is not None and action.status == "doing" else "step"


def _asked(inputs: PlanInputs) -> tuple[tuple[str, ...], ...]:
    """Per party what the plan asks, in how much, by when."""
    rows: list[tuple[str, ...]] = []
    placed = [p for p in inputs.planned.placements if p.state == "placed"]
    own = [p for p in placed if p.task.actor == "team"]
    if placed:
        hours = sum((q.used for q in inputs.planned.quarters), Fraction(0))
        amount = _amount(hours, [p for p in own if p.task.cost is not None])
        what = say("plan.brief.own", n=len(own), total=len(placed))
        rows.append((say("plan.brief.team"), what, amount, _until(placed)))
    parties = (_party(inputs, found.party) for found in asked_of_others(inputs.planned))
    rows += [row for row in parties if row]
    for request in inputs.made.requests:
        title = addressee_title(inputs, request.addressee)
        rows.append((title, _what(request), request_amount(inputs, request), _before(request)))
    return tuple(rows)


def _towns(towns: Sequence[MunicipalityView]) -> list[tuple[str, ...]]:
    """The points on which a municipality itself must decide, and by when they are done by its own list."""
    rows: list[tuple[str, ...]] = []
    for town in towns:
        if town.points:
            what = say("plan.brief.town", n=len(town.points))
            rows.append((town.title, what, say("plan.brief.town_list"), town.by or say("plan.brief.no_date")))
    return rows


def _what(request: Request) -> str:
    """How many actions a decision is asked about, and for how many of them hours would do it."""
    n = len(request.items)
    short = sum(i.reason == "capacity" for i in request.items)
    if short and short < n:
        return say("plan.brief.request.both", n=n, short=short, other=n - short)
    return say("plan.brief.request.hours" if short else "plan.brief.request.pace", n=n)


def _amount(hours: Fraction, costing: Sequence[Placement]) -> str:
    """Hours, and the money that is known besides."""
    amount = say("plan.brief.hours", n=hours, hours=hours_text(hours))
    money = euros(p.task for p in costing)
    if money is None:
        return amount
    return say(
        "plan.brief.and_money", amount=amount, money=euros_text(money.low, money.high, yearly=money.yearly)
    )


def _before(request: Request) -> str:
    """When it must be decided: before the first quarter that is short of hours, else at the deadline."""
    start = first_short(request)
    if start is not None:
        return say("plan.brief.before", day=day_text(start.first_day))
    return say("plan.brief.by", quarter=quarter_short(min(i.deadline for i in request.items)))


def _party(inputs: PlanInputs, party: Party) -> tuple[str, ...]:
    """What another party takes up and lends a hand in; hours are those of the table of such actions."""
    running = [p for p in inputs.planned.placements if p.state != "done" and p.task.measure is not None]
    leads = [p for p in running if p.task.actor == party]
    placed = [p for p in running if p.state == "placed" and (p in leads or _hours(p, party))]
    helping = [p for p in placed if p not in leads]
    if not placed:
        return ()  # it has a part only in what has no place yet: the requests are about that
    theirs = [p for p in placed if p in leads]
    first = inputs.planned.horizon[0]
    hours = sum((_hours(p, party) * p.ahead(first) for p in placed), Fraction(0))
    key = "help" if not theirs else "theirs_and_help" if helping else "theirs"
    what = say(f"plan.brief.{key}", n=len(theirs), help=len(helping))
    amount = _amount(hours, [p for p in theirs if p.task.cost is not None])
    return (addressee_title(inputs, party), what, amount, _until(placed))


def _hours(placement: Placement, party: Party) -> Fraction:
    measure = placement.task.measure
    return Fraction(0) if measure is None else Fraction(measure.hours.get(party, 0))


def _until(placements: Sequence[Placement]) -> str:
    """When the last of them ends."""
    ends = [p.end for p in placements if p.end is not None]
    return say("plan.brief.until", quarter=quarter_short(max(ends))) if ends else ""
