# SPDX-License-Identifier: EUPL-1.2
"""What a plan asks in euro: totals per addressee, once and yearly apart, with what all of it rests on."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from toolkit.documents.blocks import Block, Table, Text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, named
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.model.content.measures import FteCost
from toolkit.planning.weighed.asked import Asked, AskedPart
from toolkit.planning.weighed.price import Price, fte_asked, price_of_fte, productive_hours
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import decimals_text, euros_text, hours_text, listing, runs_text

_WIDTHS = (27, 31, 21, 21)

Row = tuple[str, str, str, str]


def amounts(inputs: PlanInputs) -> Iterator[Block]:
    """A table of all amounts, where what nobody estimated stands with who has to; then what they rest on."""
    if inputs.made.provisional:
        yield Text(say("plan.provisional.means"))
        return
    rows = tuple(row for asked in inputs.made.asked for row in _rows(inputs, asked))
    if not rows:
        yield Text(say("plan.means.no_cost"))
        return
    yield money_table(rows)
    cost = inputs.made.cost
    if cost is not None and any(p.kind != "outside" for a in inputs.made.asked for p in a.parts):
        yield Text(cost_basis(cost))
    bases = [_basis(inputs, p) for a in inputs.made.asked for p in a.parts if p.kind == "outside"]
    if bases:
        yield Text(" ".join(bases))


def money_table(rows: Iterable[Row]) -> Table:
    """Amounts with who is asked for them: once and yearly apart."""
    columns = heads("plan.money.head", "who", "what", "once", "yearly")
    return Table(say("plan.money.title"), columns, tuple(rows), _WIDTHS, (2, 3))


def price_cells(price: Price, *, yearly: bool) -> tuple[str, str]:
    """An amount in the column for once or in that for every year."""
    amount = euros_text(price.low, price.high)
    return (NO_FIGURE, amount) if yearly else (amount, NO_FIGURE)


def price_totals(once: Price | None, yearly: Price | None) -> tuple[str, str]:
    """What amounts are together, once and in a year."""
    texts = [NO_FIGURE if price is None else euros_text(price.low, price.high) for price in (once, yearly)]
    return texts[0], texts[1]


def hours_part(inputs: PlanInputs, part: AskedPart, extra: int, lasting: Fraction) -> str:
    """What an amount for hours is for: the extra hours, or the formation for what lasts."""
    if part.kind == "extra":
        return say("plan.money.extra", n=extra, hours=hours_text(Fraction(extra)))
    return say("plan.money.lasting", hours=hours_text(lasting), fte=fte_text(inputs, lasting))


def open_sentence(inputs: PlanInputs) -> str:
    """Of how many actions somebody still has to estimate the costs, and who; empty where nobody has to."""
    if inputs.made.provisional:
        return ""
    waiting = [
        say("plan.money.by", n=len(asked.open), who=say(f"plan.who_of.{asked.addressee}"))
        for asked in inputs.made.asked
        if asked.open
    ]
    return say("plan.money.still_open", parts=listing(waiting)) if waiting else ""


def lasting_hours(inputs: PlanInputs) -> Fraction:
    """Team hours in a year that all actions of the plan keep asking; a provisional plan asks none yet."""
    if inputs.made.provisional:
        return Fraction(0)
    return sum((row.yearly for row in inputs.made.hours), Fraction(0))


def fte_text(inputs: PlanInputs, hours: Fraction) -> str:
    """Hours in a year as formation, in hundredths of an fte."""
    return decimals_text(fte_asked(hours, inputs.made.cost), 2)


def cost_basis(cost: FteCost) -> str:
    """Where the price of hours comes from, by how many hours of an fte it was divided, and what was added."""
    amount, year = euros_text(cost.low, cost.high), cost.year
    told = [say("plan.money.basis", amount=amount, basis=cost.basis.strip().rstrip("."))]
    hours = hours_text(Fraction(productive_hours(cost)))
    if cost.productive_hours is None:
        told.append(say("plan.money.gross", hours=hours))
    elif cost.hours_basis is None:
        told.append(say("plan.money.hours", hours=hours))
    else:
        told.append(say("plan.money.hours_basis", hours=hours, basis=cost.hours_basis.strip().rstrip(".")))
    if cost.index is not None:
        price, percent = price_of_fte(cost), number(cost.index.percent)
        holes = {"percent": percent, "year": cost.index.year, "amount": euros_text(price.low, price.high)}
        told.append(say("plan.money.index", basis=cost.index.basis.strip().rstrip("."), **holes))
    else:
        told.append(
            say("plan.money.no_index") if year is None else say("plan.money.no_index_since", year=year)
        )
    return " ".join(told)


def _rows(inputs: PlanInputs, asked: Asked) -> Iterator[Row]:
    who = addressee_title(inputs, asked.addressee)
    for part in asked.parts:
        yield (who, _what(inputs, asked, part), *price_cells(part.price, yearly=part.yearly))
    if len(asked.parts) > 1:
        yield who, say("plan.means.total"), *price_totals(asked.once, asked.yearly)
    if asked.open:
        by = say("plan.money.to_estimate", who=say(f"plan.who_of.{asked.addressee}"))
        numbers = runs_text([inputs.made.ranks[task] for task in asked.open])
        yield who, say("plan.money.open", n=len(asked.open), numbers=numbers), by, ""


def _what(inputs: PlanInputs, asked: Asked, part: AskedPart) -> str:
    if part.kind == "outside":
        return named(inputs, part.task)
    return hours_part(inputs, part, asked.extra, asked.lasting)


def _basis(inputs: PlanInputs, part: AskedPart) -> str:
    cost = next(p.task.cost for p in inputs.planned.placements if p.task.id == part.task)
    basis = "" if cost is None else cost.basis.strip().rstrip(".")
    return say("plan.money.basis_of", action=named(inputs, part.task), basis=basis)
