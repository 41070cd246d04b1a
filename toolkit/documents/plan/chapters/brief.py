# SPDX-License-Identifier: EUPL-1.2
"""The head of page one: what a team or municipality decides, and what it asks of whom, before when."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Table, Text, section
from toolkit.documents.plan.amounts import fte_text, open_sentence
from toolkit.documents.plan.chapters.own_steps import decides, too_much
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import (
    addressee_title,
    annex_named,
    decided_itself,
    holder,
    named,
    numbers_of,
)
from toolkit.documents.plan.own_points import Town, towns
from toolkit.documents.plan.requests import (
    decide_before,
    everything_in_time,
    price_text,
    request_amount,
)
from toolkit.documents.plan.sentences import provisional_text
from toolkit.documents.text import heads
from toolkit.planning.weighed.asked import PAYS
from toolkit.planning.weighed.others import asked_of_others
from toolkit.planning.weighed.requests import ADDRESSEES, Addressee, Request, euros
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, hours_text, hours_texts, listing, quarter_short, runs_text

_WIDTHS = (19, 20, 61)


def brief(inputs: PlanInputs) -> Section | None:
    """What the plan asks of whom, for who reads no further: with front and pictures it fits on one page.

    Never None, as a team that said nothing reads that.
    """
    title = "now_to_do" if inputs.unit.unit.kind == "team" else "decision"
    return section("brief", say(f"plan.word.{title}"), _blocks(inputs), boxed=True, front=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    if not inputs.any_result:
        yield Text(say("plan.brief.nothing"))
        return
    if inputs.made.provisional:
        yield Text(provisional_text(inputs), "alarm")
        return
    team = inputs.unit.unit.kind == "team"
    if not team or not inputs.made.open:
        yield Text(_own(inputs), "strong")
    if not team:
        told = " ".join(_decide_by(inputs))
        yield from [Text(told)] if told else ()
    yield from _asked_by_teams(inputs)
    rows = tuple(_steps(inputs) if team else _asked(inputs))
    if rows:
        columns = heads("plan.brief.head", "when", "who", "what")
        yield Table(say("plan.brief.asked" if team else "plan.list.asked"), columns, rows, _WIDTHS)
    hours = "" if inputs.made.above.settled("hours") else everything_in_time(inputs)
    means = (hours, *(() if team else _means(inputs)), open_sentence(inputs))
    amounts = " ".join(text for text in means if text)
    if amounts:
        yield Text(amounts, "quiet")


def _asked_by_teams(inputs: PlanInputs) -> Iterator[Text]:
    """Where an employer reads what its teams ask of it, which its own list does not repeat."""
    if inputs.unit.unit.kind == "employer" and inputs.reader.edition == "team":
        name = {"party": inputs.unit.unit.id, "round": inputs.outcome.round.id}
        yield Text(say("plan.list.asked_by_teams", book=say("cli.plannen.name.employer", **name)))


def _own(inputs: PlanInputs) -> str:
    """About how many actions a municipality decides itself; or that nothing is left to decide."""
    n = len(inputs.made.open)
    if not n:
        key = "decided" if any(action.counts for action in inputs.actions) else "none"
    else:  # the workbook is for who decides in it
        key = "decides" if inputs.reader.edition == "board" else "decide"
    return say(f"plan.brief.own_decision.{key}", n=n, **holder(inputs))


def _steps(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """What is to be done now, by whom and before when: what runs, what the team decides, what others do."""
    terms, now = inputs.made.terms, date.min
    dated = [
        *((now, row) for row in _running(inputs)),
        *((inputs.made.choose_before, row) for row in too_much(inputs)),
        *((inputs.made.settle_before, row) for row in decides(inputs)),
        *((terms.told, row) for row in _told(inputs)),
        *((terms.fed.first_day, row) for row in _asked(inputs)),
    ]
    return (row for _, row in sorted(dated, key=lambda pair: pair[0]))


def _running(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """What the team is busy with, and what it begins in the first quarter that is open: that was decided."""
    own = {a.id: a for a in inputs.actions if a.party == "team" and a.id not in inputs.made.turns}
    running = [p.task.id for p in inputs.planned.placed if p.task.begun and p.task.id in own]
    first = inputs.planned.horizon[inputs.planned.opens]
    begins = [p.task.id for p in inputs.planned.placed if p.start == first and p.task.id in own]
    parts = {"going_on": running, "begins": [task for task in begins if task not in running]}
    told = [say(f"plan.brief.{key}", names=_first_named(inputs, ids)) for key, ids in parts.items() if ids]
    if told:
        yield say("plan.brief.now"), holder(inputs)["who"], "; ".join(told)


def _first_named(inputs: PlanInputs, actions: Sequence[str]) -> str:
    """The first by name, the others by number: the page has no room for more."""
    return listing([named(inputs, actions[0]), *numbers_of(inputs, actions[1:])])


def _told(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """What people say before others decide about formation, as the plan does not know it."""
    if inputs.made.choice.lasting:
        before = say("plan.brief.before", day=day_text(inputs.made.terms.told))
        yield before, say("plan.brief.told_by"), say("plan.brief.told", annex=annex_named("formation"))


def _asked(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    """What is asked of others: a row per party, with the number of every action that waits for it."""
    before = say("plan.brief.before", day=decide_before(inputs))
    team = inputs.unit.unit.kind == "team"
    own = [(PAYS[town.kind], _town(town)) for town in towns(inputs) if town.undecided]
    for addressee in ADDRESSEES:
        told = [*_requests(inputs, addressee), *_waiting(inputs, addressee)]
        told += [*(_promises(inputs, addressee) if team else ()), *_formation(inputs, addressee)]
        title = addressee_title(inputs, addressee)
        mine = [each for each in own if each[0] == addressee and each[1][:2] == (before, title)]
        if told and mine:
            told.append(mine[0][1][-1])  # the same party before the same day stands once
            own.remove(mine[0])
        if told:
            yield before, title, "; ".join(told)
    yield from (row for _, row in own)


def _waiting(inputs: PlanInputs, addressee: Addressee) -> Iterator[str]:
    """Which actions wait for another party: for room that it can give, or until it decides about them."""
    turns = {a.rank: inputs.made.turns[a.id] for a in inputs.actions if a.id in inputs.made.turns}
    theirs = {rank: turn for rank, turn in turns.items() if not turn.own and PAYS[turn.party] == addressee}
    room = [rank for rank, turn in theirs.items() if turn.kind in {"hours", "pace"}]
    for key, ranks in {"waits": room, "decide": [rank for rank in theirs if rank not in room]}.items():
        if ranks:
            yield say(f"plan.brief.{key}", n=len(ranks), names=runs_text(ranks))


def _promises(inputs: PlanInputs, addressee: Addressee) -> Iterator[str]:
    """The hours of a party without which actions of the team do not begin: no decision of its own."""
    needed, ranks = inputs.made.choice.waiting, inputs.made.ranks
    own = {p.task.id for p in inputs.planned.placed if p.task.actor == p.task.holder and p.task.id in needed}
    asked = (
        a for each in asked_of_others(inputs.planned) if PAYS[each.party] == addressee for a in each.actions
    )
    hours = {a.task: a.hours for a in asked if a.task in own and a.hours}
    parts = [
        say("plan.brief.promise", hours=text, rank=ranks[task])
        for task, text in zip(hours, hours_texts(hours.values()), strict=True)
    ]
    if parts:
        yield say("plan.brief.promises", parts=listing(parts))


def _decide_by(inputs: PlanInputs) -> Iterator[str]:
    """What begins before and from the day of the decision, and over how many was decided already."""
    open_ids = {action.id for action in inputs.made.open}
    fed = inputs.made.terms.fed
    starts = [p.start for p in inputs.planned.placed if p.task.id in open_ids and p.start is not None]
    later = sum(start >= fed for start in starts)
    counts = {"now": len(starts) - later, "later": later}
    for key, n in counts.items():
        if n:
            which = say(f"plan.list.decide_by.{'all' if n == len(open_ids) else 'some'}", n=n)
            yield say(f"plan.list.decide_by.{key}", which=which, n=n, day=decide_before(inputs))
    decided = sum(decided_itself(action) for action in inputs.actions)
    if decided:
        yield say("plan.list.decided", n=decided, **holder(inputs))


def _means(inputs: PlanInputs) -> Iterator[str]:
    """Hours that keep coming back and money of a municipality: only what is known, and that nothing is."""
    todo = [p.task for p in inputs.planned.todo]
    lasting = sum((task.hours_a_year(task.holder) for task in todo), Fraction(0))
    if lasting:
        yield say("plan.list.lasting", hours=hours_text(lasting), **holder(inputs))
    if todo and euros(todo) is None and not open_sentence(inputs):
        key = "no_cost" if any(task.hours for task in todo) else "no_cost_no_hours"
        yield say(f"plan.list.{key}", n=len(todo))


def _requests(inputs: PlanInputs, addressee: Addressee) -> Iterator[str]:
    """What does not end in time, as it is asked of a party, in how much."""
    for request in inputs.made.asking:
        if request.addressee == addressee:
            amount = request_amount(inputs, request)
            yield say("plan.brief.amount", what=_what(request), amount=amount) if amount else _what(request)


def _formation(inputs: PlanInputs, addressee: Addressee) -> Iterator[str]:
    """What keeps coming back after the actions that end in the quarters ahead, as formation."""
    for asked in inputs.made.asked:
        if asked.lasting and asked.addressee == addressee and not inputs.made.above.settled("formation"):
            amount = say("plan.brief.formation_amount", fte=fte_text(inputs, asked.lasting))
            price = price_text(inputs, asked.lasting)
            told = say("plan.brief.formation_price", amount=amount, price=price) if price else amount
            yield say("plan.brief.amount", what=say("plan.brief.formation"), amount=told)


def _town(town: Town) -> tuple[str, ...]:
    """The points on which a municipality itself must decide, before when, and when they are done."""
    made, by, n = town.made, town.by, len(town.undecided)
    day = "" if made is None else day_text(made.terms.fed.first_day)
    when = say("plan.brief.before", day=day) if day else say("plan.brief.no_date")
    ready = quarter_short(by) if by is not None else ""
    return when, town.title, say(f"plan.brief.town{'_by' if ready else ''}", n=n, quarter=ready)


def _what(request: Request) -> str:
    """How many actions a decision is asked about, and for how many of them hours would do it."""
    n = len(request.items)
    short = sum(i.reason == "capacity" for i in request.items)
    if short and short < n:
        return say("plan.brief.request.both", n=n, short=short, other=n - short)
    key = "hours" if short else "pace" if request.addressee == "steering" else "date"
    return say(f"plan.brief.request.{key}", n=n)
