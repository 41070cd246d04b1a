# SPDX-License-Identifier: EUPL-1.2
"""What the plan asks: hours per quarter, money with its basis, and the formation with its source."""

from decimal import Decimal
from fractions import Fraction

from toolkit.documents.blocks import Block, Blocks, Bullets, Item, Subheading, Table, Text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.text import NO_FIGURE
from toolkit.planning.formation import FormationRow, FormationTable, Total, formation_table
from toolkit.planning.price import price_of
from toolkit.planning.requests import Euros, euros
from toolkit.words.catalogue import say
from toolkit.words.text import euros_text, hours_text, listing, number, quarter_short

_WIDTHS = (40, 20, 20, 20)
_SPLIT = (64, 16, 20)
_FORMATION = (30, 12, 12, 14, 32)


def means_part(inputs: PlanInputs) -> Blocks:
    """Hours, money and formation.

    Args:
        inputs: the planning and the team's profile.

    Returns:
        Blocks; empty when there is no action and no formation, as nothing is asked then.
    """
    blocks: list[Block] = []
    if inputs.planned.placements:
        blocks += _hours(inputs)
        blocks += _money(euros(p.task for p in inputs.planned.placements if p.state != "done"), inputs)
    table = formation_table(inputs.team_form)
    if inputs.names is not None:  # the sizes of a team tell who it is
        return tuple(blocks)
    if table.rows:
        blocks += _formation(inputs, table)
    elif inputs.team_form is not None and blocks:
        blocks.append(Text(say("plan.means.no_formation")))
    return tuple(blocks)


def _hours(inputs: PlanInputs) -> Blocks:
    known = not inputs.planned.unlimited
    keys = ("quarter", "used", "capacity", "left") if known else ("quarter", "used")
    heads = tuple(say(f"plan.means.head.{key}") for key in keys)
    rows: list[tuple[str, ...]] = []
    for load in inputs.planned.quarters:
        row: tuple[str, ...] = (quarter_short(load.quarter), hours_text(load.used))
        if load.capacity is not None:
            row += (hours_text(load.capacity), hours_text(load.capacity - load.used))
        rows.append(row)
    if not any(load.used for load in inputs.planned.quarters):
        return (Text(say("plan.means.no_hours")), *_split(inputs))
    widths = _WIDTHS if known else _WIDTHS[:2]
    table = Table(say("plan.means.hours"), heads, tuple(rows), widths, tuple(range(1, len(keys))))
    lead = Text(say("plan.means.hours_lead"))
    if inputs.planned.unlimited:
        return (lead, table, Text(say("plan.means.no_capacity"), "quiet"), *_split(inputs))
    return (lead, table, *_left_over(inputs), *_split(inputs))


def _left_over(inputs: PlanInputs) -> Blocks:
    """Why hours are over while actions do not fit."""
    free = [q for q in inputs.planned.quarters if q.free]
    if not free or not inputs.made.hours_of("short", "pace"):
        return ()
    hours = sum((q.free or Fraction(0) for q in free), Fraction(0))
    quarters = listing([quarter_short(q.quarter) for q in free])
    text = say("plan.means.left_over", n=hours, hours=hours_text(hours), quarters=quarters)
    begin = _beginning(inputs)
    return (Text(f"{text} {say('plan.means.begin', n=begin)}" if begin else text),)


def _beginning(inputs: PlanInputs) -> int:
    """How many actions without a place could begin within the quarters ahead and end after them."""
    last = inputs.planned.horizon[-1]
    leads = {p.task.id: p.task.lead for p in inputs.planned.placements if p.state == "outside"}
    items = [i for request in inputs.made.requests for i in request.items if i.task in leads]
    return sum(i.later is not None and i.later.plus(1 - leads[i.task]) <= last for i in items)


def _split(inputs: PlanInputs) -> Blocks:
    """What becomes of all hours that the plan asks, so that a reader can add them up."""
    if {row.kind for row in inputs.made.hours} <= {"in_time"}:
        return ()
    heads = tuple(say(f"plan.means.split_head.{key}") for key in ("kind", "actions", "hours"))
    rows = [
        (say(f"plan.means.kind.{r.kind}"), str(r.actions), hours_text(r.hours)) for r in inputs.made.hours
    ]
    total = sum(row.actions for row in inputs.made.hours)
    rows.append((say("plan.means.kind.total"), str(total), hours_text(inputs.made.hours_of())))
    return (Table(say("plan.means.split"), heads, tuple(rows), _SPLIT, (1, 2)), *_price(inputs))


def _price(inputs: PlanInputs) -> Blocks:
    """What the hours that the requests ask for would cost, with the basis of the amount."""
    hours = sum((r.hours for r in inputs.made.requests), Fraction(0))
    cost = inputs.measures.fte_cost
    found = [price_of(r.hours, cost) for r in inputs.made.requests]
    prices = [price for price in found if price is not None]
    if cost is None or not prices:
        return ()
    # of what the requests say, so that they add up to this
    amount = euros_text(sum((p.low for p in prices), Decimal(0)), sum((p.high for p in prices), Decimal(0)))
    basis = cost.basis.strip().rstrip(".")
    text = say("plan.means.price", n=hours, hours=hours_text(hours), amount=amount, basis=basis)
    left = any(q.free for q in inputs.planned.quarters)
    return (Text(f"{text} {say('plan.means.not_deducted')}" if left else text),)


def _money(found: Euros | None, inputs: PlanInputs) -> Blocks:
    if found is None:
        return (Text(say("plan.means.no_cost")),)
    lead = money_sentence(found)
    items = tuple(
        Item(
            inputs.numbered(part.task) + ":",
            say(
                "plan.cost",
                amount=euros_text(part.low, part.high, yearly=part.yearly),
                basis=part.basis.strip().rstrip("."),
            ),
        )
        for part in found.parts
    )
    return (Text(lead), Bullets(items))


def money_sentence(found: Euros) -> str:
    """What is known of money outside hours, and of how many actions nothing is known."""
    text = say("plan.means.cost", amount=euros_text(found.low, found.high, yearly=found.yearly))
    if found.without:
        text += " " + say("plan.means.cost_without", n=len(found.without))
    return text


def _formation(inputs: PlanInputs, table: FormationTable) -> Blocks:
    heads = tuple(say(f"plan.means.formation.{k}") for k in ("role", "now", "needed", "difference", "source"))
    source = say("plan.means.formation.from_profile", round=inputs.outcome.round.id)
    rows = [_role(row, source) for row in table.rows]
    totals = (_total(table.now), _total(table.needed), _difference(table.difference))
    rows.append((say("plan.means.formation.total"), *totals, say("plan.means.formation.sum")))
    caption = say("plan.means.formation.title")
    blocks: list[Block] = [Subheading(caption), Table(caption, heads, tuple(rows), _FORMATION, (1, 2, 3))]
    if table.vacancies.known:
        key = "vacancies_known" if table.vacancies.unknown else "vacancies"
        holes = {"fte": number(table.vacancies.known), "n": table.vacancies.unknown}
        blocks.append(Text(say(f"plan.means.formation.{key}", **holes)))
    return tuple(blocks)


def _role(row: FormationRow, source: str) -> tuple[str, ...]:
    return (row.role, _fte(row.now), _fte(row.needed), _signed(row.difference), source)


def _total(total: Total) -> str:
    if total.value is not None:
        return number(total.value)
    if total.known is None:
        return NO_FIGURE
    return say("plan.means.formation.at_least", fte=number(total.known), n=total.unknown)


def _difference(total: Total) -> str:
    if total.value is not None or total.known is None:
        return _signed(total.value)
    return say("plan.means.formation.at_least", fte=_signed(total.known), n=total.unknown)


def _fte(value: Decimal | None) -> str:
    return say("plan.means.formation.unknown") if value is None else number(value)


def _signed(value: Decimal | None) -> str:
    if value is None:
        return NO_FIGURE
    return f"+{number(value)}" if value > 0 else number(value)


def room(inputs: PlanInputs) -> Fraction | None:
    """Team hours over the whole horizon, or None when nobody gave them."""
    capacity = inputs.planned.capacity
    return None if capacity is None else capacity * len(inputs.planned.horizon)
