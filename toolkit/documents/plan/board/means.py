# SPDX-License-Identifier: EUPL-1.2
"""What it costs and what there is: hours, the amount as a sum, formation, vacancies, waiting list."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Table, Text, bullets, section
from toolkit.documents.plan.amounts import cost_basis, fte_text
from toolkit.documents.plan.annexes.formation import formation_blocks
from toolkit.documents.plan.board.parties import party_title
from toolkit.documents.plan.board.reader import lettered
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import numbered
from toolkit.documents.plan.requests import price_text
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.model.measures import Party
from toolkit.planning.asked import AskedPart, ends_ahead
from toolkit.planning.choice import Way
from toolkit.planning.price import Price
from toolkit.planning.requests import Addressee
from toolkit.words.catalogue import say
from toolkit.words.text import euros_text, hours_text, hours_texts, number, quarter_short

_HOURS = (24, 19, 19, 19, 19)
_MONEY = (40, 24, 18, 18)


def means(inputs: PlanInputs) -> Section | None:
    """Everything behind the amount of page one, beside the formation that there is.

    None without a result.
    """
    return section("means", say("plan.word.means"), _blocks(inputs) if inputs.any_result else ())


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    if inputs.planned.placements:
        yield from _hours(inputs)
        yield from _money(inputs)
    yield from formation_blocks(inputs)
    form = inputs.team_form
    waiting = None if form is None else form.profile.waiting_list
    if waiting is not None:
        yield Text(say("board.means.waiting_list", n=waiting, people=number(waiting)))


def _hours(inputs: PlanInputs) -> Iterator[Block]:
    """Hours per quarter beside what there is, and what is asked on top."""
    quarters, made = inputs.planned.quarters, inputs.made.choice
    columns = {say("board.means.head.used"): [load.used for load in quarters]}
    if not inputs.planned.unlimited:
        columns[say("board.means.head.capacity")] = [load.capacity or Fraction(0) for load in quarters]
    for letter, way in lettered(made):
        if way.total:
            columns[say("board.means.head.extra", letter=letter)] = [Fraction(n) for n in way.hours]
    rows = [
        (quarter_short(load.quarter), *hours)
        for load, hours in zip(quarters, zip(*map(hours_texts, columns.values()), strict=True), strict=True)
    ]
    totals = (hours_text(sum(column, Fraction(0))) for column in columns.values())
    rows.append((say("board.means.total"), *totals))
    title, n = say("board.means.hours"), len(columns) + 1
    names = (say("board.means.head.quarter"), *columns)
    yield Table(title, names, tuple(rows), _HOURS[:n], tuple(range(1, n)))
    if made.now.late:
        yield Text(say("board.means.later"), "quiet")
    if len(made.ways) > 1:
        yield bullets(_brings(inputs, letter, way) for letter, way in lettered(made))


def _brings(inputs: PlanInputs, letter: str, way: Way) -> str:
    """What a way brings and asks, as page one says of it."""
    n, late = len(way.in_time), len(way.late)
    price = price_text(inputs, Fraction(way.total))
    told = [say("board.means.brings", letter=letter, all=n + late, n=n, late=late)]
    told += [say("board.means.priced", hours=hours_text(Fraction(way.total)), price=price)] if price else []
    if way.kind == "pace":
        told.append(say("board.means.most", most=way.most, at_once=inputs.planned.at_once))
    return " ".join(told)


def _money(inputs: PlanInputs) -> Iterator[Block]:
    """Each amount with who pays it, so that a reader can add up the one that is asked."""
    found = inputs.made.amount
    rows = [
        (_what(inputs, part), _payer(inputs, addressee), *_amounts(part)) for addressee, part in found.parts
    ]
    if rows:
        rows.append((say("board.means.total"), "", _price(found.once), _price(found.yearly)))
        columns = heads("board.money.head", "what", "who", "once", "yearly")
        yield Table(say("board.money.title"), columns, tuple(rows), _MONEY, (2, 3))
    cost = inputs.made.cost
    if cost is not None and any(part.kind != "outside" for _, part in found.parts):
        yield Text(cost_basis(cost), "quiet")
    parts = [
        say("board.money.lasting_part", name=numbered(inputs, t), hours=hours_text(h))
        for t, h in _lasting(inputs)
    ]
    if parts:
        yield Text(say("board.money.lasting_of", parts="; ".join(parts)), "quiet")
    if found.open:
        yield Text(
            say(
                "board.money.open",
                n=len(found.open),
                names="; ".join(numbered(inputs, t) for t in found.open),
            )
        )


def _lasting(inputs: PlanInputs) -> Iterator[tuple[str, Fraction]]:
    """The actions of which the hours that are asked as formation are the sum."""
    for placement in inputs.planned.todo:
        hours = placement.task.hours_a_year("team")
        if hours and inputs.made.choice.lasting and ends_ahead(placement, inputs.planned, inputs.made.more):
            yield placement.task.id, hours


def _what(inputs: PlanInputs, part: AskedPart) -> str:
    if part.task:
        return numbered(inputs, part.task)
    hours = inputs.made.choice.lasting
    return say(f"board.money.{part.kind}", hours=hours_text(hours), fte=fte_text(inputs, hours))


def _payer(inputs: PlanInputs, addressee: Addressee) -> str:
    party: Party = "region" if addressee == "ssd" else addressee
    return party_title(inputs, party)


def _amounts(part: AskedPart) -> tuple[str, str]:
    text = _price(part.price)
    return (NO_FIGURE, text) if part.yearly else (text, NO_FIGURE)


def _price(price: Price | None) -> str:
    return NO_FIGURE if price is None else euros_text(price.low, price.high)
