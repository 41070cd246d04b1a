# SPDX-License-Identifier: EUPL-1.2
"""The only amount of page one: how it grows, who pays, and what may come on top of it."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from toolkit.documents.blocks import Item
from toolkit.documents.plan.amounts import fte_text, lasting_hours
from toolkit.documents.plan.annexes.formation import shortage
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import numbers_text
from toolkit.model.content.measures import NotEstimated, Party
from toolkit.model.rounding import half_up
from toolkit.planning.weighed.choice import Option
from toolkit.planning.weighed.price import price_of
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import day_text, euros_text, hours_text, listing, quarter_short

_LARGEST = 2  # actions that a sentence on formation names
_MOST = Fraction(2, 3)  # of what lasts, that these are together where so few can be


def lasting_ahead(option: Option) -> Fraction:
    """Hours that what lasts asks within the quarters ahead, 0 or more: it begins as actions end."""
    return sum((quarter.lasting for quarter in option.quarter_hours), Fraction(0))


def lasting_asked(inputs: PlanInputs) -> str:
    """The formation that is asked at most, with how many hours of it fall within this plan and after it."""
    option = inputs.made.choice.advised
    part, last = lasting_ahead(option), option.planned.horizon[-1]
    most = largest(option)
    names = numbers_text(inputs, most)
    first = option.lasting_from or last.next()
    fed = inputs.made.terms.fed  # of what begins then, the first line says so
    begins = "" if first == fed else say("board.decision.lasting_begins", quarter=quarter_short(first))
    key = "all" if len(most) == len(option.lasting_of) else "most"
    return say(
        f"board.decision.{'lasting' if part else 'lasting_after'}",
        fte=fte_text(inputs, option.lasting),
        what=say(f"board.decision.lasting_{key}", n=len(most), names=names) if most else "",
        begins=begins,
        until=quarter_short(last),
        part=hours_text(part),
        price=say("board.decision.until_price", amount=price) if (price := price_ahead(inputs)) else "",
        hours=hours_text(option.lasting),
    )


def largest(option: Option) -> frozenset[str]:
    """The few actions that are two thirds of what lasts, the largest first; none where so few are not."""
    found, together = set[str](), Fraction(0)
    for each in sorted(option.lasting_of, key=lambda each: each.hours, reverse=True)[:_LARGEST]:
        if together < option.lasting * _MOST:
            found.add(each.task)
            together += each.hours
    return frozenset(found) if together >= option.lasting * _MOST else frozenset()


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
        told.append(estimate_text(inputs))
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


def estimate_text(inputs: PlanInputs) -> str:
    """Which actions of what is asked somebody still has to estimate, by whom and before when.

    That is before an action begins, and at the latest a quarter after the decision as in the memo for a
    board; what runs already stands apart. There is at least one.
    """
    first = inputs.made.terms.fed
    tasks = {p.task.id: p for p in inputs.made.choice.advised.planned.todo}
    runs = [task for task in inputs.made.amount.open if (s := tasks[task].start) is not None and s < first]
    ahead = [task for task in inputs.made.amount.open if task not in runs]
    told = []
    if ahead:
        day = day_text(first.next().first_day)
        told.append(say("board.decision.open", day=day, n=len(ahead), parts=_by_whom(inputs, ahead)))
    if runs:
        told.append(say("board.decision.open_runs", n=len(runs), parts=_by_whom(inputs, runs)))
    return " ".join(told)


def _by_whom(inputs: PlanInputs, actions: Iterable[str]) -> str:
    """The numbers of actions, by who has to estimate them."""
    return "; ".join(
        say("board.decision.by", names=numbers_text(inputs, own), who=say(f"plan.who.{party}"))
        for party, own in to_estimate(inputs, actions).items()
    )


def to_estimate(inputs: PlanInputs, actions: Iterable[str]) -> dict[Party, list[str]]:
    """The actions of which each party still has to say what they cost."""
    tasks = {p.task.id: p.task for p in inputs.made.choice.advised.planned.todo}
    whose: dict[Party, list[str]] = {}
    for task in actions:
        money = tasks[task].money
        if isinstance(money, NotEstimated):
            whose.setdefault(money.by, []).append(task)
    return whose


def price_ahead(inputs: PlanInputs) -> str:
    """The price of what lasts within the quarters ahead; empty where there is none."""
    return price_range(inputs, lasting_ahead(inputs.option))


def lasting_after(inputs: PlanInputs, key: str) -> Iterator[str]:
    """What actions that come later ask in a year after that, so that nobody takes what is asked for all.

    Args:
        inputs: the plan.
        key: of the sentence; another one tells of the price as well.

    Yields:
        A sentence; nothing where they ask nothing that lasts.
    """
    if hours := lasting_hours(inputs) - inputs.option.lasting:
        amount = price_range(inputs, hours)
        yield say(f"{key}_priced" if amount else key, hours=hours_text(hours), amount=amount)


def price_range(inputs: PlanInputs, hours: Fraction) -> str:
    """The price of hours as they are shown, as '€ 10.100–14.200': a reader can work it out; empty without."""
    price = price_of(Fraction(half_up(hours)), inputs.made.cost)
    if price is None:
        return ""
    return say("board.option.euros", low=number(price.low), high=number(price.high))
