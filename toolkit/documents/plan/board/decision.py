# SPDX-License-Identifier: EUPL-1.2
"""What is asked: of this body and others, one amount, before when, what happens otherwise, and the ways."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, Item, Section, Table, Text, section
from toolkit.documents.plan.amounts import fte_text
from toolkit.documents.plan.board.reader import body, lettered, placed_until
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.municipalities import towns
from toolkit.documents.plan.requests import decide_before
from toolkit.documents.plan.sentences import provisional_text
from toolkit.documents.text import NO_FIGURE, heads, norm_notice
from toolkit.model.region import Body, Matter
from toolkit.planning.choice import Choice, Way
from toolkit.planning.price import Price
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, euros_text, given_text, hours_text, listing, quarter_short

_WIDTHS = (20, 32, 35, 13)


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
    yield Bullets((*_amount(inputs), *_formation(inputs), *_otherwise(made), *_towns(inputs)))
    if len(made.ways) > 1:
        yield _table(inputs, made)
    yield Text(_advice(inputs, made), "strong")


def _lead(inputs: PlanInputs) -> str:
    """Who answers before which day, and why then."""
    reader, fed = body(inputs), inputs.made.terms.fed
    why = say("board.decision.why", quarter=quarter_short(fed))
    return say(f"board.decision.lead.{reader.step}", body=reader.title, day=decide_before(inputs), why=why)


def _points(inputs: PlanInputs, made: Choice) -> Iterator[Item]:
    """A point per matter that the plan raises, with who decides it."""
    told: dict[Matter, str] = {
        "plan": _plan(inputs),
        "hours": _hours(inputs, made),
        "pace": _pace(inputs, made),
    }
    for matter in made.matters:
        yield Item(_label(inputs, inputs.outcome.region.decides(matter)), told[matter])


def _label(inputs: PlanInputs, decider: Body) -> str:
    """A decision of the body itself; or advice to who decides, in time for its decision."""
    if body(inputs).id == decider.id:
        return say("board.decision.own")
    return say("board.decision.advice_to", body=decider.title, day=day_text(inputs.made.terms.told))


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
    if parts and made.added:
        said.append(say("board.decision.added", n=len(made.added)))
    if parts and made.pushed:
        ranks = {action.id: str(action.rank) for action in inputs.actions}
        names = listing([ranks[task] for task in made.pushed])
        said.append(say("board.decision.pushed", n=len(made.pushed), names=names))
    if made.lasting:
        said.append(say("board.decision.lasting", **_lasting(inputs, made.advised)))
    return _joined(said)


def _joined(said: list[str]) -> str:
    """Sentences behind a label: the first with a small letter, the others with a capital."""
    told = " ".join(f"{text[:1].upper()}{text[1:]}" for text in said)
    return f"{told[:1].lower()}{told[1:]}"


def _lasting(inputs: PlanInputs, way: Way) -> dict[str, str]:
    """What a way keeps asking: as formation, in hours in a year, and from when."""
    begins = way.lasting_from or inputs.planned.horizon[-1].next()
    fte, hours = fte_text(inputs, way.lasting), hours_text(way.lasting)
    return {"fte": fte, "hours": hours, "quarter": quarter_short(begins)}


def _pace(inputs: PlanInputs, made: Choice) -> str:
    """How many get a later day; and what is proposed for those that no day is found for."""
    said = []
    if made.dated:
        said.append(say("board.decision.pace", n=len(made.dated)))
    if made.undated:
        day = day_text(inputs.made.terms.over)
        said.append(say("board.decision.undated", n=len(made.undated), day=day))
    return _joined(said)


def _amount(inputs: PlanInputs) -> Iterator[Item]:
    """Everything that has a price, once and yearly, of whom, and on what norm it rests: the only amount."""
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
    if found.open:
        told.append(say("board.decision.open", n=len(found.open)))
    if parts and norm_notice(inputs.outcome.asked.norm):
        told.append(say("board.decision.proposal_norm"))
    yield Item(say("board.decision.amount"), " ".join(told))


def _formation(inputs: PlanInputs) -> Iterator[Item]:
    """That the plan does not know what of the formation that it asks is there already, and who does."""
    if inputs.made.choice.lasting:
        day = day_text(inputs.made.terms.told)
        yield Item(say("board.decision.formation"), say("board.decision.unknown", day=day))


def _otherwise(made: Choice) -> Iterator[Item]:
    """What happens without a decision; nothing where nothing depends on it."""
    parts = [say("board.decision.without_formation")] if made.lasting else []
    if made.waiting:
        parts.append(say("board.decision.waiting", n=len(made.waiting)))
    if made.more_late > 0:
        parts.append(say("board.decision.too_late", n=len(made.undone), more=made.more_late))
    elif made.undone:
        parts.append(say("board.decision.not_agreed", n=len(made.undone)))
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
            *_cost(inputs, way),
            say("board.way.of", n=len(way.in_time), all=len(way.in_time) + len(way.late)),
        )
        for letter, way in lettered(made)
    )
    columns = heads("board.way.head", "way", "once", "yearly", "in_time")
    return Table(say("board.way.title"), columns, rows, _WIDTHS, (3,))


def _cost(inputs: PlanInputs, way: Way) -> tuple[str, str]:
    """What a way costs once and in a year: hours, with all that has a price."""
    found = inputs.made.amount_of(way)
    hours = hours_text(Fraction(way.total))
    once = say("board.way.hours_asked", n=way.total, hours=hours) if way.total else say("board.way.no_hours")
    yearly = NO_FIGURE
    if way.lasting:
        yearly = say("board.way.lasting", **_lasting(inputs, way))
    besides = {part.yearly for _, part in found.parts if part.kind == "outside"}
    return (
        _with_price(once, found.once, besides=False in besides),
        _with_price(yearly, found.yearly, besides=True in besides),
    )


def _with_price(text: str, price: Price | None, *, besides: bool) -> str:
    """Hours with their price; that it is the price of more than those where it is."""
    if price is None:
        return text
    amount = euros_text(price.low, price.high)
    key = "priced_all" if besides else "priced"
    return amount if text == NO_FIGURE else say(f"board.way.{key}", amount=text, price=amount)


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
