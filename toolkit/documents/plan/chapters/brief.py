# SPDX-License-Identifier: EUPL-1.2
"""The head of page one: what a team or municipality decides, and what it asks of whom, before when."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.plan.amounts import fte_text, open_sentence
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.municipalities import Town, towns
from toolkit.documents.plan.names import addressee_title, holder, is_decided
from toolkit.documents.plan.requests import (
    decide_before,
    everything_in_time,
    price_text,
    request_amount,
)
from toolkit.documents.plan.sentences import provisional_text
from toolkit.documents.text import heads
from toolkit.planning.requests import Request, euros
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, hours_text, quarter_short

_WIDTHS = (27, 29, 27, 17)


def brief(inputs: PlanInputs) -> Section | None:
    """What the plan asks of whom, for who reads no further: with front and pictures it fits on one page.

    Never None, as a team that said nothing reads that.
    """
    return section("brief", say("plan.word.decision"), _blocks(inputs), boxed=True, front=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    if not inputs.any_result:
        yield Text(say("plan.brief.nothing"))
        return
    if inputs.made.provisional:
        yield Text(provisional_text(inputs), "alarm")
        return
    team = inputs.unit.unit.kind == "team"
    undecided = (_town(town) for town in towns(inputs) if team and town.undecided)
    rows = (*_requests(inputs), *_formation(inputs), *undecided)
    yield Text(_own(inputs), "strong")
    if not team:
        told = " ".join(_decide_by(inputs))
        yield from [Text(told)] if told else ()
    if rows:
        columns = heads("plan.brief.head", "who", "what", "amount", "when")
        yield Table(say("plan.brief.asked" if team else "plan.list.asked"), columns, rows, _WIDTHS)
    means = (everything_in_time(inputs), *(() if team else _means(inputs)), open_sentence(inputs))
    amounts = " ".join(text for text in means if text)
    if amounts:
        yield Text(amounts, "quiet")


def _own(inputs: PlanInputs) -> str:
    """What the team itself decides: each action that nobody said anything about yet."""
    n, before, terms = waiting(inputs), inputs.made.settle_before, inputs.made.terms
    if not n:
        key = "decided" if any(action.counts for action in inputs.actions) else "none"
    elif inputs.unit.unit.kind == "team":
        key = "decide_before"
    else:  # the workbook is for who decides in it
        key = "decides" if inputs.reader.edition == "board" else "decide"
    told = [say(f"plan.brief.own_decision.{key}", n=n, day=day_text(before), **holder(inputs))]
    if key == "decide_before" and before == terms.begins:
        told.append(say("plan.brief.own_decision.soon", quarter=quarter_short(terms.horizon[terms.opens])))
    return " ".join(told)


def waiting(inputs: PlanInputs) -> int:
    """How many actions wait for a word of whose plan it is."""
    return sum(action.counts and not is_decided(action) for action in inputs.actions)


def _decide_by(inputs: PlanInputs) -> Iterator[str]:
    """What begins before and from the day of the decision, and over how many was decided already."""
    open_ids = {a.id for a in inputs.actions if a.standing == "proposed" and a.status == "todo"}
    fed = inputs.made.terms.fed
    starts = [p.start for p in inputs.planned.placed if p.task.id in open_ids and p.start is not None]
    later = sum(start >= fed for start in starts)
    counts = {"now": len(starts) - later, "later": later}
    for key, n in counts.items():
        if n:
            which = say(f"plan.list.decide_by.{'all' if n == waiting(inputs) else 'some'}", n=n)
            yield say(f"plan.list.decide_by.{key}", which=which, n=n, day=decide_before(inputs))
    decided = sum(is_decided(action) for action in inputs.actions)
    if decided:
        yield say("plan.list.decided", n=decided)


def _means(inputs: PlanInputs) -> Iterator[str]:
    """Hours that keep coming back and money of a municipality: only what is known, and that nothing is."""
    todo = [p.task for p in inputs.planned.todo]
    lasting = sum((task.hours_a_year("municipality") for task in todo), Fraction(0))
    if lasting:
        yield say("plan.list.lasting", hours=hours_text(lasting))
    if todo and euros(todo) is None and not open_sentence(inputs):
        key = "no_cost" if any(task.hours for task in todo) else "no_cost_no_hours"
        yield say(f"plan.list.{key}", n=len(todo))


def _requests(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """What does not end in time: whom that is asked, in how much, before when."""
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
    """The points on which a municipality itself must decide, before when, and when they are done."""
    made = town.made
    told = [] if made is None else [say("plan.brief.before", day=day_text(made.terms.fed.first_day))]
    told += [] if town.by is None else [say("plan.brief.town_by", quarter=quarter_short(town.by))]
    when = "\n".join(told) or say("plan.brief.no_date")
    return town.title, say("plan.brief.town", n=len(town.undecided)), say("plan.brief.town_list"), when


def _what(request: Request) -> str:
    """How many actions a decision is asked about, and for how many of them hours would do it."""
    n = len(request.items)
    short = sum(i.reason == "capacity" for i in request.items)
    if short and short < n:
        return say("plan.brief.request.both", n=n, short=short, other=n - short)
    return say("plan.brief.request.hours" if short else "plan.brief.request.pace", n=n)
