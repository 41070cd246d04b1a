# SPDX-License-Identifier: EUPL-1.2
"""What the plan asks: hours once and lasting, money with its basis, and the formation with its source."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, section
from toolkit.documents.plan.amounts import amounts, fte_text, lasting_hours
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import annex_named, holder
from toolkit.documents.text import heads
from toolkit.model.content.measures import USUAL_SIZE
from toolkit.planning.weighed.formation import formation_table
from toolkit.planning.weighed.hours import QuarterHours, Spare, whole_left
from toolkit.planning.weighed.price import productive_hours
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.words.text import given_text, hours_text, hours_texts, listing, quarter_short

_FIRST = 16  # percent, of the column with quarters
_SPLIT = {3: (64, 16, 20), 4: (52, 12, 18, 18)}


def means(inputs: PlanInputs) -> Section | None:
    """Hours, money and formation, so that who decides about them finds them together.

    None when there is no action and no formation, as nothing is asked then.
    """
    return section("means", say("plan.word.means"), _blocks(inputs) if inputs.any_result else ())


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    if inputs.planned.placements:
        yield from hours_per_quarter(inputs)
        yield from _lasting(inputs)
        yield from amounts(inputs)
    if formation_table(inputs.team_form).rows:
        yield Text(say("plan.means.formation.annex", annex=annex_named("formation")))
    elif inputs.team_form is not None and inputs.planned.placements:
        yield Text(say("plan.means.no_formation"))


def hours_per_quarter(inputs: PlanInputs) -> Iterator[Block]:
    """What runs in each quarter and asks of its hours, what is left, and what becomes of all other hours.

    A board reads of the quarters ahead alone, so nothing there adds up to more.
    """
    found = inputs.made.quarter_hours
    if not any(q.used or q.beyond for q in found):
        yield Text(say("plan.means.no_hours", **holder(inputs)))
        yield from _split(inputs)
        return
    columns = {"running": [str(q.running) for q in found], "used": hours_texts(q.used for q in found)}
    if any(q.beyond for q in found):
        columns["beyond"] = hours_texts(q.beyond for q in found)
    if not inputs.planned.unlimited:
        columns["capacity"] = [given_text(q.capacity or Fraction(0)) for q in found]
        columns["left"] = [given_text(n) for n in whole_left(found)]
    if any(q.lasting for q in found):
        columns["lasting"] = hours_texts(q.lasting for q in found)
    rows = [
        (quarter_short(q.quarter), *cells)
        for q, cells in zip(found, zip(*columns.values(), strict=True), strict=True)
    ]
    rows.append((say("plan.means.kind.total"), *(_sums(found)[key] for key in columns)))
    yield Text(say("plan.means.hours_lead", **holder(inputs)))
    names, n = heads("plan.means.head", "quarter", *columns), len(columns) + 1
    widths = (_FIRST, *((100 - _FIRST) // (n - 1) for _ in columns))
    yield Table(say("plan.means.hours", **holder(inputs)), names, tuple(rows), widths, tuple(range(1, n)))
    told = list(_beside(inputs))
    if told:
        yield Text(" ".join(told))
    if inputs.planned.unlimited:
        yield Text(say("plan.means.no_capacity", **holder(inputs)), "quiet")
    yield from _split(inputs)


def _sums(found: Sequence[QuarterHours]) -> dict[str, str]:
    """The last row: what can be added; how many run at once cannot."""
    zero = Fraction(0)
    return {
        "running": "",
        "used": hours_text(sum((q.used for q in found), zero)),
        "beyond": hours_text(sum((q.beyond for q in found), zero)),
        "capacity": given_text(sum((q.capacity or zero for q in found), zero)),
        "left": given_text(sum(whole_left(found), zero)),
        "lasting": hours_text(sum((q.lasting for q in found), zero)),
    }


def _beside(inputs: PlanInputs) -> Iterator[str]:
    """What the columns are, and why no more runs where more could."""
    found, zero = inputs.made.quarter_hours, Fraction(0)
    beyond = sum((q.beyond for q in found), zero)
    if beyond:
        yield say("plan.means.beyond", hours=hours_text(beyond))
        yield say("plan.means.beyond_running", column=say("plan.means.head.running"))
        if inputs.reader.edition != "board":  # it has no such table
            yield say("plan.means.beyond_split")
    if any(q.lasting for q in found):
        year = hours_text(sum((row.yearly for row in inputs.made.hours), zero))
        yield say(
            "plan.means.lasting_begins", hours=hours_text(sum((q.lasting for q in found), zero)), year=year
        )
    reasons: dict[Spare, list[str]] = {}
    for q in found:
        if q.spare is not None:
            reasons.setdefault(q.spare, []).append(quarter_short(q.quarter))
    for spare, quarters in reasons.items():
        each = len(quarters) == len(found) > 1
        named = say("plan.means.each_quarter") if each else listing(quarters)
        holes = {"quarters": named, "at_once": inputs.planned.at_once}
        yield say(f"plan.means.spare.{spare}", n=len(quarters), **holes)


def _split(inputs: PlanInputs) -> Iterator[Block]:
    """What becomes of all hours that the plan asks, once and lasting, so that a reader can add them up."""
    found = inputs.made.hours
    lasting = lasting_hours(inputs)
    if inputs.reader.edition == "board" or ({row.kind for row in found} <= {"in_time"} and not lasting):
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
    columns = tuple(say(f"plan.means.split_head.{key}", **holder(inputs)) for key in shown)
    table = tuple(row[:n] for row in rows)
    yield Table(say("plan.means.split", **holder(inputs)), columns, table, _SPLIT[n], tuple(range(1, n)))
    if inputs.unit.unit.kind != "team":  # its hours do not grow with a team, and it asks itself for more
        return
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
