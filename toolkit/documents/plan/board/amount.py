# SPDX-License-Identifier: EUPL-1.2
"""The only amount of page one: how it grows, who pays, and what may come on top of it."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Item
from toolkit.documents.plan.amounts import fte_text
from toolkit.documents.plan.annexes.formation import shortage
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.content.measures import NotEstimated
from toolkit.planning.weighed.choice import Option
from toolkit.planning.weighed.price import price_of
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, euros_text, hours_text, listing, quarter_short


def lasting_ahead(option: Option) -> Fraction:
    """Hours that what lasts asks within the quarters ahead, 0 or more: it begins as actions end."""
    return sum((quarter.lasting for quarter in option.quarter_hours), Fraction(0))


def lasting_asked(inputs: PlanInputs) -> str:
    """The formation that is asked at most, with how many hours of it fall within this plan and after it."""
    option = inputs.made.choice.advised
    part = lasting_ahead(option)
    begins = option.lasting_from or option.planned.horizon[-1].next()
    return say(
        f"board.decision.{'lasting' if part else 'lasting_after'}",
        fte=fte_text(inputs, option.lasting),
        quarter=quarter_short(begins),
        part=hours_text(part),
        hours=hours_text(option.lasting),
    )


def amount(inputs: PlanInputs) -> Iterator[Item]:
    """Everything that has a price, once and yearly, and of whom."""
    found = inputs.made.amount
    prices = {"once": found.once, "yearly": found.yearly}
    parts = [
        say(f"board.decision.{key}", amount=euros_text(price.low, price.high))
        for key, price in prices.items()
        if price is not None
    ]
    payers = [say(f"plan.who_of.{who}") for who in dict.fromkeys(who for who, _ in found.parts)]
    key = "paid" if parts else "free"
    told = [say(f"board.decision.{key}", amount=listing(parts), who=listing(payers))]
    told += _beside(inputs)
    if found.open:
        told.append(say("board.decision.open", **to_estimate(inputs)))
    yield Item(say("board.decision.amount"), " ".join(told))


def _beside(inputs: PlanInputs) -> Iterator[str]:
    """What the team lacks beside what is asked: that is no part of the amount."""
    if (lacks := shortage(inputs)) is not None:
        key = "shortage_priced" if lacks["price"] else "shortage"
        yield say(f"board.decision.{key}", **lacks)


def condition(inputs: PlanInputs) -> str:
    """Under which condition hours are asked, in the words of the memo for a board."""
    return say("board.decision.condition", day=day_text(inputs.made.terms.told), what=to_know(inputs))


def to_know(inputs: PlanInputs) -> str:
    """What has to be known before hours are given: who pays, and of what lasts what is there already."""
    keys = ("paid_by", "there") if inputs.made.choice.lasting else ("paid_by",)
    return listing([say(f"board.decision.{key}") for key in keys])


def to_estimate(inputs: PlanInputs) -> dict[str, str]:
    """Which actions of what is asked somebody still has to estimate, by whom, and before which day.

    Returns:
        `parts`, the numbers with their party; `day`, a quarter after the decision as in the memo for a board.
    """
    ranks = {action.id: str(action.rank) for action in inputs.actions}
    tasks = {p.task.id: p.task for p in inputs.made.choice.advised.planned.todo}
    whose: dict[str, list[str]] = {}
    for task in inputs.made.amount.open:
        money = tasks[task].money
        if isinstance(money, NotEstimated):
            whose.setdefault(say(f"plan.who.{money.by}"), []).append(ranks[task])
    parts = [say("board.decision.by", names=listing(names), who=who) for who, names in whose.items()]
    return {"parts": "; ".join(parts), "day": day_text(inputs.made.terms.fed.next().first_day)}


def price_ahead(inputs: PlanInputs) -> str:
    """The price of what lasts within the quarters ahead; empty where there is none."""
    price = price_of(lasting_ahead(inputs.option), inputs.made.cost)
    return "" if price is None else euros_text(price.low, price.high)
