# SPDX-License-Identifier: EUPL-1.2
"""What is asked of whom: one amount, before when, what happens otherwise, and the options."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, Item, Section, Table, Text, section
from toolkit.documents.plan.amounts import fte_text
from toolkit.documents.plan.board.amount import (
    amount,
    condition,
    lasting_after,
    lasting_asked,
    price_range,
)
from toolkit.documents.plan.board.conditions import (
    certain_undecided,
    missed_limits,
    others,
    otherwise,
    sure,
)
from toolkit.documents.plan.board.meetings import meetings
from toolkit.documents.plan.board.reader import (
    advised_letter,
    advises,
    body,
    decides,
    lettered,
    todo,
)
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import numbers_text
from toolkit.documents.plan.requests import decide_before
from toolkit.documents.plan.sentences import limit_from, provisional_text
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.model.region import Matter
from toolkit.planning.weighed.choice import Choice, Option
from toolkit.planning.weighed.price import Price
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import day_text, given_text, hours_text, listing, quarter_short

_WIDTHS = (18, 26, 38, 18)
_NAMED = 2  # actions that come later which page one has room to name


def decision(inputs: PlanInputs) -> Section | None:
    """Page one, for who reads no further: what to decide, with the advice.

    Never None: that nothing is to be decided is said too.
    """
    title = say("board.decision.known" if inputs.made.provisional else "plan.word.decision")
    return section("decision", title, _blocks(inputs), boxed=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    if not inputs.any_result:
        yield Text(say("plan.brief.nothing"))
        return
    made = inputs.made.choice
    if inputs.made.provisional:
        yield Text(provisional_text(inputs), "alarm")
        yield Text(say("board.decision.finish", body=body(inputs).title))
        return
    points = tuple(_points(inputs, made))
    if not points:
        yield Text(say("board.decision.none"))
        return
    yield Text(_lead(inputs), "strong")
    yield Bullets(points, numbered=True)
    yield from missed_limits(inputs)
    yield Bullets((*amount(inputs), *others(inputs), *meetings(inputs), *otherwise(inputs)))
    if len(made.options) > 1:
        yield _table(inputs, made)
    yield Text(_advice(inputs, made), "strong")


def _lead(inputs: PlanInputs) -> str:
    """Who decides before which day and why then, and before which day who only advises."""
    reader, terms = body(inputs), inputs.made.terms
    key = "decides" if decides(inputs, reader) else "advises" if advises(inputs, reader) else "known"
    holes = {"day": decide_before(inputs), "told": day_text(terms.told), "quarter": terms.fed.number}
    return say(f"board.decision.lead.{key}", body=reader.title, **holes)


def _points(inputs: PlanInputs, made: Choice) -> Iterator[Item]:
    """A point per matter that the plan raises, with who decides it."""
    told: dict[Matter, str] = {
        "plan": _plan(inputs, made),
        "hours": _hours(inputs, made),
        "pace": _pace(inputs, made),
    }
    for matter in made.matters:
        yield Item(_label(inputs, matter), told[matter])


def _label(inputs: PlanInputs, matter: Matter) -> str:
    """A decision of the body itself; advice to who decides after it; or what one before it decides.

    Hours and formation are asked under a condition, which says so before all else.
    """
    reader, region = body(inputs), inputs.outcome.region
    decider, bound = region.decides(matter), "_if" if matter == "hours" else ""
    if reader.id == decider.id:
        return say(f"board.decision.own{bound}")
    if region.route.index(decider) < region.route.index(reader):
        return say(f"board.decision.to_know{bound}", body=decider.title)
    return say(f"board.decision.advice_to{bound}", body=decider.title, day=day_text(inputs.made.terms.told))


def _plan(inputs: PlanInputs, made: Choice) -> str:
    """What is done of all that is to be done, and whose hours it takes."""
    option, letter = made.advised, advised_letter(made)
    what = say("board.decision.option", letter=letter) if letter else say("board.decision.this_plan")
    until = quarter_short(option.planned.horizon[-1])
    holes = {"what": what, "all": todo(option), "n": len(option.in_time), "until": until}
    certain = sure(inputs, option)
    parts = {"sure": certain, "others": len(option.in_time) - certain}
    told = listing([say(f"board.decision.part.{key}", n=n) for key, n in parts.items() if n])
    key = "plan_joined" if parts["sure"] < len(option.in_time) else "plan"
    said = [say(f"board.decision.{key}", parts=told, **holes)]
    if overdue := [p.task.id for p in option.planned.placed if p.task.overdue is not None and not p.late]:
        said.append(say("board.decision.overdue", n=len(overdue), names=numbers_text(inputs, overdue)))
    behind = [p for p in option.planned.placed if p.late]
    if behind:
        said.append(say("board.decision.behind", n=len(behind)))
    room = option.planned.room
    if option.used:
        key = "hours_unknown" if room is None else "hours_extra" if option.total else "hours_there"
        holes = {"used": hours_text(option.used), "extra": option.total}
        holes |= {} if room is None else {"room": given_text(room)}
        said.append(say(f"board.decision.{key}", **holes))
    return " ".join(said)


def _hours(inputs: PlanInputs, made: Choice) -> str:
    """The extra hours once, and the formation for what lasts."""
    total = 0 if "hours" in made.answered else made.advised.total
    said = [say("board.decision.extra", total=total)] if total else []
    if made.lasting and "formation" not in made.answered:
        said.append(lasting_asked(inputs))
    told = [say("board.decision.hours", asked=listing(said)), condition(inputs)]
    if total:  # without those hours what is agreed to in the first point cannot be done
        letter = next(letter for letter, option in lettered(made) if option.kind == "now")
        told.append(say("board.decision.else_now", letter=letter))
    elif "plan" in made.matters:  # the first point: its actions begin all the same
        told.append(say("board.decision.else_stays"))
    return " ".join(told)


def _pace(inputs: PlanInputs, made: Choice) -> str:
    """How many get a later day, what is proposed for those without one, and what all of those ask then."""
    dated, undated, day = len(made.dated), len(made.undated), day_text(inputs.made.terms.over)
    key = "pace_and" if dated and undated else "pace" if dated else "undated"
    told = say(f"board.decision.{key}", n=dated or undated, m=undated, day=day, which=_which(inputs, made))
    return " ".join((told, *lasting_after(inputs, "board.decision.lasting_later")))


def _which(inputs: PlanInputs, made: Choice) -> str:
    """A few that come later, by number with when they are done; more of them only the chapter names."""
    ends, ranks = made.advised.late_ends, inputs.made.ranks
    if not 0 < len(ends) <= _NAMED or made.undated:
        return ""
    parts = [
        say("board.decision.pace_one", rank=ranks[task], quarter=quarter_short(end))
        for task, end in ends.items()
    ]
    return say("board.decision.pace_which", names=listing(parts))


def _table(inputs: PlanInputs, made: Choice) -> Table:
    """The options beside each other and what happens without a decision, with the same counts for each."""
    rows: list[tuple[str, ...]] = [
        (
            say(f"board.option.{option.kind}", letter=letter),
            *_cost(inputs, option),
            say("board.option.of", n=len(option.in_time), all=todo(option), sure=sure(inputs, option)),
        )
        for letter, option in lettered(made)
    ]
    n, every, certain = len(made.in_time_undecided), todo(made.now), certain_undecided(inputs)
    hours = made.lasting_undecided
    yearly = _uncovered(inputs, hours) if hours else NO_FIGURE
    in_time = say("board.option.of", n=n, all=every, sure=certain)
    rows.append((say("board.option.none"), NO_FIGURE, yearly, in_time))
    once = "once_open" if any(inputs.made.amount_of(option).open for option in made.options) else "once"
    columns = heads("board.option.head", "option", once, "yearly", "in_time")
    return Table(columns[0], columns, tuple(rows), _WIDTHS, (3,))


def _uncovered(inputs: PlanInputs, hours: Fraction) -> str:
    """Work that lasts without a decision, with its price: to do nothing is not free."""
    price = price_range(inputs, hours)
    key = "uncovered_priced" if price else "uncovered"
    return say(f"board.option.{key}", fte=fte_text(inputs, hours), price=price)


def _cost(inputs: PlanInputs, option: Option) -> tuple[str, str]:
    """What an option costs once and in a year: hours, with all that has a price."""
    found = inputs.made.amount_of(option)
    hours = hours_text(Fraction(option.total))
    once = say("board.option.hours_asked", hours=hours) if option.total else say("board.option.no_hours")
    yearly = (
        say("board.option.lasting", fte=fte_text(inputs, option.lasting)) if option.lasting else NO_FIGURE
    )
    besides = {part.yearly for _, part in found.parts if part.kind == "outside"}
    return (
        _with_price(once, found.once, besides=False in besides),
        _with_price(yearly, found.yearly, besides=True in besides),
    )


def _with_price(text: str, price: Price | None, *, besides: bool) -> str:
    """Hours with their price; that it is the price of more than those where it is."""
    if price is None:
        return text
    amount = say("board.option.euros", low=number(price.low), high=number(price.high))
    key = "priced_all" if besides else "priced"
    return amount if text == NO_FIGURE else say(f"board.option.{key}", amount=text, price=amount)


def _advice(inputs: PlanInputs, made: Choice) -> str:
    """Which option, and why that one."""
    letters = {option.kind: letter for letter, option in lettered(made)}
    more = len(made.advised.in_time) - len(made.now.in_time)
    if len(made.options) == 1:
        in_time = "in_time_lasting" if made.lasting else "in_time"
        return say(f"board.advice.{'late' if made.now.late else in_time}")
    parts = [say("board.advice.choose", letter=letters[made.advised.kind])]
    parts.append(say("board.advice.hours", n=more) if more else say("board.advice.no_hours"))
    faster = [(letters[kind], option) for kind in ("spare", "pace") if (option := made.option(kind))]
    if faster:
        asks = listing([say("board.advice.at_once", letter=n, n=option.most) for n, option in faster])
        region = inputs.outcome.region
        holes = {"asks": asks, "at_once": inputs.planned.at_once, "by": limit_from(region)}
        holes["body"] = region.decides("pace").short
        parts.append(say("board.advice.pace", n=len(faster), **holes))
    return " ".join(parts)
