# SPDX-License-Identifier: EUPL-1.2
"""What the plan asks: hours per quarter, money with its basis, and the formation with its source."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Table, Text, section
from toolkit.documents.plan.actions import priced_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import numbered
from toolkit.documents.plan.requests import money_sentence, price_text
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.planning.formation import FormationTable, Total, formation_table
from toolkit.planning.requests import euros
from toolkit.words.catalogue import say
from toolkit.words.text import euros_text, hours_text, listing, number, quarter_short

_WIDTHS = (40, 20, 20, 20)
_SPLIT = (64, 16, 20)
_FORMATION = (30, 12, 12, 14, 32)


def means(inputs: PlanInputs) -> Section | None:
    """Hours, money and formation, so that who decides about them finds them together.

    None when there is no action and no formation, as nothing is asked then.
    """
    return section("means", say("plan.word.means"), _blocks(inputs) if inputs.any_result else ())


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    asks = bool(inputs.planned.placements)
    if asks:
        yield from _hours(inputs)
        yield from _split(inputs)
        yield from _money(inputs)
    if not inputs.reader.sees("sizes"):
        return
    table = formation_table(inputs.team_form)
    if table.rows:
        yield from _formation(inputs, table)
    elif inputs.team_form is not None and asks:
        yield Text(say("plan.means.no_formation"))


def _hours(inputs: PlanInputs) -> Iterator[Block]:
    quarters = inputs.planned.quarters
    if not any(load.used for load in quarters):
        yield Text(say("plan.means.no_hours"))
        return
    columns = ("quarter", "used") if inputs.planned.unlimited else ("quarter", "used", "capacity", "left")
    rows: list[tuple[str, ...]] = []
    for load in quarters:
        numbers = [load.used]
        numbers += [] if load.capacity is None else [load.capacity, load.capacity - load.used]
        rows.append((quarter_short(load.quarter), *map(hours_text, numbers)))
    yield Text(say("plan.means.hours_lead"))
    names, n = heads("plan.means.head", *columns), len(columns)
    yield Table(say("plan.means.hours"), names, tuple(rows), _WIDTHS[:n], tuple(range(1, n)))
    if inputs.planned.unlimited:
        yield Text(say("plan.means.no_capacity"), "quiet")
    else:
        yield from _left_over(inputs)


def _left_over(inputs: PlanInputs) -> Iterator[Block]:
    """Why hours are over while actions do not fit."""
    free = {q.quarter: q.free for q in inputs.planned.quarters if q.free}
    if not free or not inputs.made.hours_of("short", "pace", "lead"):
        return
    hours = sum(free.values(), Fraction(0))
    quarters = listing([quarter_short(quarter) for quarter in free])
    text = say("plan.means.left_over", n=hours, hours=hours_text(hours), quarters=quarters)
    begin = _could_begin(inputs)
    yield Text(f"{text} {say('plan.means.begin', n=begin)}" if begin else text)


def _could_begin(inputs: PlanInputs) -> int:
    """How many actions without a place could begin within the quarters ahead and end after them."""
    last = inputs.planned.horizon[-1]
    leads = {p.task.id: p.task.lead for p in inputs.planned.placements if p.state == "outside"}
    items = [i for request in inputs.made.requests for i in request.items if i.task in leads]
    return sum(i.later is not None and i.later.plus(1 - leads[i.task]) <= last for i in items)


def _split(inputs: PlanInputs) -> Iterator[Block]:
    """What becomes of all hours that the plan asks, so that a reader can add them up."""
    found = inputs.made.hours
    if {row.kind for row in found} <= {"in_time"}:
        return
    rows = [(say(f"plan.means.kind.{r.kind}"), str(r.actions), hours_text(r.hours)) for r in found]
    total = str(sum(row.actions for row in found))
    rows.append((say("plan.means.kind.total"), total, hours_text(inputs.made.hours_of())))
    columns = heads("plan.means.split_head", "kind", "actions", "hours")
    yield Table(say("plan.means.split"), columns, tuple(rows), _SPLIT, (1, 2))
    yield from _price(inputs)


def _price(inputs: PlanInputs) -> Iterator[Block]:
    """What the extra hours would cost, with the basis of the amount: the only price of hours in the plan."""
    hours = Fraction(inputs.made.more.total)
    if not hours:
        return
    told = [say("plan.means.extra", n=hours, hours=hours_text(hours))]
    amount, cost = price_text(inputs, hours), inputs.made.cost
    if cost is not None:
        basis = cost.basis.strip().rstrip(".")
        told.append(say("plan.means.price", n=hours, amount=amount, basis=basis))
    yield Text(" ".join(told))


def _money(inputs: PlanInputs) -> Iterator[Block]:
    found = euros(p.task for p in inputs.planned.todo)
    if found is None:
        yield Text(say("plan.means.no_cost"))
        return
    amounts = {part: euros_text(part.low, part.high, yearly=part.yearly) for part in found.parts}
    yield Text(money_sentence(found))
    yield Bullets(
        tuple(
            Item(numbered(inputs, part.task) + ":", priced_text(amount, part.basis))
            for part, amount in amounts.items()
        )
    )


def _formation(inputs: PlanInputs, table: FormationTable) -> Iterator[Block]:
    columns = heads("plan.means.formation", "role", "now", "needed", "difference", "source")
    source = say("plan.means.formation.from_profile", round=inputs.outcome.round.id)
    shown = inputs.reader.role
    rows = [(shown(r.role), _fte(r.now), _fte(r.needed), _signed(r.difference), source) for r in table.rows]
    totals = (_total(table.now), _total(table.needed), _total(table.difference, signed=True))
    rows.append((say("plan.means.formation.total"), *totals, say("plan.means.formation.sum")))
    caption = say("plan.means.formation.title")
    yield Subheading(caption)
    yield Table(caption, columns, tuple(rows), _FORMATION, (1, 2, 3))
    if table.vacancies.known:
        key = "vacancies_known" if table.vacancies.unknown else "vacancies"
        holes = {"fte": number(table.vacancies.known), "n": table.vacancies.unknown}
        yield Text(say(f"plan.means.formation.{key}", **holes))


def _total(total: Total, *, signed: bool = False) -> str:
    shown = _signed if signed else number
    if total.value is not None:
        return shown(total.value)
    if total.known is None:
        return NO_FIGURE
    return say("plan.means.formation.at_least", fte=shown(total.known), n=total.unknown)


def _fte(value: Decimal | None) -> str:
    return say("plan.means.formation.unknown") if value is None else number(value)


def _signed(value: Decimal | None) -> str:
    if value is None:
        return NO_FIGURE
    return f"+{number(value)}" if value > 0 else number(value)
