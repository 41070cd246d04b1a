# SPDX-License-Identifier: EUPL-1.2
"""Page one: where the team stands, what goes well, what comes first, and what is asked of whom."""

from collections.abc import Sequence
from fractions import Fraction

from toolkit.messages.catalogue import say
from toolkit.model.measures import Party
from toolkit.planning.gaps import PlanningGap
from toolkit.planning.others import asked_of_others
from toolkit.planning.requests import Request
from toolkit.planning.timetable import Placement
from toolkit.views.asked_part import addressee_title, first_short, request_amount
from toolkit.views.document import Block, Blocks, Bullets, Item, Subheading, Table, Text
from toolkit.views.plan_inputs import PlanInputs
from toolkit.views.planning_part import why_text
from toolkit.views.steps import without_step
from toolkit.views.text import hours_text, listing, quarter_short, quarter_text

FIRST = 3  # strengths and priorities that fit on page one
_WIDTHS = (26, 34, 18, 22)


def brief_part(inputs: PlanInputs, sentences: tuple[str, ...], strengths: tuple[str, ...]) -> Blocks:
    """The plan in short.

    Args:
        inputs: the planning and texts.
        sentences: where the team stands.
        strengths: titles of what goes well, best first.

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
    rows = _asked(inputs)
    if rows:
        title = say("plan.brief.asked")
        heads = tuple(say(f"plan.brief.head.{key}") for key in ("who", "what", "amount", "when"))
        blocks += [Subheading(title), Table(title, heads, rows, _WIDTHS)]
    return tuple(blocks)


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
        if key in {"step_outside", "step_overdue_outside"}:
            parts.append(why_text(inputs, first))
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
    action = inputs.action(first.task.id)
    return "step_doing" if action is not None and action.status == "doing" else "step"


def _asked(inputs: PlanInputs) -> tuple[tuple[str, ...], ...]:
    """Per party what the plan asks, in how much, by when."""
    rows: list[tuple[str, ...]] = []
    running = [p for p in inputs.planned.placements if p.state != "done"]
    own = [p for p in running if p.task.actor == "team"]
    if own:
        hours = inputs.hours_ahead
        amount = say("plan.brief.hours", n=hours, hours=hours_text(hours))
        what = say("plan.brief.own", n=len(own), total=len(running))
        rows.append((say("plan.brief.team"), what, amount, _until(running)))
    parties = (_party(inputs, found.party) for found in asked_of_others(inputs.planned))
    rows += [row for row in parties if row]
    for request in inputs.requests:
        title = addressee_title(inputs, request.addressee)
        what = say(f"plan.brief.request.{request.addressee}", n=len(request.items))
        rows.append((title, what, request_amount(inputs, request), _before(request)))
    return tuple(rows)


def _before(request: Request) -> str:
    """When it must be decided: before the first quarter that is short of hours, else at the deadline."""
    start = first_short(request)
    if start is not None:
        return say("plan.brief.before", quarter=quarter_short(start))
    return say("plan.brief.by", quarter=quarter_short(min(i.deadline for i in request.items)))


def _party(inputs: PlanInputs, party: Party) -> tuple[str, ...]:
    """What another party takes up and lends a hand in; hours are those of the table of such actions."""
    running = [p for p in inputs.planned.placements if p.state != "done" and p.task.measure is not None]
    leads = [p for p in running if p.task.actor == party]
    placed = [p for p in running if p.state == "placed" and (p in leads or _hours(p, party))]
    help_with = sum(p not in leads for p in placed)
    if not leads and not placed:
        return ()  # it lends hours only to what has no place yet
    hours = sum((_hours(p, party) for p in placed or leads), Fraction(0))
    key = "help" if not leads else "theirs_and_help" if help_with else "theirs"
    what = say(f"plan.brief.{key}", n=len(leads), help=help_with)
    amount = say("plan.brief.hours", n=hours, hours=hours_text(hours))
    outside = [p for p in leads if p.state != "placed"]
    return (addressee_title(inputs, party), what, amount, _until([*placed, *outside]))


def _hours(placement: Placement, party: Party) -> Fraction:
    measure = placement.task.measure
    return Fraction(0) if measure is None else Fraction(measure.hours.get(party, 0))


def _until(placements: Sequence[Placement]) -> str:
    """When the last of them ends, and how many have no place."""
    ends = [p.end for p in placements if p.end is not None]
    if not ends:
        return say("plan.planning.outside")
    n = len(placements) - len(ends)
    return say("plan.brief.until_partly" if n else "plan.brief.until", quarter=quarter_short(max(ends)), n=n)
