# SPDX-License-Identifier: EUPL-1.2
"""What is asked: of this body and others, one amount, before when, what happens otherwise, and the ways."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, Item, Section, Table, Text, section
from toolkit.documents.plan.amounts import fte_text
from toolkit.documents.plan.board.reader import body, lettered, placed_until
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.municipalities import towns
from toolkit.documents.plan.requests import decide_before, price_text
from toolkit.documents.plan.sentences import provisional_text
from toolkit.documents.text import heads
from toolkit.model.region import Body, Matter
from toolkit.planning.choice import Choice, Way
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, euros_text, given_text, hours_text, listing, quarter_short

_WIDTHS = (22, 52, 15, 11)


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
    reader = body(inputs)
    day = decide_before(inputs)
    yield Text(say(f"board.decision.lead.{reader.step}", body=reader.title, day=day), "strong")
    yield Bullets(points, numbered=True)
    yield Bullets((*_amount(inputs), *_otherwise(made), *_towns(inputs)))
    if len(made.ways) > 1:
        yield _table(inputs, made)
    yield Text(_advice(inputs, made), "strong")


def _points(inputs: PlanInputs, made: Choice) -> Iterator[Item]:
    """A point per matter that the plan raises, with who decides it."""
    told: dict[Matter, str] = {
        "plan": _plan(inputs),
        "hours": _hours(inputs, made),
        "pace": _pace(made),
    }
    for matter in made.matters:
        yield Item(_label(body(inputs), inputs.outcome.region.decides(matter)), told[matter])


def _label(reader: Body, decider: Body) -> str:
    if reader.id == decider.id:
        return say("board.decision.own")
    return say("board.decision.advice_to", body=decider.title)


def _plan(inputs: PlanInputs) -> str:
    placed = inputs.planned.placed
    own = sum(p.task.actor == "team" for p in placed)
    used = sum((load.used for load in inputs.planned.quarters), Fraction(0))
    said = [say("board.decision.plan", n=len(placed), own=own, until=placed_until(inputs))]
    room = inputs.planned.room
    if used:
        key = "plan_hours" if room is None else "plan_room"
        holes = {"used": hours_text(used), "room": "" if room is None else given_text(room)}
        said.append(say(f"board.decision.{key}", **holes))
    return " ".join(said)


def _hours(inputs: PlanInputs, made: Choice) -> str:
    """The extra hours once, and the formation for what lasts."""
    way = made.advised
    table = zip(inputs.planned.horizon, way.hours, strict=True)
    parts = [
        say("plan.brief.hours_in", hours=hours, quarter=quarter_short(quarter))
        for quarter, hours in table
        if hours
    ]
    said = [say("board.decision.hours", total=way.total, parts=listing(parts))] if parts else []
    if made.lasting:
        fte = fte_text(inputs, made.lasting)
        said.append(say("board.decision.lasting", fte=fte, hours=hours_text(made.lasting)))
    return " ".join((*said[:1], *(f"{text[:1].upper()}{text[1:]}" for text in said[1:])))


def _pace(made: Choice) -> str:
    """How many come later, and for how many of those a date is not enough."""
    said = [say("board.decision.pace", n=len(made.advised.late))]
    said += [say("board.decision.undated", n=len(made.undated))] if made.undated else []
    return " ".join(said)


def _amount(inputs: PlanInputs) -> Iterator[Item]:
    """Everything that has a price, once and yearly: the only amount that is asked."""
    found = inputs.made.amount
    prices = {"once": found.once, "yearly": found.yearly}
    parts = [
        say(f"board.decision.{key}", amount=euros_text(price.low, price.high))
        for key, price in prices.items()
        if price is not None
    ]
    told = [f"{listing(parts) or say('board.decision.free')}."]
    if found.open:
        told.append(say("board.decision.open", n=len(found.open)))
    yield Item(say("board.decision.amount"), " ".join(told))


def _otherwise(made: Choice) -> Iterator[Item]:
    """What happens without a decision; nothing where nothing depends on it."""
    parts = [say("board.decision.without_formation")] if made.lasting else []
    if made.waiting:
        parts.append(say("board.decision.waiting", n=len(made.waiting)))
    helped = len(made.advised.in_time) - len(made.now.in_time)
    if helped:
        parts.append(say("board.decision.too_late", n=len(made.now.late), more=helped))
    elif made.now.late:
        parts.append(say("board.decision.not_agreed", n=len(made.now.late)))
    yield Item(say("board.decision.otherwise"), " ".join(parts) or say("board.decision.no_harm"))


def _towns(inputs: PlanInputs) -> Iterator[Item]:
    """What each municipality of the team has to decide itself, beside what this body decides."""
    for town in towns(inputs):
        if town.undecided:
            day = day_text(inputs.made.terms.fed.first_day)
            yield Item(f"{town.title}:", say("board.decision.town", n=len(town.undecided), day=day))


def _table(inputs: PlanInputs, made: Choice) -> Table:
    """The ways beside each other, with the same counts for each."""
    rows = tuple(
        (
            say(f"board.way.{way.kind}", letter=letter),
            _cost(inputs, way),
            say("board.way.of", n=len(way.in_time), all=len(way.in_time) + len(way.late)),
            str(len(way.late)),
        )
        for letter, way in lettered(made)
    )
    columns = heads("board.way.head", "way", "cost", "in_time", "late")
    return Table(say("board.way.title"), columns, rows, _WIDTHS, (2, 3))


def _cost(inputs: PlanInputs, way: Way) -> str:
    parts = [say("board.way.no_hours")]
    if way.total:
        amount = say("board.way.hours_asked", n=way.total, hours=hours_text(Fraction(way.total)))
        price = price_text(inputs, Fraction(way.total))
        parts = [say("plan.asked.with_price", amount=amount, price=price) if price else amount]
    if way.kind == "pace":
        parts.append(say("board.way.most", n=way.most))
    return ", ".join(parts)


def _advice(inputs: PlanInputs, made: Choice) -> str:
    """Which way, and why that one."""
    letters = {way.kind: letter for letter, way in lettered(made)}
    more, pace = len(made.advised.in_time) - len(made.now.in_time), made.way("pace")
    if len(made.ways) == 1:
        return say("board.advice.late" if made.now.late else "board.advice.in_time")
    parts = [say("board.advice.choose", letter=letters[made.advised.kind])]
    parts.append(say("board.advice.hours", n=more) if more else say("board.advice.no_hours"))
    if pace is not None:
        holes = {"letter": letters["pace"], "n": pace.most, "at_once": inputs.planned.at_once}
        parts.append(say("board.advice.pace", **holes))
    return " ".join(parts)
