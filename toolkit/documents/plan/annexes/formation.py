# SPDX-License-Identifier: EUPL-1.2
"""What lasts, per basic task, and the formation per role: the tables behind what the body sums up."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from toolkit.documents.audience import FTE_STEP, VACANCY_STEP
from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, bullets, section
from toolkit.documents.plan.amounts import fte_text, lasting_hours
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import numbered
from toolkit.documents.text import NO_FIGURE, aligned, heads
from toolkit.planning.timed.task import Task
from toolkit.planning.weighed.formation import FormationTable, Total, formation_table
from toolkit.planning.weighed.price import Price, fte_asked, price_of, productive_hours, total_price
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import day_text, decimals_text, hours_text, hours_texts

_ASKED = (52, 14, 34)
_LASTING = (60, 18, 22)
_FORMATION = (49, 17, 17, 17)
_NEEDED = 2  # column that not every reader sees


def formation(inputs: PlanInputs) -> Section | None:
    """What each basic task keeps asking, beside the formation that there is.

    None where nothing lasts and no formation was given.
    """
    known = formation_table(inputs.team_form).rows
    blocks = (*_asked(inputs), *_lasting(inputs), *(formation_blocks(inputs) if known else ()))
    return section("formation", say("plan.word.formation"), blocks, annex=True)


def formation_blocks(inputs: PlanInputs) -> Iterator[Block]:
    """The formation and its vacancies as the team gave them; that it gave none where the plan asks hours."""
    table = formation_table(inputs.team_form)
    if table.rows:
        yield from _formation(inputs, table)
    elif inputs.team_form is not None and inputs.planned.placements:
        yield Text(say("plan.means.no_formation"))


def _asked(inputs: PlanInputs) -> Iterator[Block]:
    """The lasting work of which page one asks formation, per action, with room to say what has it already.

    The plan does not know that; who does fills it in before others decide.
    """
    ahead = inputs.made.more.ahead
    found = [(p.task.id, p.task.hours_a_year("team")) for p in inputs.planned.todo if p.task.id in ahead]
    hours = {task: yearly for task, yearly in found if yearly}
    if not hours or inputs.made.provisional:
        return
    title, total = say("plan.means.has_formation.title"), sum(hours.values(), Fraction(0))
    shown = dict(zip(hours, hours_texts(hours.values()), strict=True))
    rows = [
        (numbered(inputs, task), text, say("plan.means.has_formation.choose")) for task, text in shown.items()
    ]
    rows.append((say("plan.means.lasting.total"), hours_text(total), ""))
    holes = {"day": day_text(inputs.made.terms.told), "fte": fte_text(inputs, total)}
    yield Subheading(title)
    lead = say("plan.means.has_formation.lead", hours=hours_text(total), **holes)
    yield Text(f"{lead} {say('plan.means.has_formation.to')}")
    columns = heads("plan.means.has_formation", "action", "hours", "has")
    yield Table(title, columns, tuple(rows), _ASKED, (1,))
    based = [
        say("plan.means.has_formation.basis", rank=action.rank, basis=action.measure.upkeep_basis.strip())
        for action in inputs.actions
        if action.id in hours and action.measure is not None and action.measure.upkeep_basis is not None
    ]
    yield from [bullets(based, tone="quiet")] if based else ()
    lacks = shortage(inputs)
    yield from [Text(say("plan.means.has_formation.same", **lacks))] if lacks is not None else ()


def _lasting(inputs: PlanInputs) -> Iterator[Block]:
    """What each basic task keeps asking of the team, most first: formation, never hours for development."""
    total = lasting_hours(inputs)
    if not total:
        return
    hours: dict[str, list[Fraction]] = {}
    for placement in inputs.planned.todo:
        yearly = placement.task.hours_a_year("team")
        if yearly:
            hours.setdefault(_task_of(inputs, placement.task), []).append(yearly)
    rows = [
        (title, str(len(found)), hours_text(sum(found, Fraction(0))))
        for title, found in sorted(hours.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    ]
    actions = str(sum(map(len, hours.values())))
    rows.append((say("plan.means.lasting.total"), actions, hours_text(total)))
    title = say("plan.means.lasting.title")
    yield Subheading(title)
    columns = heads("plan.means.lasting", "task", "actions", "hours")
    yield Table(title, columns, tuple(rows), _LASTING, (1, 2))
    yield _origin(say("plan.means.lasting.from_measures", version=inputs.measures.version))


def _origin(source: str) -> Text:
    """Where all figures of a table come from, once."""
    return Text(say("plan.means.formation.origin", source=source), "quiet")


def _task_of(inputs: PlanInputs, task: Task) -> str:
    """The basic task that an action is for: the theme of the most urgent question."""
    themes = (inputs.theme_of(criterion) for criterion in task.criteria)
    return next((theme for theme in themes if theme), say("plan.means.lasting.other"))


def _formation(inputs: PlanInputs, table: FormationTable) -> Iterator[Block]:
    """As given; of sizes that say which team it is only what there is, between round numbers.

    With what is needed between round numbers too, the difference would tell both: they lie on either side
    of one. What the team is short of stays exact for every reader, unlike its vacancies: it is one half of
    a sum that a board decides on, with what the plan asks beside it and in euro (`shortage`), and those add
    up; who knows the one half and the sum knows the other.
    """
    exact = inputs.reader.sees("sizes")
    columns = heads("plan.means.formation", "role", "now", "needed", "difference" if exact else "more")
    shown = inputs.reader.role
    listed = table.rows if exact else ()
    rows = [(shown(r.role), _fte(r.now), _fte(r.needed), _signed(r.difference)) for r in listed]
    size = partial(inputs.reader.size, step=FTE_STEP)
    totals = (_total(table.now, size), _total(table.needed, size), _total(table.difference, _signed))
    rows.append((say("plan.means.formation.total"), *totals))
    caption = say("plan.means.formation.title")
    yield Subheading(caption)
    kept = [n for n in range(len(columns)) if n != _NEEDED or exact]
    columns, *shown_rows = [tuple(row[n] for n in kept) for row in (columns, *rows)]
    numeric, widths = tuple(range(1, len(kept))), tuple(_FORMATION[n] for n in kept)
    yield Table(caption, columns, aligned(shown_rows, numeric), widths, numeric)
    source = say("plan.means.formation.from_profile", round=inputs.outcome.round.id)
    told = [say("plan.means.formation.origin", source=source)]
    if table.vacancies.known:
        key = "vacancies_known" if table.vacancies.unknown else "vacancies"
        fte = inputs.reader.size(table.vacancies.known, VACANCY_STEP)
        holes = {"fte": fte, "n": table.vacancies.unknown}
        told.append(say(f"plan.means.formation.{key}", **holes))
    if not exact:
        told.append(say("plan.means.formation.ranges"))
    yield Text(" ".join(told), "quiet")
    yield from _relation(inputs)


def shortage(inputs: PlanInputs) -> dict[str, str] | None:
    """What the team finds it is short of, beside what the plan asks, and both together at least and at most.

    Args:
        inputs: the plan.

    Returns:
        Fte as texts: `short`, `fte` that is asked, `least` when both are the same hours, `most` when they
        are others; and `price` in a year of what it is short of, `least_price`, `most_price` and `prices`
        from the one to the other, all empty where nobody knows. None where the team is short of nothing, or
        the plan asks nothing that lasts.
    """
    lasting = inputs.made.choice.lasting
    short = formation_table(inputs.team_form).difference.value
    if not lasting or short is None or short <= 0:
        return None
    asked = fte_asked(lasting, inputs.made.cost)
    sums = {"least": max(asked, Fraction(short)), "most": asked + Fraction(short)}
    told = {key: decimals_text(value, 2) for key, value in sums.items()}
    cost = inputs.made.cost
    price, plan = price_of(Fraction(short) * productive_hours(cost), cost), price_of(lasting, cost)
    prices = {"price": price, "least_price": price if short >= asked else plan}
    prices["most_price"] = total_price((price, plan))
    told |= {key: "" if p is None else _euros(p) for key, p in prices.items()}
    least, most = prices["least_price"], prices["most_price"]
    told["prices"] = "" if least is None or most is None else _euros(replace(most, low=least.low))
    return told | {"short": number(short), "fte": fte_text(inputs, lasting)}


def _euros(price: Price) -> str:
    """A range in few letters: it stands in brackets, twice in a sentence."""
    return say("plan.means.formation.euros", low=number(price.low), high=number(price.high))


def _relation(inputs: PlanInputs) -> Iterator[Block]:
    """How to read what the team finds it is short of beside what the plan asks: never counted twice."""
    if not lasting_hours(inputs):
        return
    lacks = shortage(inputs)
    if lacks is None:
        yield Text(say("plan.means.formation.beside"))
    else:
        day = day_text(inputs.made.terms.told)
        key = "relation_priced" if lacks["price"] else "relation"
        yield Text(say(f"plan.means.formation.{key}", day=day, **lacks))


def _total(total: Total, shown: Callable[[Decimal], str]) -> str:
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
