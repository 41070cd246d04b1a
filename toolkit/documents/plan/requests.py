# SPDX-License-Identifier: EUPL-1.2
"""What is said of a request on page one and in its own chapter: how much, at what price, and before when."""

from collections.abc import Sequence
from fractions import Fraction

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import action_title, named
from toolkit.planning.price import price_of
from toolkit.planning.requests import Euros, Request
from toolkit.words.catalogue import say
from toolkit.words.text import euros_text, hours_text, listing

_NAMED = 3  # actions that a request names; all of them stand in the annex


def money_text(money: Euros) -> str:
    """An amount outside hours."""
    return euros_text(money.low, money.high, yearly=money.yearly)


def money_sentence(money: Euros) -> str:
    """What is known of money outside hours, and of how many actions nothing is known."""
    text = say("plan.means.cost", amount=money_text(money))
    return f"{text} {without_amount(money)}" if money.without else text


def without_amount(money: Euros) -> str:
    """Of how many actions nobody gave an amount."""
    return say("plan.means.cost_without", n=len(money.without))


def price_text(inputs: PlanInputs, hours: Fraction) -> str:
    """What hours would cost; empty where nobody gave a cost."""
    price = price_of(hours, inputs.measures.fte_cost)
    return "" if price is None else euros_text(price.low, price.high)


def request_amount(inputs: PlanInputs, request: Request) -> str:
    """What a request asks, in hours with their price, and euro; or another pace when no amount helps."""
    parts = []
    if request.hours:
        amount = say("plan.asked.hours", n=request.hours, hours=hours_text(request.hours))
        price = price_text(inputs, request.hours)
        parts.append(say("plan.asked.with_price", amount=amount, price=price) if price else amount)
    if request.euros is not None:
        outside = money_text(request.euros)
        parts.append(say("plan.asked.besides", amount=outside) if parts else outside)
    return ", ".join(parts) or say("plan.asked.no_amount")


def first_with_more(inputs: PlanInputs) -> Request | None:
    """The first request that more hours would help: what they do for the whole plan is told there, once."""
    return next((r for r in inputs.made.requests if r.more_capacity is not None), None)


def price_of_more(inputs: PlanInputs, hours: int) -> str:
    """What so many hours more in every quarter ahead would cost; empty where nobody gave a cost."""
    return price_text(inputs, Fraction(hours) * len(inputs.planned.horizon))


def everything_in_time(inputs: PlanInputs) -> str:
    """What it takes to do all in time that hours can do, in one sentence; empty where nothing is short."""
    request = first_with_more(inputs)
    if request is None or request.more_capacity is None:
        return ""
    amount = price_of_more(inputs, request.more_capacity)
    hours = hours_text(Fraction(request.more_capacity))
    return say("plan.brief.in_time", hours=hours, amount=amount) if amount else ""


def few_named(inputs: PlanInputs, actions: Sequence[str]) -> str:
    """The first few actions by name, the others counted; 'and 1 other' would be no shorter than its name."""
    names = [_with_past(inputs, action) for action in actions]
    if len(names) <= _NAMED + 1:
        return listing(names)
    return say("plan.asked.and_more", shown=", ".join(names[:_NAMED]), n=len(names) - _NAMED)


def _with_past(inputs: PlanInputs, action: str) -> str:
    """An action by name; of one that people refused before that they did."""
    found = inputs.made.action(action)
    if found is None or not found.returned:
        return named(inputs, action)
    return say("plan.asked.returned", title=action_title(inputs, action), rank=found.rank)
