# SPDX-License-Identifier: EUPL-1.2
"""What is asked of others: requests with an amount and a date, and the actions that others take up."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, bullets, section
from toolkit.documents.plan.actions import names_text, when_text
from toolkit.documents.plan.chapters.above import above_title
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import (
    addressee_title,
    annex_named,
    chosen_owner,
    holder,
    numbered,
    section_named,
)
from toolkit.documents.plan.own_points import town_blocks, towns
from toolkit.documents.plan.requests import (
    all_named,
    decide_before,
    extra_hours,
    few_named,
    price_text,
)
from toolkit.documents.text import heads
from toolkit.model.content.measures import Party
from toolkit.planning.timed.capacity import MoreHours
from toolkit.planning.weighed.asked import PAYS
from toolkit.planning.weighed.others import PartyAction, asked_of_others
from toolkit.planning.weighed.price import QUARTERS, fte_of, productive_hours
from toolkit.planning.weighed.requests import Reason, Request, RequestItem
from toolkit.words.catalogue import say
from toolkit.words.text import decimals_text, hours_text, hours_texts, listing, quarter_short, quarter_text

_EXTRA = (60, 40)
SLOW: tuple[Reason, ...] = ("crowded", "pace", "lead")
"""Why no hours help, or why those that would are not asked."""


def others(inputs: PlanInputs) -> Section | None:
    """Requests first, for those need a decision; then what each party takes up or lends a hand in.

    None when nothing is asked of others.
    """
    return section("others", say("plan.word.others"), _blocks(inputs))


def _without(inputs: PlanInputs) -> Iterator[str]:
    """Which actions do not begin without whom: those that wait for the same parties in one sentence."""
    groups: dict[tuple[Party, ...], list[str]] = {}
    for action, parties in inputs.made.choice.waiting.items():
        groups.setdefault(tuple(parties), []).append(action)
    for parties, actions in groups.items():
        who = listing([say(f"plan.who.{party}") for party in parties])
        names = names_text(inputs, actions)
        yield say("plan.asked.if_not", n=len(actions), names=names, who=who, parties=len(parties))


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    yield from request_blocks(inputs)
    if inputs.unit.unit.kind == "team" and not inputs.made.provisional:
        yield from (Text(text) for text in _without(inputs))
    table = _table(inputs)
    if table is not None:
        if inputs.made.requests and not inputs.made.provisional:
            yield Subheading(say("plan.asked.actions"))
        yield Text(say("plan.asked.actions_lead"))
        yield table
    for town in towns(inputs):
        yield from town_blocks(inputs, town)


def request_blocks(inputs: PlanInputs) -> Iterator[Block]:
    """What does not end in time, whom to ask, and what would help; a provisional plan asks nothing."""
    for request in () if inputs.made.provisional else inputs.made.requests:
        yield from _request(inputs, request)


def _request(inputs: PlanInputs, request: Request) -> Iterator[Block]:
    yield Subheading(addressee_title(inputs, request.addressee))
    joint = "_town" if request.addressee == "steering" and inputs.unit.unit.kind != "team" else ""
    lead = [say(f"plan.asked.lead.{request.addressee}{joint}", n=len(request.items), **holder(inputs))]
    team = inputs.unit.unit.kind == "team"  # the list of a municipality has no annex
    about = "about_more" if team and not all_named(request.tasks) else "about"
    names = few_named(inputs, request.tasks)
    lead.append(say(f"plan.asked.{about}", names=names, annex=annex_named("elsewhere")))
    short = sum(i.reason == "capacity" for i in request.items)
    if short:
        lead.append(
            say(
                f"plan.asked.short.{'all' if short == len(request.items) else 'some'}",
                n=short,
                **holder(inputs),
            )
        )
    yield Text(" ".join(lead))
    turns = {task: PAYS[turn.party] for task, turn in inputs.made.turns.items() if not turn.own}
    settled = (i for i in request.items if inputs.made.above.answers(request, i))
    n = sum(turns.get(i.task) != request.addressee for i in settled)  # else it still decides about the action
    if n:
        key = "answered" if n == len(request.items) else "answered_some"
        yield Text(say(f"plan.above.{key}", n=n, section=section_named(above_title(inputs))), "strong")
    if request.more is not None:
        yield from _extra(inputs, request.more)
    if n < len(request.items):
        yield Text(say("plan.asked.before", day=decide_before(inputs)), "strong")
    ways = list(_ways(inputs, request))
    if ways:
        yield Text(
            say("plan.asked.ways", n=len(ways)) if request.more is None else say("plan.asked.other_ways")
        )
        yield bullets(ways)


def _extra(inputs: PlanInputs, more: MoreHours) -> Iterator[Block]:
    """The extra hours as a table that adds up to what is asked, what they do, and their price."""
    rows = [(quarter_short(quarter), hours_text(Fraction(n))) for quarter, n in extra_hours(inputs)]
    rows.append((say("plan.asked.total"), hours_text(Fraction(more.total))))
    title = say("plan.asked.extra.title", **holder(inputs))
    yield Table(title, heads("plan.asked.extra", "quarter", "hours"), tuple(rows), _EXTRA, (1,))
    told = [say("plan.asked.extra.does", n=len(more.helped)), say("plan.asked.extra.no_less")]
    if more.delayed:
        told.append(
            say("plan.asked.extra.delayed", n=len(more.delayed), names=few_named(inputs, more.delayed))
        )
    if inputs.unit.unit.kind != "team":  # what an hour costs is known of teams alone
        yield Text(" ".join(told))
        return
    cost = inputs.made.cost
    fte = fte_of(Fraction(more.total * QUARTERS, len(rows) - 1), cost)
    holes = {"quarters": len(rows) - 1, "year": hours_text(Fraction(productive_hours(cost)))}
    told.append(say("plan.asked.extra.fte", fte=decimals_text(fte, 2), **holes))
    price = price_text(inputs, Fraction(more.total))
    if price:
        told.append(say("plan.asked.extra.price", amount=price))
    yield Text(" ".join(told))


def _ways(inputs: PlanInputs, request: Request) -> Iterator[str]:
    """What would help; where no hours do, a later date or another decision."""
    joint = next((r.together for r in inputs.made.requests if r.addressee == "steering"), ())
    if request.together and request.addressee != "steering" and set(request.together) <= set(joint):
        yield say("plan.asked.way.together_there", n=len(request.together))
    elif request.together:
        more = set(request.together) > set(request.tasks)
        town = "_towns" if inputs.unit.unit.kind != "team" else "_more" if more else ""
        yield say(
            f"plan.asked.way.together{town}", names=few_named(inputs, request.together), **holder(inputs)
        )
    reasons: dict[Reason, list[RequestItem]] = {key: [] for key in ("capacity", *SLOW, "decided")}
    for item in request.items:
        reasons[item.reason].append(item)
    if reasons["capacity"]:
        yield say("plan.asked.way.without", later=_later(inputs, reasons["capacity"]))
    for reason in SLOW:
        items = reasons[reason]
        if items:
            names, later = few_named(inputs, [i.task for i in items]), _later(inputs, items)
            first = quarter_short(inputs.made.terms.fed)
            holes = {"names": names, "later": later, "at_once": inputs.planned.at_once, "first": first}
            holes |= holder(inputs)
            yield say(f"plan.asked.way.{reason}", n=len(items), **holes)
    if reasons["decided"]:
        names = few_named(inputs, [i.task for i in reasons["decided"]])
        yield say("plan.asked.way.decided", n=len(reasons["decided"]), names=names)


def _later(inputs: PlanInputs, items: Sequence[RequestItem]) -> str:
    """When all of it is ready with the hours of now; for what has no date, when hours would give it one."""
    known = [i.later for i in items if i.later is not None]
    never = [i for i in items if i.later is None]
    parts = []
    if known:
        key = "later_some" if never else "later"
        parts.append(say(f"plan.asked.way.{key}", n=len(known), quarter=quarter_text(max(known))))
    if never:
        names = few_named(inputs, [i.task for i in never])
        ends = [i.with_hours for i in never if i.with_hours is not None]
        parts.append(say("plan.asked.way.no_date", names=names))
        if ends:
            parts.append(say("plan.asked.way.with_hours", quarter=quarter_text(max(ends))))
        elif any(i.reason in SLOW for i in never):
            parts.append(say("plan.asked.way.smaller"))
    return " ".join(parts)


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
    hours = {
        party: dict(zip(found, hours_texts(a.hours for a in found.values()), strict=True))
        for party, found in parties.items()
    }
    rows = [
        (
            numbered(inputs, p.task.id),
            *(
                _cell(inputs, found.get(p.task.id), hours[party].get(p.task.id, ""))
                for party, found in parties.items()
            ),
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


def _cell(inputs: PlanInputs, part: PartyAction | None, hours: str) -> str:
    """The hours of a party in one action, and that it is to take it up where people did not choose who."""
    leads = part is not None and part.leads and not chosen_owner(inputs, part.task)
    return say("plan.asked.leads", hours=hours) if leads else hours
