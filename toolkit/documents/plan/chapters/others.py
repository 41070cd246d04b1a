# SPDX-License-Identifier: EUPL-1.2
"""What is asked of others: requests with an amount and a date, and the actions that others take up."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, bullets, section
from toolkit.documents.plan.actions import when_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.municipalities import town_blocks, towns
from toolkit.documents.plan.names import addressee_title, chosen_owner, numbered
from toolkit.documents.plan.requests import few_named, first_with_more, price_of_more, price_text
from toolkit.planning.others import PartyAction, asked_of_others
from toolkit.planning.requests import HOURS_PER_FTE, HOURS_PER_WEEK, WEEKS_PER_QUARTER, Request
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, decimals_text, hours_text, listing, quarter_short, quarter_text


def others(inputs: PlanInputs) -> Section | None:
    """Requests first, for those need a decision; then what each party takes up or lends a hand in.

    None when nothing is asked of others.
    """
    return section("others", say("plan.word.others"), _blocks(inputs))


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    for request in inputs.made.requests:
        yield from _request(inputs, request)
    table = _table(inputs)
    if table is not None:
        if inputs.made.requests:
            yield Subheading(say("plan.asked.actions"))
        yield Text(say("plan.asked.actions_lead"))
        yield table
    for town in towns(inputs):
        yield from town_blocks(inputs, town)


def _request(inputs: PlanInputs, request: Request) -> Iterator[Block]:
    yield Subheading(addressee_title(inputs, request.addressee))
    lead = say(f"plan.asked.lead.{request.addressee}", n=len(request.items))
    yield Text(f"{lead} {say('plan.asked.about', names=few_named(inputs, request.tasks))}")
    if request.hours:
        price = price_text(inputs, request.hours)
        yield Text(
            " ".join([_missing(request), *([say("plan.asked.missing_price", amount=price)] if price else [])])
        )
    if request.first_short is not None:
        yield Text(say("plan.asked.before", day=day_text(request.first_short.first_day)), "strong")
    ways = list(_ways(inputs, request))
    yield Text(say("plan.asked.ways", n=len(ways)))
    yield bullets(ways)


def _missing(request: Request) -> str:
    per_quarter = [
        say("plan.asked.hours_in", n=q.hours, hours=hours_text(q.hours), quarter=quarter_short(q.quarter))
        for q in request.per_quarter
        if q.hours
    ]
    return say(
        "plan.asked.missing",
        n=request.hours,
        hours=hours_text(request.hours),
        parts=listing(per_quarter),
        fte=decimals_text(request.fte, 2),
        week=HOURS_PER_WEEK,
        weeks=WEEKS_PER_QUARTER,
    )


def _ways(inputs: PlanInputs, request: Request) -> Iterator[str]:
    """What would help; that it is late by decision or by pace is a way only if people decide otherwise."""
    if request.more_capacity is not None:
        yield _more(inputs, request, request.more_capacity)
    joint = next((r.together for r in inputs.made.requests if r.addressee == "ssd"), ())
    if request.together and request.addressee != "ssd" and set(request.together) <= set(joint):
        yield say("plan.asked.way.together_there", n=len(request.together))
    elif request.together:
        yield say("plan.asked.way.together", names=few_named(inputs, request.together))
    yield _later(request)
    for reason in ("pace", "decided"):
        ids = [i.task for i in request.items if i.reason == reason]
        if ids:
            yield say(f"plan.asked.way.{reason}", n=len(ids), names=few_named(inputs, ids))


def _more(inputs: PlanInputs, request: Request, hours: int) -> str:
    """Extra hours for the whole plan, with their price; told in full once."""
    first = first_with_more(inputs)
    if first is not None and request is not first:
        return say("plan.asked.way.more_again", whom=addressee_title(inputs, first.addressee))
    text = say(
        "plan.asked.way.more",
        hours=hours_text(Fraction(hours)),
        fte=decimals_text(Fraction(hours, HOURS_PER_FTE), 2),
        quarter=quarter_short(inputs.planned.horizon[0]),
    )
    amount = price_of_more(inputs, hours)
    return f"{text} {say('plan.asked.way.more_price', amount=amount)}" if amount else text


def _later(request: Request) -> str:
    """When all of it is ready with the hours of now, and for how many no date can be given."""
    n, known = len(request.items), [i.later for i in request.items if i.later is not None]
    if request.later is not None:
        return say("plan.asked.way.later", n=n, quarter=quarter_text(request.later))
    if not known:
        return say("plan.asked.way.never", n=n)
    holes = {"n": len(known), "never": n - len(known), "quarter": quarter_text(max(known))}
    return say("plan.asked.way.later_some", **holes)


def _table(inputs: PlanInputs) -> Table | None:
    """A row per action with a place, a column per party: its hours, and who takes the action up.

    Actions without a place stand with the requests; a party that has a part only in those has no column.
    """
    placed = inputs.planned.placed
    ids = {p.task.id for p in placed}
    actions = {
        found.party: {a.task: a for a in found.actions if a.task in ids}
        for found in asked_of_others(inputs.planned)
    }
    parties = {party: found for party, found in actions.items() if found}
    if not parties:
        return None
    columns = (
        say("plan.asked.head.action"),
        *(addressee_title(inputs, party) for party in parties),
        say("plan.asked.head.when"),
    )
    rows = [
        (
            numbered(inputs, p.task.id),
            *_cells(inputs, [f.get(p.task.id) for f in parties.values()]),
            when_text(p),
        )
        for p in placed
        if any(p.task.id in found for found in parties.values())
    ]
    if len(rows) > 1:
        sums = (sum((a.hours for a in found.values()), Fraction(0)) for found in parties.values())
        rows.append((say("plan.asked.total"), *map(hours_text, sums), ""))
    widths = (40, *(45 // len(parties) for _ in parties), 15)
    numeric = tuple(range(1, len(parties) + 1))
    return Table(say("plan.asked.actions"), columns, tuple(rows), widths, numeric)


def _cells(inputs: PlanInputs, parts: Sequence[PartyAction | None]) -> Iterator[str]:
    """The hours of each party in one action, and who is to take it up where people did not choose that."""
    for part in parts:
        hours = "" if part is None else hours_text(part.hours)
        leads = part is not None and part.leads and not chosen_owner(inputs, part.task)
        yield say("plan.asked.leads", hours=hours) if leads else hours
