# SPDX-License-Identifier: EUPL-1.2
"""What is said of a request on page one and in its own chapter: how much, at what price, and before when."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import action_title, holder, named
from toolkit.model.content.measures import Party
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.weighed.price import price_of
from toolkit.planning.weighed.requests import Addressee, Euros, Request
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, euros_text, hours_text, listing, quarter_short

_NAMED = 1  # actions that a request names; all of them stand in the annex


def money_text(money: Euros) -> str:
    """An amount outside hours."""
    return euros_text(money.low, money.high, yearly=money.yearly)


def price_text(inputs: PlanInputs, hours: Fraction) -> str:
    """What hours would cost; empty where nobody gave a cost."""
    price = price_of(hours, inputs.made.cost)
    return "" if price is None else euros_text(price.low, price.high)


def request_amount(inputs: PlanInputs, request: Request) -> str:
    """What a request asks, in hours with their price, and euro; empty where no amount helps."""
    parts = []
    if request.hours:
        hours = hours_text(Fraction(request.hours))
        amount = say("plan.asked.hours", hours=hours)
        priced = inputs.unit.unit.kind == "team"  # what an hour costs is known of teams alone
        price = price_text(inputs, Fraction(request.hours)) if priced else ""
        parts.append(say("plan.asked.with_price", amount=amount, price=price) if price else amount)
    if request.euros is not None:
        outside = money_text(request.euros)
        parts.append(say("plan.asked.besides", amount=outside) if parts else outside)
    return ", ".join(parts)


def extra_hours(inputs: PlanInputs) -> tuple[tuple[PlanQuarter, int], ...]:
    """The extra hours that the plan asks, per quarter from the first in which they can be there.

    Args:
        inputs: the plan.

    Returns:
        Quarters of the horizon with their hours, which add up to what is asked; empty when none are.
    """
    more = inputs.made.more
    if not more.total:
        return ()
    table = zip(inputs.planned.horizon, more.per_quarter, strict=True)
    return tuple((quarter, hours) for quarter, hours in table if quarter >= more.first)


def everything_in_time(inputs: PlanInputs) -> str:
    """How the extra hours of page one add up and what they do; empty where none are asked."""
    more = inputs.made.more
    parts = [
        say("plan.brief.hours_in", hours=hours, quarter=quarter_short(quarter))
        for quarter, hours in extra_hours(inputs)
        if hours
    ]
    if not parts:
        return ""
    holes = {"parts": listing(parts), "hours": more.total, "n": len(more.helped)}
    told = [say(f"plan.brief.extra.{'several' if len(parts) > 1 else 'one'}", **holes)]
    if more.delayed:
        told.append(say("plan.brief.extra.delayed", n=len(more.delayed)))
    return " ".join(told)


def decide_before(inputs: PlanInputs) -> str:
    """The day before which a decision about the plan is needed."""
    return day_text(inputs.made.terms.fed.first_day)


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides about the next step for a priority, where that has no place in the quarters ahead.

    Attributes:
        action: id of that step.
        by_hours: True where extra hours would give it a place.
        whom: who decides about those, or about when it is done.
        whether: another party, that decides whether it is done at all; None where nobody else does.
    """

    action: str
    by_hours: bool
    whom: Addressee
    whether: Party | None


def decider(inputs: PlanInputs, criterion: str) -> Decider | None:
    """Who decides about a priority of which nothing has a place in the quarters ahead.

    Args:
        inputs: the plan.
        criterion: that the priority is about.

    Returns:
        Who; None where a step has a place, where people chose a later quarter, and while the plan asks
        nothing yet.
    """
    steps = [p for p in inputs.planned.serving(criterion) if p.state != "done"]
    if not steps or inputs.made.provisional or any(p.end is not None for p in steps):
        return None
    action = steps[0].task.id
    reason = inputs.made.late_reasons.get(action)
    if reason is None or reason == "decided":
        return None
    whom = next(r.addressee for r in inputs.made.requests if action in r.tasks)
    turn = inputs.made.turns.get(action)
    whether = None if turn is None or turn.room is None else turn.party
    return Decider(action, reason == "capacity", whom, whether)


def cause_text(inputs: PlanInputs, action: str, form: str = "said") -> str:
    """Why hours alone do not bring an action in time.

    Args:
        inputs: the plan.
        action: its id.
        form: `said` as the end of a sentence, `cell` for a narrow column.

    Returns:
        The cause; empty where hours do, where people chose a later quarter, and where nothing is late.
    """
    cause, placement = inputs.made.late_causes.get(action), inputs.planned.of(action)
    if cause is None or placement is None:
        return ""
    ranks = inputs.made.ranks
    others = [named(inputs, task) if form == "said" else str(ranks[task]) for task in cause.tasks]
    holes = {"lead": placement.task.lead, "at_once": inputs.planned.at_once, "others": listing(others)}
    holes |= {"first": quarter_short(inputs.made.more.first), "n": len(others)}
    return say(f"plan.cause.{form}.{cause.kind}", **holes, **holder(inputs))


def few_named(inputs: PlanInputs, actions: Sequence[str]) -> str:
    """The first few actions by name, the others counted; 'and 1 other' would be no shorter than its name."""
    names = [_with_past(inputs, action) for action in actions]
    if all_named(actions):
        return listing(names)
    return say("plan.asked.and_more", shown=", ".join(names[:_NAMED]), n=len(names) - _NAMED)


def all_named(actions: Sequence[str]) -> bool:
    """Whether `few_named` names every one of these."""
    return len(actions) <= _NAMED + 1


def _with_past(inputs: PlanInputs, action: str) -> str:
    """An action by name; of one that people refused before that they did."""
    found = inputs.made.action(action)
    if found is None or not found.returned:
        return named(inputs, action)
    return say("plan.asked.returned", title=action_title(inputs, action), rank=found.rank)
