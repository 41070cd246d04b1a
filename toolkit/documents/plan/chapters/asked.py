# SPDX-License-Identifier: EUPL-1.2
"""What is asked of others: requests with an amount and a date, and the actions that others take up."""

from collections.abc import Sequence
from fractions import Fraction

from toolkit.documents.blocks import Block, Blocks, Bullets, Item, Subheading, Table, Text
from toolkit.documents.plan.chapters.planning import when_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.measures import Party
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.others import PartyAction, PartyActions, asked_of_others
from toolkit.planning.price import price_of
from toolkit.planning.requests import HOURS_PER_FTE, HOURS_PER_WEEK, WEEKS_PER_QUARTER, Request, RequestItem
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, euros_text, hours_text, listing, quarter_short, quarter_text

_WIDTHS = (33, 13, 14, 11, 9, 20)
_NAMED = 3  # actions that a request names; all of them stand in the annex


def asked_part(inputs: PlanInputs) -> Blocks:
    """Requests first, then per party what it takes up or lends a hand in.

    Args:
        inputs: the planning and texts.

    Returns:
        Blocks; empty when nothing is asked of others.
    """
    blocks: list[Block] = []
    joint = next((r.together for r in inputs.made.requests if r.addressee == "ssd"), ())
    for request in inputs.made.requests:
        blocks += _request(inputs, request, joint)
    others = [found for found in asked_of_others(inputs.planned) if _placed(inputs, found)]
    if others:
        if blocks:
            blocks.append(Subheading(say("plan.asked.actions")))
        blocks += [Text(say("plan.asked.actions_lead")), _table(inputs, others)]
    return tuple(blocks)


def late_part(inputs: PlanInputs) -> Blocks:
    """Every action that comes later than asked or has no place, with who is asked about it.

    Args:
        inputs: the planning and texts.

    Returns:
        A table for the annex; empty when everything is in time.
    """
    rows = []
    for request in inputs.made.requests:
        whom = addressee_title(inputs, request.addressee)
        rows += [
            (i.task, quarter_short(i.deadline), _later(i), *_helps(inputs, i), whom) for i in request.items
        ]
    if not rows:
        return ()
    keys = ("action", "deadline", "later", "hours_help", "joint", "whom")
    heads = tuple(say(f"plan.asked.head.{key}") for key in keys)
    ranks = {p.task.id: p.task.rank for p in inputs.planned.placements}
    ordered = sorted(rows, key=lambda row: ranks[row[0]])
    cells = tuple((inputs.numbered(task), *rest) for task, *rest in ordered)
    return (Table(say("plan.word.late"), heads, cells, _WIDTHS),)


def _helps(inputs: PlanInputs, item: RequestItem) -> tuple[str, str]:
    """Whether more hours bring an action in time, and whether teams can do it together."""
    placement = inputs.planned.of(item.task)
    joint = placement is not None and placement.task.together
    yes, no = say("plan.asked.affirmed"), say("plan.asked.denied")
    return (yes if item.reason == "capacity" else no), (yes if joint else no)


def addressee_title(inputs: PlanInputs, addressee: str) -> str:
    """Who is asked, by name where region.yaml gives one."""
    employer = inputs.employer_title()
    names = {
        "employer": employer,
        "municipality": listing(inputs.town_titles()),
        "ssd": inputs.outcome.region.title,
        "region": inputs.outcome.region.title,
    }
    name = names[addressee]
    if addressee == "municipality" and inputs.names is not None:
        return name[:1].upper() + name[1:]  # a code says itself that it stands for a municipality
    return say(f"plan.addressee.{addressee}", name=name) if name else say(f"plan.addressee.{addressee}_alone")


def request_amount(inputs: PlanInputs, request: Request) -> str:
    """What a request asks, in hours with their price, and euro; or another pace when no amount helps."""
    parts = []
    if request.hours:
        amount = say("plan.asked.hours", n=request.hours, hours=hours_text(request.hours))
        price = _price(inputs, request.hours)
        parts.append(say("plan.asked.with_price", amount=amount, price=price) if price else amount)
    if request.euros is not None:
        money = request.euros
        outside = euros_text(money.low, money.high, yearly=money.yearly)
        parts.append(say("plan.asked.besides", amount=outside) if parts else outside)
    return ", ".join(parts) or say("plan.asked.no_amount")


def _request(inputs: PlanInputs, request: Request, joint: Sequence[str]) -> Blocks:
    title = addressee_title(inputs, request.addressee)
    lead = say(f"plan.asked.lead.{request.addressee}", n=len(request.items))
    shown = _named(inputs, request.tasks)
    blocks: list[Block] = [Subheading(title), Text(f"{lead} {say('plan.asked.about', names=shown)}")]
    if request.hours:
        price = _price(inputs, request.hours)
        told = say("plan.asked.missing_price", amount=price) if price else ""
        blocks.append(Text(f"{_missing(request)} {told}".rstrip()))
    start = first_short(request)
    if start is not None:
        blocks.append(Text(say("plan.asked.before", day=day_text(start.first_day)), "strong"))
    ways = _alternatives(inputs, request, joint)
    if ways:
        blocks += [Text(say("plan.asked.ways", n=len(ways))), Bullets(tuple(Item("", w) for w in ways))]
    return tuple(blocks)


def _named(inputs: PlanInputs, tasks: Sequence[str]) -> str:
    """The first few actions by name, the others counted."""
    names = [_with_past(inputs, task) for task in tasks]
    if len(names) <= _NAMED + 1:
        return listing(names)
    return say("plan.asked.and_more", shown=", ".join(names[:_NAMED]), n=len(names) - _NAMED)


def _with_past(inputs: PlanInputs, task: str) -> str:
    """An action by name; of one that people refused before that they did."""
    action = inputs.made.action(task)
    if action is None or not action.returned:
        return inputs.named(task)
    return say("plan.asked.returned", title=inputs.action_title(task), rank=action.rank)


def _later(item: RequestItem) -> str:
    return say("plan.asked.never") if item.later is None else quarter_short(item.later)


def first_short(request: Request) -> PlanQuarter | None:
    """The first quarter that is short of hours: before it, somebody must have decided."""
    return next((q.quarter for q in request.per_quarter if q.hours), None)


def _price(inputs: PlanInputs, hours: Fraction) -> str:
    """What hours would cost; empty where nobody gave a cost."""
    price = price_of(hours, inputs.measures.fte_cost)
    return "" if price is None else euros_text(price.low, price.high)


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
        fte=hours_like(request.fte),
        week=HOURS_PER_WEEK,
        weeks=WEEKS_PER_QUARTER,
    )


def hours_like(value: Fraction) -> str:
    """A number of hundredths as Dutch readers write it: 0,15."""
    hundredths = (value * 100 + Fraction(1, 2)).__floor__()
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}"


def _alternatives(inputs: PlanInputs, request: Request, joint: Sequence[str]) -> list[str]:
    found = []
    if request.more_capacity is not None:
        found.append(_more(inputs, request, request.more_capacity))
    if request.together and request.addressee != "ssd" and set(request.together) <= set(joint):
        found.append(say("plan.asked.way.together_there", n=len(request.together)))
    elif request.together:
        names = _named(inputs, request.together)
        found.append(say("plan.asked.way.together", names=names))
    found.append(_later_way(request))
    for reason in ("pace", "decided"):
        ids = [i.task for i in request.items if i.reason == reason]
        if ids:
            found.append(say(f"plan.asked.way.{reason}", n=len(ids), names=_named(inputs, ids)))
    return found


def _more(inputs: PlanInputs, request: Request, hours: int) -> str:
    """Extra hours for the whole plan, with their price; told in full once."""
    first = next(r for r in inputs.made.requests if r.more_capacity is not None)
    if request is not first:
        return say("plan.asked.way.more_again", whom=addressee_title(inputs, first.addressee))
    fte = hours_like(Fraction(hours, HOURS_PER_FTE))
    first_quarter = quarter_short(inputs.planned.horizon[0])
    text = say("plan.asked.way.more", hours=number_of(hours), fte=fte, quarter=first_quarter)
    amount = _price_of_more(inputs, hours)
    return f"{text} {say('plan.asked.way.more_price', amount=amount)}" if amount else text


def _price_of_more(inputs: PlanInputs, hours: int) -> str:
    """What so many hours more in every quarter ahead would cost."""
    return _price(inputs, Fraction(hours) * len(inputs.planned.horizon))


def everything_in_time(inputs: PlanInputs) -> str:
    """What it takes to do all in time that hours can do, in one sentence; empty where nothing is short."""
    hours = next((r.more_capacity for r in inputs.made.requests if r.more_capacity is not None), None)
    amount = "" if hours is None else _price_of_more(inputs, hours)
    if hours is None or not amount:
        return ""
    return say("plan.brief.in_time", hours=number_of(hours), amount=amount)


def _later_way(request: Request) -> str:
    """When all of it is ready with the hours of now, and for how many no date can be given."""
    n = len(request.items)
    if request.later is not None:
        return say("plan.asked.way.later", n=n, quarter=quarter_text(request.later))
    known = [i.later for i in request.items if i.later is not None]
    if not known:
        return say("plan.asked.way.never", n=n)
    return say(
        "plan.asked.way.later_some", n=len(known), never=n - len(known), quarter=quarter_text(max(known))
    )


def number_of(value: int) -> str:
    """A whole number as Dutch readers write it."""
    return hours_text(Fraction(value))


def _table(inputs: PlanInputs, others: Sequence[PartyActions]) -> Table:
    """A row per action, a column per party: its hours, and who takes the action up."""
    parties = [found.party for found in others]
    heads = (
        say("plan.asked.head.action"),
        *(addressee_title(inputs, party) for party in parties),
        say("plan.asked.head.when"),
    )
    cells: dict[str, dict[Party, str]] = {}
    for found in others:
        for action in found.actions:
            hours = hours_text(action.hours)
            decided = inputs.made.action(action.task)
            # where people chose who takes it up, that stands at the action
            chosen = decided is not None and decided.owner and inputs.names is None
            leads = action.leads and not chosen
            text = say("plan.asked.leads", hours=hours) if leads else hours
            cells.setdefault(action.task, {})[found.party] = text
    rows = []
    for placement in inputs.planned.placements:
        if placement.task.id in cells and placement.state == "placed":
            mine = cells[placement.task.id]
            said = (mine.get(party, "") for party in parties)
            rows.append((inputs.numbered(placement.task.id), *said, when_text(placement)))
    if len(rows) > 1:
        rows.append((say("plan.asked.total"), *(_total(inputs, found) for found in others), ""))
    widths = (40, *(45 // len(parties) for _ in parties), 15)
    return Table(say("plan.asked.actions"), heads, tuple(rows), widths, tuple(range(1, len(parties) + 1)))


def _placed(inputs: PlanInputs, found: PartyActions) -> list[PartyAction]:
    """The actions of a party that have a place; the others stand with the requests."""
    places = {p.task.id: p.state for p in inputs.planned.placements}
    return [action for action in found.actions if places.get(action.task) == "placed"]


def _total(inputs: PlanInputs, found: PartyActions) -> str:
    return hours_text(sum((action.hours for action in _placed(inputs, found)), Fraction(0)))
