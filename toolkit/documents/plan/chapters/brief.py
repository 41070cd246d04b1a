# SPDX-License-Identifier: EUPL-1.2
"""The head of page one: what the team decides, and which decisions it asks of whom, before when."""

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.plan.amounts import fte_text, open_sentence
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.municipalities import Town, towns
from toolkit.documents.plan.names import addressee_title, is_decided
from toolkit.documents.plan.requests import (
    decide_before,
    everything_in_time,
    price_text,
    request_amount,
)
from toolkit.documents.plan.sentences import provisional_text
from toolkit.documents.text import heads
from toolkit.planning.requests import Request
from toolkit.words.catalogue import say
from toolkit.words.text import quarter_short

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
    undecided = (_town(town) for town in towns(inputs) if town.undecided)
    rows = (*_requests(inputs), *_formation(inputs), *undecided)
    yield Text(_own(inputs), "strong")
    if rows:
        columns = heads("plan.brief.head", "who", "what", "amount", "when")
        yield Table(say("plan.brief.asked"), columns, rows, _WIDTHS)
    amounts = " ".join(text for text in (everything_in_time(inputs), open_sentence(inputs)) if text)
    if amounts:
        yield Text(amounts, "quiet")


def _own(inputs: PlanInputs) -> str:
    """What the team itself decides: each action that nobody said anything about yet."""
    counted = [action for action in inputs.actions if action.counts]
    waiting = sum(not is_decided(action) for action in counted)
    key = "none" if not counted else "decided" if not waiting else "decide"
    return say(f"plan.brief.own_decision.{key}", n=waiting)


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
