# SPDX-License-Identifier: EUPL-1.2
"""What the plan asks: hours once and lasting, money with its basis, and the formation with its source."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, section
from toolkit.documents.plan.amounts import amounts, fte_text, lasting_hours
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import annex_named, holder
from toolkit.documents.text import heads
from toolkit.model.measures import USUAL_SIZE
from toolkit.model.rounding import whole_parts
from toolkit.planning.formation import formation_table
from toolkit.planning.price import productive_hours
from toolkit.words.catalogue import say
from toolkit.words.text import given_text, hours_text, hours_texts, listing, number, quarter_short

_WIDTHS = (40, 20, 20, 20)
_SPLIT = {3: (64, 16, 20), 4: (52, 12, 18, 18)}


def means(inputs: PlanInputs) -> Section | None:
    """Hours, money and formation, so that who decides about them finds them together.

    None when there is no action and no formation, as nothing is asked then.
    """
    return section("means", say("plan.word.means"), _blocks(inputs) if inputs.any_result else ())


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    if inputs.planned.placements:
        yield from hours_per_quarter(inputs)
        yield from _split(inputs)
        yield from _lasting(inputs)
        yield from amounts(inputs)
    if formation_table(inputs.team_form).rows:
        yield Text(say("plan.means.formation.annex", annex=annex_named("formation")))
    elif inputs.team_form is not None and inputs.planned.placements:
        yield Text(say("plan.means.no_formation"))


def hours_per_quarter(inputs: PlanInputs) -> Iterator[Block]:
    """What the plan asks per quarter of the hours that there are, and what is left over."""
    quarters = inputs.planned.quarters
    if not any(load.used for load in quarters):
        yield Text(say("plan.means.no_hours", **holder(inputs)))
        return
    columns = ("quarter", "used") if inputs.planned.unlimited else ("quarter", "used", "capacity", "left")
    rows: list[tuple[str, ...]] = []
    for load, used in zip(quarters, whole_parts([load.used for load in quarters]), strict=True):
        numbers = [] if load.capacity is None else [load.capacity, load.capacity - used]
        rows.append((quarter_short(load.quarter), hours_text(Fraction(used)), *map(given_text, numbers)))
    yield Text(say("plan.means.hours_lead", **holder(inputs)))
    names, n = heads("plan.means.head", *columns), len(columns)
    yield Table(
        say("plan.means.hours", **holder(inputs)), names, tuple(rows), _WIDTHS[:n], tuple(range(1, n))
    )
    if inputs.planned.unlimited:
        yield Text(say("plan.means.no_capacity", **holder(inputs)), "quiet")
    else:
        yield from _left_over(inputs)


def _left_over(inputs: PlanInputs) -> Iterator[Block]:
    """Why hours are over while actions do not fit."""
    quarters = inputs.planned.quarters
    used = whole_parts([q.used for q in quarters])
    free = {q.quarter: q.capacity - n for q, n in zip(quarters, used, strict=True) if q.capacity and q.free}
    free = {quarter: hours for quarter, hours in free.items() if hours > 0}
    if not free or not inputs.made.hours_of("short", "pace", "lead"):
        return
    total = sum(free.values(), Fraction(0))
    named = listing([quarter_short(quarter) for quarter in free])
    text = say("plan.means.left_over", n=total, hours=given_text(total), quarters=named)
    begin = _could_begin(inputs)
    yield Text(f"{text} {say('plan.means.begin', n=begin, **holder(inputs))}" if begin else text)


def _could_begin(inputs: PlanInputs) -> int:
    """How many actions without a place could begin within the quarters ahead and end after them."""
    last = inputs.planned.horizon[-1]
    leads = {p.task.id: p.task.lead for p in inputs.planned.placements if p.state == "outside"}
    items = [i for request in inputs.made.requests for i in request.items if i.task in leads]
    return sum(i.later is not None and i.later.plus(1 - leads[i.task]) <= last for i in items)


def _split(inputs: PlanInputs) -> Iterator[Block]:
    """What becomes of all hours that the plan asks, once and lasting, so that a reader can add them up."""
    found = inputs.made.hours
    lasting = lasting_hours(inputs)
    if {row.kind for row in found} <= {"in_time"} and not lasting:
        return
    hours = hours_texts(row.hours for row in found)
    rows = [
        (say(f"plan.means.kind.{r.kind}"), str(r.actions), shown, hours_text(r.yearly))
        for r, shown in zip(found, hours, strict=True)
    ]
    total = (str(sum(row.actions for row in found)), hours_text(inputs.made.hours_of()), hours_text(lasting))
    rows.append((say("plan.means.kind.total"), *total))
    shown = ("kind", "actions", "hours", *(["yearly"] if lasting else []))
    n = len(shown)
    columns = heads("plan.means.split_head", *shown)
    table = tuple(row[:n] for row in rows)
    yield Table(say("plan.means.split"), columns, table, _SPLIT[n], tuple(range(1, n)))
    size = _size(inputs)
    if size:
        yield Text(size, "quiet")
    extra = Fraction(inputs.made.more.total)
    if extra and not inputs.made.provisional:
        yield Text(say("plan.means.extra", n=extra, hours=hours_text(extra)))


def _size(inputs: PlanInputs) -> str:
    """On which size of the team its hours rest."""
    if not inputs.measures.scales:
        return ""
    size = inputs.made.size
    told = {"members": size.members, "households": size.households}
    usual = {"members": USUAL_SIZE["member"], "households": USUAL_SIZE["household"]}
    own = [key for key, value in told.items() if value is not None]
    key = own[0] if len(own) == 1 else "own" if own else "usual"
    sizes = {name: number(Decimal(told[name] or usual[name])) for name in told}
    return say(f"plan.means.size.{key}", **sizes)


def _lasting(inputs: PlanInputs) -> Iterator[Block]:
    """What keeps coming back in a year, as formation; per basic task it stands in the annex."""
    total = lasting_hours(inputs)
    if not total:
        return
    year = hours_text(Fraction(productive_hours(inputs.made.cost)))
    holes = {"hours": hours_text(total), "fte": fte_text(inputs, total), "year": year}
    told = [say("plan.means.lasting.lead"), say("plan.means.lasting.fte", **holes)]
    later = next((a.lasting_later for a in inputs.made.asked if a.lasting_later), Fraction(0))
    if later:
        now = total - later
        holes = {"now": hours_text(now), "fte": fte_text(inputs, now), "later": hours_text(later)}
        key = "with_extra" if inputs.made.more.total else "now"
        told.append(say(f"plan.means.lasting.{key}", **holes))
    told.append(say("plan.means.lasting.annex", annex=annex_named("formation")))
    yield Subheading(say("plan.means.lasting.title"))
    yield Text(" ".join(told))
