# SPDX-License-Identifier: EUPL-1.2
"""Page one: where the team stands, what goes well, what comes first, and what is asked of whom."""

from collections.abc import Collection, Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Table, Text, bullets, section
from toolkit.documents.plan.actions import no_step_text
from toolkit.documents.plan.amounts import fte_text
from toolkit.documents.plan.chapters.strengths import strongest
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.municipalities import Town, towns
from toolkit.documents.plan.names import action_title, addressee_title
from toolkit.documents.plan.requests import (
    decide_before,
    everything_in_time,
    money_text,
    price_text,
    request_amount,
)
from toolkit.documents.plan.sentences import sentences
from toolkit.documents.text import heads
from toolkit.planning.gaps import PlanningGap
from toolkit.planning.others import PartyActions, asked_of_others
from toolkit.planning.requests import Request, euros
from toolkit.planning.timetable import Placement
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, listing, quarter_short, quarter_text

_FIRST = 3  # strengths and priorities that fit on page one
_BEGINS = 2  # actions of the first quarter that page one names
_WIDTHS = (27, 29, 27, 17)


def brief(inputs: PlanInputs) -> Section | None:
    """The plan in short, for who reads no further: with the front it fits on one page.

    Never None, as a team that said nothing reads that.
    """
    return section("brief", say("plan.word.brief"), _blocks(inputs), boxed=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    yield bullets(sentences(inputs))
    best = [f"'{inputs.title_of(criterion)}'" for criterion, _ in strongest(inputs)[:_FIRST]]
    if best:
        yield Text(say("plan.brief.strengths", titles=listing(best)))
    yield from _priorities(inputs)
    rows = (*_asked(inputs), *_formation(inputs), *(_town(town) for town in towns(inputs) if town.undecided))
    if rows:
        title, columns = say("plan.brief.asked"), heads("plan.brief.head", "who", "what", "amount", "when")
        yield Subheading(title)
        yield Table(title, columns, rows, _WIDTHS)
        in_time = everything_in_time(inputs)
        if in_time:
            yield Text(in_time, "quiet")


def _priorities(inputs: PlanInputs) -> Iterator[Block]:
    first = inputs.proposal.gaps[:_FIRST]
    if not first:
        return
    yield Subheading(say("plan.brief.first"))
    items: list[Item] = []
    told: set[str] = set()
    for gap in first:
        steps = inputs.planned.serving(gap.criterion)
        items.append(Item(f"{inputs.title_of(gap.criterion)}:", _priority(inputs, gap, told)))
        told.update(p.task.id for p in steps[:1])
    yield Bullets(tuple(items), numbered=True)
    begins = _begins(inputs)
    if begins:
        yield Text(begins)


def _begins(inputs: PlanInputs) -> str:
    """What starts in the first quarter; what runs already does not start."""
    first = inputs.planned.horizon[inputs.planned.opens]
    running = {a.id for a in inputs.actions if a.status == "doing"}
    starting = [p.task.id for p in inputs.planned.placements if p.start == first]
    names = [f"'{action_title(inputs, task)}'" for task in starting if task not in running]
    if not names:
        return ""
    more = len(names) - _BEGINS
    if more > 0:
        shown = ", ".join(names[:_BEGINS])
        return say("plan.brief.begins_more", quarter=quarter_short(first), names=shown, n=more)
    return say("plan.brief.begins", quarter=quarter_short(first), names=listing(names), n=len(names))


def _priority(inputs: PlanInputs, gap: PlanningGap, told: Collection[str]) -> str:
    """From which level to which, and what begins it when, unless that action was told before."""
    parts = [say("plan.brief.levels", level=gap.level, target=gap.target)]
    steps = inputs.planned.serving(gap.criterion)
    if not steps:
        return f"{parts[0]} {no_step_text(inputs, gap.criterion)}"
    first = steps[0]
    key = "step_same" if first.task.id in told else _beginning(inputs, first)
    ends = "" if first.end is None else quarter_text(first.end)
    was = "" if first.task.overdue is None else quarter_text(first.task.overdue)
    parts.append(say(f"plan.brief.{key}", action=action_title(inputs, first.task.id), quarter=ends, was=was))
    reason = inputs.made.late_reasons.get(first.task.id)
    if first.end is None and key != "step_same" and reason in {"capacity", "pace", "lead"}:
        whom = next(r.addressee for r in inputs.made.requests if first.task.id in r.tasks)
        parts.append(say("plan.brief.step_asked", whom=say(f"plan.addressee.{whom}_inside")))
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


def _asked(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """Per party what the plan asks, in how much, by when."""
    placed = inputs.planned.placed
    if placed:
        own = [p for p in placed if p.task.actor == "team"]
        hours = sum((q.used for q in inputs.planned.quarters), Fraction(0))
        what = say("plan.brief.own", n=len(own), total=len(placed))
        yield say("plan.brief.team"), what, _amount(hours, own), _until(placed)
    for found in asked_of_others(inputs.planned):
        yield from _party(inputs, found)
    for request in inputs.made.requests:
        title = addressee_title(inputs, request.addressee)
        before = say("plan.brief.before", day=decide_before(inputs))
        yield title, _what(request), request_amount(inputs, request), before


def _formation(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """What keeps coming back after the actions that end in the quarters ahead, as formation."""
    for asked in inputs.made.asked:
        if asked.lasting:
            amount = say("plan.brief.formation_amount", fte=fte_text(inputs, asked.lasting))
            price = price_text(inputs, asked.lasting)
            told = say("plan.brief.formation_price", amount=amount, price=price) if price else amount
            when = say("plan.brief.before", day=decide_before(inputs))
            yield addressee_title(inputs, asked.addressee), say("plan.brief.formation"), told, when


def _town(town: Town) -> tuple[str, ...]:
    """The points on which a municipality itself must decide, and by when they are done by its own list."""
    by = "no_date" if town.by is None else "town_by"
    when = say(f"plan.brief.{by}", quarter="" if town.by is None else quarter_short(town.by))
    return town.title, say("plan.brief.town", n=len(town.undecided)), say("plan.brief.town_list"), when


def _what(request: Request) -> str:
    """How many actions a decision is asked about, and for how many of them hours would do it."""
    n = len(request.items)
    short = sum(i.reason == "capacity" for i in request.items)
    if short and short < n:
        return say("plan.brief.request.both", n=n, short=short, other=n - short)
    return say("plan.brief.request.hours" if short else "plan.brief.request.pace", n=n)


def _amount(hours: Fraction, leading: Collection[Placement]) -> str:
    """Hours, and the money that is known of what a party takes up itself."""
    amount = say("plan.brief.hours", n=hours, hours=hours_text(hours))
    money = euros(p.task for p in leading)
    return amount if money is None else say("plan.brief.and_money", amount=amount, money=money_text(money))


def _party(inputs: PlanInputs, found: PartyActions) -> Iterator[tuple[str, ...]]:
    """What another party takes up and lends a hand in; hours are those of the table of such actions."""
    placements = {p.task.id: p for p in inputs.planned.placed}
    actions = [action for action in found.actions if action.task in placements]
    if not actions:
        return  # it has a part only in what has no place yet: the requests are about that
    theirs = [placements[action.task] for action in actions if action.leads]
    helping = len(actions) - len(theirs)
    key = "help" if not theirs else "theirs_and_help" if helping else "theirs"
    what = say(f"plan.brief.{key}", n=len(theirs), help=helping)
    amount = _amount(sum((action.hours for action in actions), Fraction(0)), theirs)
    until = _until([placements[action.task] for action in actions])
    yield addressee_title(inputs, found.party), what, amount, until


def _until(placements: Collection[Placement]) -> str:
    """When the last of them ends."""
    ends = [p.end for p in placements if p.end is not None]
    return say("plan.brief.until", quarter=quarter_short(max(ends))) if ends else ""
